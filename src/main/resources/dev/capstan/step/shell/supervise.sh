# The detached half of an attempt: claims it, runs the script, keeps its output within bounds and writes how it ended.
# It leads a session and process group of its own.
dir=$1
mine=$2
folder=$3
output_blocks=16384 # of 512 bytes: 8 MiB from the beginning, then the last 64 KiB in "rest"

started_at $$
read -r boot <"$boot_file"
printf "%s %s %s %s\n" $$ "$process_start" "$boot" "$(date +%s)" >"$mine/claim"
settle "$mine/claim"
ln "$mine/claim" "$dir/claim" 2>/dev/null || { rm -rf "$mine"; exit 0; }
# Before the script does anything, the claim must be safe from a power cut.
settle "$dir" "$dir/.." "$dir/../.." "$dir/../../.."

finish() {
    printf "%s\n" "$1" >"$mine/exit"
    settle "$mine/exit"
    mv "$mine/exit" "$dir/exit"
    settle "$dir"
}

moment() { sleep "$1" 2>/dev/null || sleep 1; }

# Output that is still in the pipe. A daemon that holds the pipe open is waited for a second and no longer.
drain() {
    tries=0
    while [ ! -e "$dir/drained" ] && [ $tries -lt 20 ]; do
        moment 0.05
        tries=$((tries + 1))
    done
}

find_others() {
    others=
    for stat in /proc/[0-9]*/stat; do
        { read -r process <"$stat"; } 2>/dev/null || continue
        number=${process%% *}
        set -- ${process##*) }
        [ "$3" != $$ ] || [ "$1" = Z ] || [ "$number" = $$ ] || others="$others $number"
    done
}

# Told to end: the whole group is asked, given a grace, then ended, and only then the outcome is written.
end_group() {
    read -r reason grace_tenths <"$dir/ending"
    kill -TERM 0
    tries=0
    find_others
    while [ -n "$others" ] && [ $tries -lt $grace_tenths ]; do
        moment 0.1
        tries=$((tries + 1))
        find_others
    done
    [ -z "$others" ] || kill -KILL $others 2>/dev/null
    drain
    finish "ended $reason"
    kill -KILL 0
}

from_home "$folder"
folder=$path
exec 7<"$mine/env"
rm -f "$mine/env"
: >"$dir/output"
[ -d "$folder" ] && [ -x "$folder" ] || { finish "missing"; exit 0; }

mkfifo "$mine/pipe" && exec 4<>"$mine/pipe" 5<"$mine/pipe" 6>"$mine/pipe" && exec 4<&- || { finish "exited 126"; exit 0; }
rm -f "$mine/pipe"
# In a session of its own: whoever outlives the script and still prints must not die of a closed pipe.
setsid /bin/sh -c '
    (ulimit -c 0; ulimit -f "$2"; exec cat >>"$1/output") 2>/dev/null
    tail -c 65536 >"$1/rest"
    [ -s "$1/rest" ] || rm -f "$1/rest"
    : >"$1/drained"
' capstan-output "$dir" $output_blocks <&5 >/dev/null 2>&1 5<&- 6>&- 7<&- &

ending=
trap '[ ! -e "$dir/ending" ] || ending=yes' TERM
(
    trap - TERM
    find_login
    enter_clean /bin/sh "$mine/enter" "$folder" /bin/sh "$mine/script"
) <&7 >&6 2>&6 5<&- 6>&- 7<&- &
script=$!
exec 5<&- 6>&- 7<&-
while :; do
    wait $script
    code=$?
    [ -z "$ending" ] || end_group
    kill -0 $script 2>/dev/null || break
done
drain
finish "exited $code"
