# Removes the folders of attempts that ended long ago, and says how many.
take root
take days
from_home "$root"
count=0
for dir in "$path"/*/*/*; do
    [ -d "$dir" ] || continue
    [ -n "$(find "$dir" -prune -mtime "+$days" 2>/dev/null)" ] || continue
    find_state
    [ "$state" != alive ] || continue
    rm -rf "$dir" && count=$((count + 1))
    rmdir "${dir%/*}" 2>/dev/null && rmdir "${dir%/*/*}" 2>/dev/null
done
say $count
