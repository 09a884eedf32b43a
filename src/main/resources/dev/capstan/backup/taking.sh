# Taking a backup: its files are made in "$room", listed in "$room/manifest.tsv", and the whole gets its name at the end.
#
# manifest.tsv is one fact a line: part, kind, values, parted by tabs. Its last line holds the digest of all before it.

open_backup() {
    need_tool zstd zstd
    need_tool sha256sum coreutils
    gently=nice
    ! command -v ionice >/dev/null 2>&1 || gently="ionice -c 2 -n 7 nice"
    part=-
    fact format 1
    fact service "$service" "$environment"
    fact operation "$operation"
    fact began "$(date -u +%Y-%m-%dT%H:%M:%SZ)"
}

# Tabs, line ends and backslashes in values are written as \t, \n, \\.
fact() {
    {
        printf "%s" "$part"
        for each; do
            printf "\t%s" "$(printf "%s" "$each" | awk '{ gsub(/\\/, "\\\\"); gsub(/\t/, "\\t"); printf "%s%s", (NR > 1 ? "\\n" : ""), $0 }')"
        done
        printf "\n"
    } >>"$room/manifest.tsv"
}

# keep NAME COMMAND…: what the command prints, compressed into the file NAME.zst, with its digest. The command runs as a
# stage of a pipe, so it can be a function, but it can't set variables.
keep() {
    kept=$1.zst
    shift
    : >"$notes/sound"
    show_progress "$room/$kept" "$(value "expected_$(printf "%s" "$kept" | tr -c "a-zA-Z0-9" _)")"
    press "$@"
    hide_progress
    pressed
}

# press COMMAND…: into the file named by "$kept". Several can be pressed at once, if "pressed" is called for each afterwards.
press() {
    rm -f "$notes/$kept.pipe"
    mkfifo "$notes/$kept.pipe"
    sha256sum <"$notes/$kept.pipe" >"$notes/$kept.digest" &
    digesting=$!
    { "$@" || unsound "$1" $?; } |
        { $gently zstd -q -c ${compression:--3} || unsound zstd $?; } |
        { tee "$notes/$kept.pipe" || unsound writing $?; } >"$room/$kept" || unsound writing $?
    wait $digesting || unsound sha256sum $?
    rm -f "$notes/$kept.pipe"
}

pressed() {
    [ -e "$notes/sound" ] && [ ! -e "$notes/refusal" ] || not_kept
    settle "$room/$kept"
    fact file "$kept" "$(stat -c %s "$room/$kept")" "$(cut -c 1-64 "$notes/$kept.digest")"
}

# Told by taking a file away, which a full disk doesn't hinder.
unsound() {
    say "$kept: $1 ended with $2" >&2
    rm -f "$notes/sound"
}

not_kept() {
    [ ! -e "$notes/refusal" ] || exit 3
    free=$(df -Pk "$room" | awk 'NR == 2 { print $4 }')
    rm -rf "${room:?}/$kept"
    [ "${free:-1}" -gt 1024 ] || refuse disk-full "$room"
    refuse not-taken "$part" "$kept"
}

# From here on it is a backup. Its name is the moment when it was begun.
seal_backup() {
    part=-
    began=$(awk -F "\t" '$2 == "began" { print $3 }' "$room/manifest.tsv")
    backup=$(printf "%s" "$began" | tr -d ":-" | tr "T" "_" | tr -d "Z")
    fact ended "$(date -u +%Y-%m-%dT%H:%M:%SZ)"
    printf "%s\tend\t%s\n" - "$(sha256sum <"$room/manifest.tsv" | cut -c 1-64)" >>"$room/manifest.tsv"
    settle "$room"/* "$room"
    moment=$backup
    again=1
    while [ -e "$store/$backup" ]; do
        again=$((again + 1))
        backup=$moment.$again
    done
    mv "$room" "$store/$backup"
    settle "$store"
    say "$backup"
    rm -rf "$notes"
}
