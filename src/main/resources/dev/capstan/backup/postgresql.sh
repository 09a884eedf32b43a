# Backups of PostgreSQL: each database as pg_dump writes it, the roles once, and what is in them at that very moment.
#
# Values: host, port, user, password, database, sslmode, sslrootcert; databases: a LIKE pattern, or nothing for the one
# database; jobs; level_query; moments: "yes" for a base backup that the shipped log goes on from.

# pg DATABASE COMMAND…: at the server of the part, or at its scratch server while pg_at is "scratch_". The command finds its server and database in the environment, so that no name of a database is
# mistaken for options and no password is seen.
pg() {
    (
        unset PGSERVICE PGHOSTADDR PGOPTIONS
        PGDATABASE=$1
        PGHOST=$(value "${pg_at-}host")
        PGPORT=$(value "${pg_at-}port")
        PGUSER=$(value "${pg_at-}user")
        PGPASSWORD=$(value "${pg_at-}password")
        PGSSLMODE=$(value "${pg_at-}sslmode")
        PGSSLROOTCERT=$(value "${pg_at-}sslrootcert")
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

# pg_ask DATABASE [-v NAME=VALUE…]: what psql answers to the SQL on its input, columns parted by tabs.
pg_ask() {
    asked=$1
    shift
    pg "$asked" env PGCLIENTENCODING=UTF8 psql -X -q -At -F "$tab" -v ON_ERROR_STOP=1 "$@"
}

# A quick look before anything is done.
ready_postgresql() {
    for each in psql pg_dump pg_dumpall pg_restore; do
        need_tool "$each" postgresql-client
    done
    [ "$(value moments)" != yes ] || need_tool pg_basebackup postgresql-client
    pg_meet "$(value database)"
    [ "$(pg_major "$tool_version")" -ge "$(pg_major "$server_version")" ] ||
        refuse tool-too-old pg_dump "$tool_version" "$server_version" "postgresql-client-$(pg_major "$server_version")"
    pg_find
    need_space "$room" "$(pg_space)"
}

# pg_meet DATABASE: of what versions the tools and the server are.
pg_meet() {
    tool_version=$(pg_dump --version | awk '{ print $3 }')
    server_version=$(say "show server_version" | pg_ask "$1" 2>"$notes/trouble") ||
        refuse no-answer "$(value host):$(value port)" "$(tr "\n" " " <"$notes/trouble")"
    server_version=${server_version%% *}
}

pg_major() { say "$1" | sed 's/[^0-9].*//'; }

# "$room/.databases" holds one a line: its name, its size, and how it was created.
pg_find() {
    pg_ask "$(value database)" -v pattern="$(value databases)" -v own="$(value database)" >"$room/.databases" <<'END'
select datname, pg_database_size(oid), pg_encoding_to_char(encoding), datcollate, datctype, pg_get_userbyid(datdba)
from pg_database
where datallowconn and not datistemplate
  and datname !~ '__(new|old)_[a-z0-9]+$'
  and case when :'pattern' = '' then datname = :'own' else datname like :'pattern' end
order by datname collate "C";
END
    [ -s "$room/.databases" ] || refuse nothing-matches "$(value databases)"
}

# As much as the last time and a fifth more, or half of what the server needs for it.
pg_space() {
    while IFS="$tab" read -r database size rest; do
        say "$size $(pg_expected "$database")"
    done <"$room/.databases" | awk '{ all += $2 > 0 ? $2 * 1.2 : $1 / 2 } END { printf "%.0f", all }'
}

# How big the files of a database were the last time, or 0.
pg_expected() {
    env | expected=$(printf "p%s_expected_%s" "$part_number" "$(printf "%s" "$part.$(pg_file_name "$1")" | tr -c "a-zA-Z0-9" _)") awk -F = '
        index($1, ENVIRON["expected"]) == 1 {
            rest = substr($1, length(ENVIRON["expected"]) + 1)
            if (rest ~ /^_(dump|schema|[0-9]+_data)_zst$/) all += $2
        }
        END { printf "%.0f", all }'
}

pg_jobs() {
    jobs=$(value jobs)
    say "${jobs:-1}"
}

# A name of a database, fit for a file.
pg_file_name() { printf "%s" "$1" | sed 's/%/%25/g; s,/,%2F,g; s/\\/%5C/g'; }

take_postgresql() {
    ready_postgresql
    # First, so that a server that won't give its log is told before the long part, and nothing is missing behind the base
    [ "$(value moments)" != yes ] || one_at_a_time "$store/log-$part" ship_postgresql
    fact tool pg_dump "$tool_version"
    fact server "$server_version"
    passwords=
    [ "$(say "select has_table_privilege('pg_authid', 'select')" | pg_ask "$(value database)")" = t ] ||
        passwords=--no-role-passwords
    keep "$part.globals.sql" pg "$(value database)" pg_dumpall --globals-only $passwords -l "$(value database)"
    while IFS="$tab" read -r database size encoding collation ctype owner <&8; do
        fact database "$database" "$size" "$encoding" "$collation" "$ctype" "$owner"
        pg_hold "$database"
        pg_take "$database"
        pg_let_go
    done 8<"$room/.databases"
    rm "$room/.databases"
    [ "$(value moments)" != yes ] || pg_take_base
}

pg_take() {
    if [ "$(pg_jobs)" = 1 ]; then
        keep "$part.$(pg_file_name "$1").dump" pg "$1" pg_dump -Fc -Z0 --snapshot="$snapshot"
    else
        pg_take_in_parallel "$1"
    fi
}
