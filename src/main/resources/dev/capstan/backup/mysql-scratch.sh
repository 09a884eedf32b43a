# Proving a backup: it is restored on a server that nobody uses, and compared. That is a declared one (scratch_host and
# its like), where its databases must not be taken, or one that is started here and thrown away.

prove_mysql() {
    if [ -n "$(value scratch_host)" ]; then
        my_reach scratch_
        my_each_kept my_prove_declared
    else
        my_start_server
        my_reach scratch_
        my_each_kept my_prove_here
        my_stop_server
    fi
}

my_prove_here() {
    my_create_schema "$database"
    my_prove_in_it
    my_drop_scratch "$database"
}

# What is programmed only works in a database of its own name, so that must be free.
my_prove_declared() {
    [ -z "$(my_ask "select 1 from information_schema.schemata where schema_name = $(my_quoted "$database")")" ] ||
        refuse scratch-taken "$(value scratch_host):$(value scratch_port)" "$database"
    owe my_drop_scratch "$database"
    my_create_schema "$database" || {
        paid my_drop_scratch "$database"
        refuse scratch-taken "$(value scratch_host):$(value scratch_port)" "$database"
    }
    my_prove_in_it
    my_drop_scratch "$database"
    paid my_drop_scratch "$database"
}

my_drop_scratch() {
    (
        my_reach scratch_
        my_drop_schema "$1"
    )
}

# Rows are compared before there is an event that could change them.
my_prove_in_it() {
    say "$part: $database"
    my_fill "$database"
    my_compare_rows "$database"
    my_kept_schema | my_pick code | my_undefined >"$room/.code"
    my_tell "$database" <"$room/.code" 2>"$notes/said" || refuse not-loaded "$database" "$(tail -n 1 "$notes/said")"
    my_compare_schema "$database" tables
    my_compare_schema "$database" code
}

# A server of the make and at least the version of the backup's, reached only by a socket in a folder that only this login
# may enter; the way to it may be longer than a socket's name, so that is told from within. It keeps nothing safe, as nothing of it is wanted again.
my_start_server() {
    my_find_programs
    need_space "$room" "$(facts database | awk -F "\t" '{ all += $2 } END { printf "%.0f", all * 1.5 + 300000000 }')"
    place=$room/server
    mkdir "$place"
    if [ $kept_make = MariaDB ]; then
        mkdir "$place/data"
        {
            printf "create database mysql;\nuse mysql;\n"
            cat "$first_tables/$prefix"_system_tables.sql "$first_tables/$prefix"_performance_tables.sql "$first_tables/$prefix"_system_tables_data.sql
        } | (my_server_program --bootstrap) >"$place/log" 2>&1 || my_server_failed
    else
        (my_server_program --initialize-insecure) >"$place/log" 2>&1 || my_server_failed
    fi
    my_server_program --skip-networking --socket=s --pid-file="$place/pid" --event-scheduler=OFF --max-allowed-packet=1G >>"$place/log" 2>&1 &
    server_process=$!
    server_process="$server_process $(started_at $server_process)"
    owe end_process "$server_process"
    cd "$place/data"
    eval "p${part_number}_scratch_host=./s p${part_number}_scratch_user=root p${part_number}_scratch_password="
    waited=0
    until [ -S s ] && [ -s "$place/pid" ]; do
        [ -n "$(started_at "${server_process% *}")" ] && [ $waited -lt 1200 ] || my_server_failed
        waited=$((waited + 1))
        sleep 0.1
    done
}

my_server_program() {
    set -- --datadir="$place/data" --tmpdir="$place" --innodb-flush-log-at-trx-commit=0 --innodb-doublewrite=0 \
        --innodb-buffer-pool-size=256M --skip-log-bin --performance-schema=OFF "$@"
    [ "$(id -u)" != 0 ] || set -- --user=root "$@"
    [ $kept_make != MariaDB ] || set -- --skip-ssl --basedir="$base" --lc-messages-dir="${first_tables%/mysql}" "$@"
    exec nice "$server_file" --no-defaults "$@"
}

my_server_failed() {
    tail -n 20 "$place/log"
    refuse no-scratch $kept_make "$kept_version" "$server_package"
}

my_stop_server() {
    cd /
    kill -KILL "${server_process% *}"
    wait "${server_process% *}" 2>/dev/null || :
    paid end_process "$server_process"
    rm -rf "$place"
}

my_find_programs() {
    kept_make=$(facts server | cut -f 1)
    kept_version=$(facts server | cut -f 2)
    case $kept_make in
        MariaDB) server_package=mariadb-server ;;
        MySQL) server_package=mysql-server ;;
    esac
    where=$(value scratch_programs)
    for folder in ${where:-$(printf "%s" "$PATH" | tr ":" " ") /usr/sbin /usr/libexec /usr/local/mysql/bin}; do
        for name in mariadbd mysqld; do
            [ -x "$folder/$name" ] || continue
            server_file=$(readlink -f "$folder/$name")
            told=$("$server_file" --no-defaults --version 2>/dev/null) || continue
            [ "$(my_make_of "$told")" = $kept_make ] || continue
            ! my_is_older "$(printf "%s" "$told" | sed 's/.*Ver *\([0-9.]*\).*/\1/')" "$kept_version" || continue
            [ $kept_make = MySQL ] || my_find_first_tables || continue
            return
        done
    done
    refuse no-scratch $kept_make "$kept_version" $server_package
}

my_find_first_tables() {
    base=${server_file%/*/*}
    for prefix in mariadb mysql; do
        for first_tables in "$base/share" "$base/share/mariadb" "$base/share/mysql"; do
            [ ! -r "$first_tables/${prefix}_system_tables.sql" ] || return 0
        done
    done
    return 1
}
