# Restoring beside what serves. A database can't be renamed, but its tables can, and what is programmed (triggers, views,
# routines, events) names its database as its author liked. So NAME__new_SUFFIX gets the tables only, whatever they are
# called in the end, and the text of the rest waits in its table capstan_swap until it is brought into the right place.

restore_mysql() {
    [ -z "$(value moment)" ] || my_recover "$(value moment)"
    my_reach ""
    my_each_kept my_restore_beside
}

# my_each_kept FUNCTION: for each "$database" of the backup that is wanted, and with the "$table" if it is only one.
my_each_kept() {
    table=$(value only_table)
    [ "$(facts server | cut -f 1)" = $server_make ] || refuse other-server "$(facts server | tr "\t" " ")" "$server_make $server_version"
    was=$(facts server | cut -f 2)
    ! my_is_older "$server_version" "$was" || refuse server-older $server_make "$server_version" "$was"
    facts database | cut -f 1 >"$notes/kept"
    [ -z "$(value only_database)" ] || say "$(value only_database)" >"$notes/kept"
    while IFS= read -r database <&3; do
        facts database | cut -f 1 | grep -qxF "$database" || refuse not-in-backup "$database"
        [ -z "$table" ] || [ -n "$(my_rows_then)" ] || refuse not-in-backup "$database.$table"
        "$1" 3<&-
    done 3<"$notes/kept"
}

my_restore_beside() {
    my_beside_names
    my_own_keys_only
    my_drop_schema "$new"
    owe my_drop_schema "$new"
    my_create_schema "$new"
    my_fill "$new"
    my_compare_rows "$new"
    my_compare_schema "$new" tables
    my_kept_schema | my_pick code "$table" >"$room/.code"
    my_may_define
    {
        printf "create table capstan_swap (part text, name text, only_table text, old_code longblob, new_code longblob, done int) default charset utf8mb4;\n"
        printf "insert into capstan_swap values (%s, %s, %s, null, 0x%s, 0);\n" "$(my_quoted "$part")" "$(my_quoted "$database")" "$(my_quoted "$table")" "$(my_hexed <"$room/.code")"
    } | my_tell "$new"
    paid my_drop_schema "$new"
}

my_hexed() { od -An -v -tx1 | tr -d " \n"; }

# What is in the backup, or what it became when the log was replayed.
my_kept_dump() { my_kept sql; }
my_kept_schema() {
    recovered=$room/then.$(my_filed "$database").schema.sql
    if [ -e "$recovered" ]; then cat "$recovered"; else my_kept schema.sql; fi
}
my_kept() {
    recovered=$room/then.$(my_filed "$database").$1.zst
    if [ -e "$recovered" ]; then zstd -q -dc "$recovered"; else given "$part.$(my_filed "$database").$1"; fi
}
my_kept_rows() {
    recovered=$room/then.$(my_filed "$database").facts
    if [ -e "$recovered" ]; then awk -F "\t" '$2 == "rows"' "$recovered" | cut -f 3-; else facts rows; fi
}

# The names beside "$database": at most 64 letters, of which some take five bytes in the name of a folder. So a long one
# is cut and told apart by a digest.
my_beside_names() {
    most="if(n regexp '^[0-9A-Za-z_]*\$', 1, 0.7) * $((58 - ${#suffix}))"
    stem=$(my_ask_plain "select if(char_length(n) <= $most, n, concat(left(n, $most - 9), '_', left(sha2(n, 256), 8))) from (select $(my_quoted "$database") n) one")
    new=${stem}__new_$suffix
    old=${stem}__old_$suffix
}

my_drop_schema() {
    (
        [ -n "${client:-}" ] || my_reach ""
        printf "drop database if exists %s;\n" "$(my_named "$1")" | my_tell
    )
}

my_create_schema() {
    facts charset | database=$database awk -F "\t" '$1 == ENVIRON["database"] { print $2 " collate " $3 }' >"$notes/charset"
    printf "create database %s character set %s;\n" "$(my_named "$1")" "$(cat "$notes/charset")" | my_tell
}

# A foreign key of a table that stays would follow the table that goes.
my_own_keys_only() {
    leaves="table_schema = $(my_quoted "$database")"
    [ -z "$table" ] || leaves="$leaves and table_name = $(my_quoted "$table")"
    my_ask "select concat(table_schema, '.', table_name) from information_schema.key_column_usage
        where referenced_table_schema = $(my_quoted "$database") ${table:+"and referenced_table_name = $(my_quoted "$table")"} and not ($leaves) limit 1" >"$notes/refers"
    [ ! -s "$notes/refers" ] || refuse referred-to "$database${table:+.$table}" "$(cat "$notes/refers")"
}

# What can't be made in the end is better known before the swap: under another's name, or where the log forbids it.
my_may_define() {
    {
        grep -oE 'DEFINER=`([^`]|``)*`@`([^`]|``)*`' "$room/.code" | sort -u | sed 's/.*/create & procedure capstan_probe() select 1; drop procedure capstan_probe;/'
        ! grep -qE "CREATE .*(FUNCTION|TRIGGER|trigger|function) " "$room/.code" ||
            printf "create function capstan_probe() returns int deterministic return 1; drop function capstan_probe;\n"
    } | my_tell "$new" 2>"$notes/said" || refuse may-not-define "$(value user)" "$database" "$(tail -n 1 "$notes/said")"
}

# my_fill SCHEMA: the tables with their rows.
my_fill() {
    {
        my_kept_dump | my_pick tables "$table"
        say "commit;"
    } | my_tell --init-command="set autocommit=0" "$1" 2>"$notes/said" || refuse not-loaded "$database" "$(tail -n 1 "$notes/said")"
}

# Each table with its rows: as they were, the fewest and the most, and as they are in SCHEMA.
my_rows_then() { my_kept_rows | database=$database table=$table awk -F "\t" '$1 == ENVIRON["database"] && (ENVIRON["table"] == "" || $2 == ENVIRON["table"]) { print $2 "\t" $3 "\t" $4 }'; }
my_rows_now() {
    my_ask_plain "select concat('select ', quote(table_name), ', count(*) from \`', replace(table_schema, '\`', '\`\`'), '\`.\`', replace(table_name, '\`', '\`\`'), '\`;')
        from information_schema.tables where table_schema = $(my_quoted "$1") and table_type in ('BASE TABLE', 'SYSTEM VERSIONED')" |
        my_tell --skip-column-names
}

my_compare_rows() {
    my_rows_then >"$room/.then"
    my_rows_now "$1" >"$room/.now"
    awk -F "\t" '
        FNR == NR { fewest[$1] = $2; most[$1] = $3; next }
        !($1 in fewest) { print $1 "\t-\t" $2; exit }
        $2 < fewest[$1] || $2 > most[$1] { print $1 "\t" fewest[$1] "\t" $2; exit }
        { delete fewest[$1] }
        END { for (table in fewest) { print table "\t" fewest[table] "\t-"; exit } }' "$room/.then" "$room/.now" | head -n 1 >"$room/.differs"
    IFS="$tab" read -r name expected is <"$room/.differs" || return 0
    refuse differs "$database.$name" "$expected" "$is"
}

# my_compare_schema SCHEMA tables|code: what came out of it against what was taken, without those who defined it.
my_compare_schema() {
    my_dump_out "$1" --no-data >"$room/.dump"
    my_look_at_dump "$room/.found" <"$room/.dump" >/dev/null
    my_pick "$2" "$table" <"$room/.found" | my_undefined >"$room/.now"
    my_kept_schema | my_pick "$2" "$table" | my_undefined >"$room/.then"
    rm -f "$room/.dump" "$room/.found"
    cmp -s "$room/.then" "$room/.now" || refuse differs "$database" \
        "$(diff "$room/.then" "$room/.now" | sed -n 's/^< *//p' | head -n 1)" "$(diff "$room/.then" "$room/.now" | sed -n 's/^> *//p' | head -n 1)"
}

# As made by whoever makes it.
my_undefined() { sed -E 's/DEFINER=`([^`]|``)*`@`([^`]|``)*`/DEFINER=CURRENT_USER/; /^-- Dumping (events|routines) for database/d'; }

loss_mysql() {
    my_reach ""
    my_each_kept my_tell_loss
}

# Tables of many rows are estimated: a plan is wanted soon.
my_tell_loss() {
    my_rows_then >"$room/.then"
    my_ask_plain "select concat('select ', quote(table_name), ', ', if(table_rows > 2000000, concat('''≈ ', table_rows, ''''), 'count(*)'), ' from ',
            if(table_rows > 2000000, 'dual', concat('\`', replace(table_schema, '\`', '\`\`'), '\`.\`', replace(table_name, '\`', '\`\`'), '\`')), ';')
        from information_schema.tables where table_schema = $(my_quoted "$database") and table_type in ('BASE TABLE', 'SYSTEM VERSIONED')
        ${table:+"and table_name = $(my_quoted "$table")"}" | my_tell --skip-column-names >"$room/.now"
    database=$(value databases | grep -q . && printf "%s." "$database" || :) awk -F "\t" '
        FNR == NR { then[$1] = $2; next }
        { print "rows\t" ENVIRON["database"] $1 "\t" $2 "\t" ($1 in then ? then[$1] : "-"); delete then[$1] }
        END { for (table in then) print "rows\t" ENVIRON["database"] table "\t-\t" then[table] }' "$room/.then" "$room/.now"
}
