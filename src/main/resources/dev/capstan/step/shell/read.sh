# A file of the target, or the environment of the process whose id stands in it.
take folder
take file
take kind
from_home "$folder"
case $file in
    "~/"* | /*) from_home "$file" ;;
    *) path=$path/$file ;;
esac
[ -f "$path" ] && [ -r "$path" ] || { say missing; exit 0; }
if [ "$kind" = environ ]; then
    read -r pid <"$path" || [ -n "$pid" ] || { say gone; exit 0; }
    case $pid in
        "" | *[!0-9]*) say gone; exit 0 ;;
    esac
    path=/proc/$pid/environ
    [ -r "$path" ] || { say gone; exit 0; }
fi
say ok
head -c 1048577 "$path"
