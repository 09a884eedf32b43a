# Backups of PostgreSQL: each database as pg_dump writes it, the roles once, and what is in them at that very moment.
#
# Values: host, port, user, password, database, sslmode, sslrootcert; databases: a LIKE pattern, or nothing for the one
# database; jobs; level_query; moments: "yes" for a base backup that the shipped log goes on from.

# pg DATABASE COMMAND…: the command finds its server and database in the environment, so that no name of a database is
# mistaken for options and no password is seen.
pg() {
    (
        unset PGSERVICE PGHOSTADDR PGOPTIONS
        PGDATABASE=$1
        PGHOST=$(value host)
        PGPORT=$(value port)
        PGUSER=$(value user)
        PGPASSWORD=$(value password)
        PGSSLMODE=$(value sslmode)
        PGSSLROOTCERT=$(value sslrootcert)
        PGCONNECT_TIMEOUT=15
        PGAPPNAME="capstan $task"
        export PGDATABASE PGHOST PGPORT PGUSER PGPASSWORD PGSSLMODE PGSSLROOTCERT PGCONNECT_TIMEOUT PGAPPNAME
        for each in PGPASSWORD PGSSLMODE PGSSLROOTCERT; do
            eval "[ -n \"\$$each\" ] || unset $each"
        done
        shift
        exec "$@"
    )
}

# ask DATABASE [-v NAME=VALUE…]: what psql answers to the SQL on its input, columns parted by tabs.
ask() {
    asked=$1
    shift
    pg "$asked" env PGCLIENTENCODING=UTF8 psql -X -q -At -F "$tab" -v ON_ERROR_STOP=1 "$@"
}

# A quick look before anything is done.
ready_postgresql() {
    for each in psql pg_dump pg_dumpall pg_restore; do
        need_tool "$each" postgresql-client
    done
    meet_server
    find_databases
    need_space "$room" "$(space_to_take)"
}

meet_server() {
    tool_version=$(pg_dump --version | awk '{ print $3 }')
    server_version=$(say "show server_version" | ask "$(value database)" 2>"$notes/trouble") ||
        refuse no-answer "$(value host):$(value port)" "$(tr "\n" " " <"$notes/trouble")"
    server_version=${server_version%% *}
    [ "$(major "$tool_version")" -ge "$(major "$server_version")" ] ||
        refuse tool-too-old pg_dump "$tool_version" "$server_version" "postgresql-client-$(major "$server_version")"
}

major() { say "$1" | sed 's/[^0-9].*//'; }

# "$room/.databases" holds one a line: its name, its size, and how it was created.
find_databases() {
    ask "$(value database)" -v pattern="$(value databases)" -v own="$(value database)" >"$room/.databases" <<'END'
select datname, pg_database_size(oid), pg_encoding_to_char(encoding), datcollate, datctype, pg_get_userbyid(datdba)
from pg_database
where datallowconn and not datistemplate
  and case when :'pattern' = '' then datname = :'own' else datname like :'pattern' end
order by datname collate "C";
END
    [ -s "$room/.databases" ] || refuse nothing-matches "$(value databases)"
}

# As much as the last time and a fifth more, or half of what the server needs for it. A parallel dump lies there in full
# before it is compressed.
space_to_take() {
    while IFS="$tab" read -r database size rest; do
        last=$(value "expected_$(printf "%s" "$(dump_name "$database").zst" | tr -c "a-zA-Z0-9" _)")
        say "$size ${last:-0}"
    done <"$room/.databases" | awk -v jobs="$(jobs)" '
        { all += $2 > 0 ? $2 * 1.2 : $1 / 2 }
        jobs > 1 && $1 > largest { largest = $1 }
        END { printf "%.0f", all + largest }'
}

jobs() {
    jobs=$(value jobs)
    say "${jobs:-1}"
}

# The name of a database, fit for a file.
dump_name() {
    form=dump
    [ "$(jobs)" = 1 ] || form=tar
    say "$part.$(file_name "$1").$form"
}

file_name() { printf "%s" "$1" | sed 's/%/%25/g; s,/,%2F,g; s/\\/%5C/g'; }

take_postgresql() {
    ready_postgresql
    fact tool pg_dump "$tool_version"
    fact server "$server_version"
    passwords=
    [ "$(say "select has_table_privilege('pg_authid', 'select')" | ask "$(value database)")" = t ] ||
        passwords=--no-role-passwords
    keep "$part.globals.sql" pg "$(value database)" pg_dumpall --globals-only $passwords -l "$(value database)"
    while IFS="$tab" read -r database size encoding collation ctype owner <&8; do
        fact database "$database" "$size" "$encoding" "$collation" "$ctype" "$owner"
        hold_moment "$database"
        take_database "$database"
        let_moment_go
    done 8<"$room/.databases"
    rm "$room/.databases"
}

take_database() {
    if [ "$(jobs)" = 1 ]; then
        keep "$(dump_name "$1")" pg "$1" pg_dump -Fc -Z0 --snapshot="$snapshot"
        return
    fi
    kept=.dump
    dumped=yes
    show_progress "$room/$kept" "$size"
    pg "$1" $gently pg_dump -Fd -j "$(jobs)" -Z0 --snapshot="$snapshot" -f "$room/$kept" || dumped=
    hide_progress
    [ -n "$dumped" ] || not_kept
    compression="-3 -T$(jobs)"
    keep "$(dump_name "$1")" tar -C "$room/.dump" -cf - .
    unset compression
    rm -rf "$room/.dump"
}
