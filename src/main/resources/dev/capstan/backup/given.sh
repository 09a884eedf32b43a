# Using a backup that is there: "$backup" becomes its folder, and nothing in it is changed.

open_given() {
    backup=$store/$1
    [ -d "$backup" ] || refuse no-backup "$1"
    # Whoever prunes leaves it alone as long as this file and the notes of its task are there.
    owe rm_folder "$backup/.used-by-$task"
    : >"$backup/.used-by-$task" 2>/dev/null || refuse no-backup "$1"
    [ -r "$backup/manifest.tsv" ] || refuse no-manifest "$1"
    told=$(awk -F "\t" 'END { if ($2 == "end") print $3 }' "$backup/manifest.tsv")
    is=$(sed '$d' "$backup/manifest.tsv" | sha256sum | cut -c 1-64)
    [ "$told" = "$is" ] || refuse damaged manifest.tsv
}

# Each file against its size and digest.
check_files() {
    awk -F "\t" -v part="$1" '$2 == "file" && (part == "" || $1 == part) { print $3 "\t" $4 "\t" $5 }' "$backup/manifest.tsv" >"$room/.files"
    while IFS="$tab" read -r name size digest; do
        [ -r "$backup/$name" ] || refuse missing "$name"
        [ "$(stat -c %s "$backup/$name")" = "$size" ] || refuse damaged "$name"
        [ "$(sha256sum <"$backup/$name" | cut -c 1-64)" = "$digest" ] || refuse damaged "$name"
    done <"$room/.files"
}

# stand_beside ENGINE: this part is restored beside and its files are checked. As long as not all parts are, none stays.
stand_beside() {
    owe "drop_new_$1" -
    check_files "$part" &
    checking=$!
    # Restoring into PostgreSQL takes so long that the other need not be waited for
    [ "$1" = postgresql ] || checked
    "restore_$1"
    checked
}

# Ends the program if a file isn't what it was.
checked() {
    [ -z "${checking-}" ] || wait "$checking" || exit 3
    checking=
}

# facts KIND: the values of this part's facts of that kind, one a line, parted by tabs.
facts() { awk -F "\t" -v part="$part" -v kind="$1" '$1 == part && $2 == kind { sub(/^[^\t]*\t[^\t]*\t?/, ""); print }' "$backup/manifest.tsv"; }

# What was kept under NAME.
given() { zstd -q -dc "$backup/$1.zst"; }

close_given() { rm -f "$backup/.used-by-$task"; }

# Stays with the backup: when it was last restored and compared, and how many seconds that took.
mark_proven() {
    printf "proven\t%s\t%s\t%s\n" "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$operation" $(($(date +%s) - started)) >>"$backup/proven.tsv"
    settle "$backup/proven.tsv"
}
