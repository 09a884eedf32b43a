# What lies in the store, for the bot to remember: for each backup its name, then its facts, rows added up.
list_backups() {
    for folder in "$store"/[0-9]*/; do
        [ -r "$folder/manifest.tsv" ] || continue
        name=${folder%/}
        printf "backup\t%s\n" "${name##*/}"
        awk -F "\t" '
            $2 == "rows" { tables[$1]++; rows[$1] += $NF; next }
            $2 ~ /^(operation|began|ended|file|tool|server|level|database|keys|tag|folder|entries|moment|warning)$/ { print }
            END { for (part in tables) printf "%s\trows\t%d\t%.0f\n", part, tables[part], rows[part] }
        ' "$folder/manifest.tsv"
        [ ! -r "$folder/proven.tsv" ] || tail -n 1 "$folder/proven.tsv"
    done
    for moment in "$store"/log-*/moment; do
        [ -r "$moment" ] || continue
        log=${moment%/moment}
        printf "shipped\t%s\t%s\n" "${log##*/log-}" "$(cat "$moment")"
    done
    df -Pk "$store" | awk 'NR == 2 { printf "space\t%.0f\t%.0f\n", $4 * 1024, $2 * 1024 }'
}
