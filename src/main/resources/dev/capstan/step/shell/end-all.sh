# Ends every attempt that is alive: its group is asked, given a grace, then ended. A supervisor writes how its script
# ended, as always. Says how many those were.
take root
take grace_tenths
from_home "$root"
attempts=$path

find_living() {
    living=
    for dir in "$attempts"/*/*/*; do
        [ -d "$dir" ] || continue
        find_state
        [ "$state" != alive ] || living="$living $pid"
    done
}

find_living
set -- $living
count=$#
for group in $living; do kill -TERM "-$group" 2>/dev/null; done
tries=0
while [ -n "$living" ] && [ $tries -lt $grace_tenths ]; do
    sleep 0.1 2>/dev/null || sleep 1
    tries=$((tries + 1))
    find_living
done
for group in $living; do kill -KILL "-$group" 2>/dev/null; done
say $count
