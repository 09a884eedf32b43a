# What all programs of backups share. They run detached on the target, with "set -e" before the first line. Values come
# as environment variables; those of part number N are called pN_name and read by "value name". Secrets are among them
# and never stand on a command line.
#
# Two folders: "$notes" holds a few small files for the bot (why it was refused, what is owed), "$room" is beside the
# finished backups and holds whatever is big. Both belong to one attempt of one step, named by "$task".
umask 077
unset LC_ALL
LC_ALL=C
export LC_ALL
tab=$(printf "\t")

say() { printf "%s\n" "$*"; }

# A path as people write it: from the login's home unless it is absolute.
from_home() {
    case $1 in
        /*) path=$1 ;;
        "" | "~") path=$HOME ;;
        "~/"*) path=$HOME/${1#??} ;;
        *) path=$HOME/$1 ;;
    esac
}

settle() { sync "$@" 2>/dev/null || sync; }

# Ends the program for a reason that the bot puts into words: a word for it, then what it is about.
refuse() {
    printf "%s\n" "$@" >"$notes/refusal"
    say "refused: $*"
    exit 3
}

begin() {
    started=$(date +%s)
    from_home ".capstan/backups/$task"
    notes=$path
    from_home "$store"
    store=$path
    rm -rf "$notes"
    mkdir -p "$notes"
    mkdir -p "$store" 2>/dev/null || :
    [ -d "$store" ] && [ -w "$store" ] || refuse no-folder "$store"
    room=$store/.$task
    mark_of_attempt=$notes/
    export mark_of_attempt
    rm -rf "$room"
    owe rm_folder "$room"
    mkdir "$room"
}

# The last line of each program that went well.
finish() {
    rm -rf "$room" "$notes"
}

part_is() {
    part_number=$1
    part=$2
}

value() { eval "printf '%s' \"\${p${part_number}_$1-}\""; }

need_tool() {
    command -v "$1" >/dev/null 2>&1 || refuse no-tool "$1" "$2"
}

# So many bytes must be free where the folder is.
need_space() {
    free=$(df -Pk "$1" | awk 'NR == 2 { printf "%.0f", $4 * 1024 }')
    [ "$(awk -v need="$2" -v free="$free" 'BEGIN { print (need > free) }')" = 0 ] || refuse no-space "$1" "$2" "$free"
}

# What must be done if this program doesn't come to its end: a function and its argument. The newest is done first.
owe() { printf "%s\t%s\t%s\n" "${part_number:-0}" "$1" "$2" >>"$notes/owed"; }

paid() {
    grep -vxF "${part_number:-0}$tab$1$tab$2" "$notes/owed" >"$notes/owed.new" || :
    mv "$notes/owed.new" "$notes/owed"
}

# in_part NUMBER FUNCTION ARGUMENTS…: among the functions of that part's engine.
in_part() {
    part_number=$1
    shift
    engine=$(value engine)
    if [ -n "$engine" ]; then "in_$engine" "$part_number" "$(value part)" "$@"; else "$@"; fi
}

rm_folder() { rm -rf "$1"; }

# A process with its start time, so that a number which was given anew is left alone: "123 4567".
started_at() { sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | awk '$1 != "Z" { print $20 }'; }

end_process() {
    [ "$(started_at "${1% *}")" = "${1#* }" ] || return 0
    kill -TERM "${1% *}" 2>/dev/null || :
    tries=0
    while [ $tries -lt 50 ] && [ "$(started_at "${1% *}")" = "${1#* }" ]; do
        sleep 0.1
        tries=$((tries + 1))
    done
    [ "$(started_at "${1% *}")" != "${1#* }" ] || kill -KILL "${1% *}" 2>/dev/null || :
}

# Programs that outlived their attempt: each was started with its mark in the environment.
end_stragglers() {
    tries=0
    while left=$(grep -alF "mark_of_attempt=$notes/" /proc/[0-9]*/environ 2>/dev/null || :) && [ -n "$left" ] && [ $tries -lt 100 ]; do
        for each in $left; do
            each=${each#/proc/}
            kill "-$([ $tries -lt 50 ] && say TERM || say KILL)" "${each%/environ}" 2>/dev/null || :
        done
        sleep 0.1
        tries=$((tries + 1))
    done
}

# one_at_a_time FOLDER FUNCTION ARGUMENTS…: waits for other programs that work in this folder.
one_at_a_time() {
    need_tool flock util-linux
    mkdir -p "$1"
    lock=$1/.lock
    shift
    (
        flock -w 3600 9 || exit 75
        "$@"
    ) 9>"$lock"
}

# Whatever an attempt of this step left: run by the bot once it is over and did not go well. It says the refusal, if it was
# one, and goes through all that is owed, even where one duty can't be done.
clear_away() {
    from_home ".capstan/backups/$task"
    notes=$path
    from_home "$store"
    store=$path
    room=$store/.$task
    [ ! -e "$notes/refusal" ] || cat "$notes/refusal"
    end_stragglers
    if [ -e "$notes/owed" ]; then
        awk '{ line[NR] = $0 } END { for (i = NR; i > 0; i--) print line[i] }' "$notes/owed" >"$notes/owing"
        while IFS="$tab" read -r number duty about; do
            (in_part "$number" "$duty" "$about") </dev/null >/dev/null 2>&1 || say "could not: $duty $about"
        done <"$notes/owing"
    fi
    rm -rf "$room" "$notes"
}

# What the manifests of all backups say: of those in the store, those of another store that were fetched, and what the bot
# tells of those that it keeps itself.
kept_facts() {
    cat "$store"/2*/manifest.tsv "$room"/stored/2*/manifest.tsv 2>/dev/null || :
    say "${kept_elsewhere-}"
}

# How far it is: "main: 60 % · 1.2 of 2.0 GB · 85 MB/s · ⏳ 0:10", every two seconds, from the growing size of a file or
# folder and the size expected (0: unknown). Its last sleep outlives it, so that must not hold open what others wait for.
show_progress() {
    watched=$1
    expected=${2:-0}
    (
        started=$(date +%s)
        while sleep 2 >/dev/null 2>&1 && kill -0 $$ 2>/dev/null; do
            now=$(date +%s)
            done_bytes=$(du -sb "$watched" 2>/dev/null | cut -f1)
            awk -v part="$part" -v done="${done_bytes:-0}" -v all="$expected" -v seconds=$((now - started)) '
                function human(bytes,  unit) {
                    unit = 1
                    while (bytes >= 1000 && unit < 5) { bytes /= 1000; unit++ }
                    return sprintf(unit == 1 || bytes >= 100 ? "%.0f %s" : "%.1f %s", bytes, substr("B kBMBGBTB", unit * 2 - 1, 2))
                }
                BEGIN {
                    rate = done / (seconds > 0 ? seconds : 1)
                    line = part ": "
                    if (all > 0 && done <= all) line = line sprintf("%d %% · %s / %s", done * 100 / all, human(done), human(all))
                    else line = line human(done)
                    line = line " · " human(rate) "/s"
                    if (all > done && rate > 0) {
                        left = int((all - done) / rate)
                        line = line sprintf(" · ⏳ %d:%02d", left / 60, left % 60)
                    }
                    gsub("B  ", "B ", line)
                    print line
                }'
        done
    ) 9>&- &
    progress=$!
}

hide_progress() {
    kill $progress 2>/dev/null || :
    wait $progress 2>/dev/null || :
}
