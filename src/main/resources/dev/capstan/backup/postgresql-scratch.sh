# A backup is proven by restoring it where nobody is served: on a server of this program's own, or on the declared one.
#
# Values: scratch_programs: a folder with initdb and postgres, or nothing for the usual ones; or instead scratch_host,
# scratch_port, scratch_user, scratch_password, scratch_database.

prove_postgresql() {
    pg_chosen
    was=$(facts server)
    if [ -n "$(value scratch_host)" ]; then
        pg_at=scratch_
        pg_fits
        pg_try_all --no-owner --no-acl
        pg_at=
        return
    fi
    pg_start_scratch "$(pg_major "$was")"
    pg_fits
    given "$part.globals.sql" | sed "s/ PASSWORD '[^']*'//" | pg_ask postgres -v ON_ERROR_STOP=0 >/dev/null 2>&1 || :
    pg_try_all
    pg_at=
    pg_stop_scratch
    [ ! -e "$backup/$part.base.tar.zst" ] || pg_prove_base
}

# The base backup comes up with all that the log has since, and every database of that time answers.
pg_prove_base() {
    pg_recover ""
    pg_at=scratch_
    while IFS="$tab" read -r database rest <&8; do
        pg_is_there "$database" || refuse differs "$database" 1 0
    done 8<"$room/.databases"
    pg_at=
    pg_stop_scratch
}

pg_try_all() {
    while IFS="$tab" read -r database size encoding collation ctype owner <&8; do
        tried=capstan_scratch_$(printf "%s" "$task" | tr "A-Z" "a-z" | tr -cd "a-z0-9")
        owe pg_drop_tried "$tried"
        pg_naming "create database $tried template template0 encoding '$encoding' lc_collate 'C' lc_ctype 'C'"
        pg_fill "$tried" --no-tablespaces --no-publications --no-subscriptions "$@"
        pg_compare "$tried"
        pg_drop "$tried"
        paid pg_drop_tried "$tried"
    done 8<"$room/.databases"
}

pg_drop_tried() {
    pg_at=scratch_
    # A server of this program's own is gone with all that was in it
    [ -z "$(value scratch_host)" ] || pg_drop "$1"
    pg_at=
}

# pg_start_scratch MAJOR: the server is found under the values of the scratch server. It lets in only its own login, and
# is quick instead of safe.
pg_start_scratch() {
    pg_find_programs "$1"
    pg_find_place "$(awk -F "\t" '$2 > most { most = $2 } END { printf "%.0f", most * 1.2 + 100000000 }' "$room/.databases")"
    $as_server "$programs/initdb" -D "$place/data" -U capstan_scratch -A trust -E UTF8 --locale=C --no-sync >"$notes/initdb" 2>&1 ||
        pg_no_scratch "$1" "$notes/initdb"
    pg_run_scratch "$1" capstan_scratch -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c wal_level=minimal \
        -c max_wal_senders=0 -c max_wal_size=4GB -c autovacuum=off -c maintenance_work_mem=256MB
}

# pg_run_scratch MAJOR USER OPTIONS…
pg_run_scratch() {
    major=$1
    scratch_user=$2
    shift 2
    $as_server env -u mark_of_attempt "$programs/postgres" -D "$place/data" -c listen_addresses= -c unix_socket_directories="$place" \
        -c port=5432 -c logging_collector=off "$@" >"$room/.server" 2>&1 &
    server=$!
    serving="$server $(started_at $server)"
    owe pg_end_scratch "$serving"
    eval "p${part_number}_scratch_host=\$place p${part_number}_scratch_port=5432 p${part_number}_scratch_user=\$scratch_user"
    pg_at=scratch_
    until pg_is_there template1; do
        kill -0 $server 2>/dev/null || pg_no_scratch "$major" "$room/.server"
        sleep 0.1
    done
}

pg_no_scratch() {
    tail -n 20 "$2"
    ! grep -q "recovery_target_time\|before configured recovery target" "$2" || refuse moment-unreached "$part" "$(value moment)"
    refuse no-scratch PostgreSQL "$1" "postgresql-$1"
}

pg_stop_scratch() {
    recovered=
    kill -QUIT $server
    wait $server || :
    paid pg_end_scratch "$serving"
    rm -rf "$place"
    paid rm_folder "$place"
    eval "unset p${part_number}_scratch_host"
}

pg_end_scratch() {
    [ "$(started_at "${1% *}")" = "${1#* }" ] || return 0
    kill -QUIT "${1% *}" 2>/dev/null || :
    tries=0
    while [ $tries -lt 100 ] && [ "$(started_at "${1% *}")" = "${1#* }" ]; do
        sleep 0.1
        tries=$((tries + 1))
    done
    end_process "$1"
}

# pg_find_programs MAJOR: "$programs" holds those of that version, or of the next newer one that is here.
pg_find_programs() {
    programs=
    nearest=
    set -- "$1" "$(value scratch_programs)"
    [ -n "$2" ] || set -- "$1" /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /opt/homebrew/opt/postgresql@*/bin /usr/local/pgsql/bin
    wanted=$1
    shift
    for each; do
        [ -x "$each/initdb" ] && [ -x "$each/postgres" ] || continue
        has=$(pg_major "$("$each/postgres" --version | awk '{ print $3 }')")
        if [ "$has" -ge "$wanted" ] && [ "$has" -lt "${nearest:-1000}" ]; then
            nearest=$has
            programs=$each
        fi
    done
    [ -n "$programs" ] || refuse no-scratch PostgreSQL "$wanted" "postgresql-$wanted"
}

# pg_find_place BYTES: "$place" is a folder for the server, whose socket has a short path. PostgreSQL doesn't run as root,
# so then it is one that another user can get at, since rooms are closed to others.
pg_find_place() {
    as_server=
    if [ "$(id -u)" = 0 ]; then
        need_tool setpriv util-linux
        who=nobody
        ! id postgres >/dev/null 2>&1 || who=postgres
        as_server="setpriv --reuid=$who --regid=$(id -g $who) --clear-groups"
    fi
    for each in "$room" "${TMPDIR:-/var/tmp}" /tmp; do
        place=$(mktemp -d "$each/capstan-XXXXXX") || continue
        owe rm_folder "$place"
        [ -z "$as_server" ] || chown "$who" "$place"
        if [ ${#place} -le 85 ] && $as_server test -w "$place"; then
            need_space "$place" "$1"
            return
        fi
        rm_folder "$place"
        paid rm_folder "$place"
    done
    refuse no-folder "${TMPDIR:-/var/tmp}"
}
