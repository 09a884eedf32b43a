# Taking and reading dumps. A dump is the plain text of the tool, so that anybody can load it without Capstan. Its rows
# stand in lines of their own or many in a line; whatever is between two DELIMITER lines is somebody's program.

take_mysql() {
    reach ""
    fact tool "${dumper##*/}" "$tool_version"
    fact server $server_make "$server_version"
    level=$(level)
    [ -z "$level" ] || fact level "$level"
    databases
    keep_users
    each_database may_read
    each_database take_database
}

take_database() {
    fact database "$database" "$(ask "select coalesce(sum(data_length + index_length), 0) from information_schema.tables where table_schema = $(quoted "$database")")"
    fact charset "$database" "$(ask "select default_character_set_name from information_schema.schemata where schema_name = $(quoted "$database")")" \
        "$(ask "select default_collation_name from information_schema.schemata where schema_name = $(quoted "$database")")"
    tell_unsteady
    kept_database=$part.$(filed "$database")
    keep "$kept_database.sql" dump "$database"
    cat "$room/.facts" >>"$room/manifest.tsv"
    keep "$kept_database.schema.sql" cat "$room/.schema"
    fact schema "$database" "$(sha256sum <"$room/.schema" | cut -c 1-64)"
    rm -f "$room/.facts" "$room/.schema"
}

# Only InnoDB shows all tables as they were at one moment.
tell_unsteady() {
    ask "select table_name, engine from information_schema.tables where table_schema = $(quoted "$database")
        and table_type = 'BASE TABLE' and engine not in ('InnoDB', 'ROCKSDB')" |
        while IFS="$tab" read -r table engine; do
            fact unsteady "$database" "$table" "$engine"
            say "$part: $database.$table is kept by $engine: what changes meanwhile is in the backup or not, by chance"
        done
}

dump() {
    mkfifo "$room/.dump"
    look_at_dump "$room/.schema" <"$room/.dump" >"$room/.facts" &
    looking=$!
    { dump_out --quick --single-transaction $(position_option) "$1" 2>"$room/.said" || say failed >"$room/.failed"; } | tee "$room/.dump"
    wait $looking
    whole=$?
    rm -f "$room/.dump"
    [ -e "$room/.failed" ] || [ $whole != 0 ] || return 0
    case $(cat "$room/.said") in
        *" on write"*) return 1 ;;
    esac
    (refuse dump-broke "$1" "$(tail -n 1 "$room/.said")") >&2
    return 1
}

dump_out() {
    case $make in
        MySQL) set -- --set-gtid-purged=OFF "$@" ;;
    esac
    at_server "$dumper" --routines --triggers --events --hex-blob --no-tablespaces --default-character-set=utf8mb4 --max-allowed-packet=1G "$@"
}

# Where the log of changes stood when the dump began. MariaDB tells it without a lock; MySQL locks for a moment, for
# which the role needs a right.
position_option() {
    [ "$(ask "select @@log_bin")" = 1 ] || return 0
    case $make in
        MariaDB) [ -z "$(ask "show status like 'binlog_snapshot_file'")" ] || printf %s --master-data=2 ;;
        MySQL)
            ask "show grants" | grep -qE "ALL PRIVILEGES ON \*|RELOAD.* ON \*\.\*" || return 0
            if is_older "$tool_version" 8.1; then printf %s --master-data=2; else printf %s --source-data=2; fi
            ;;
    esac
}

# From a dump: facts of its rows and of its position, and in the file SCHEMA all that isn't data. Fails unless it is whole.
look_at_dump() {
    schema=$1 part=$part database=$database awk '
        function tell(kind, values) { print ENVIRON["part"] "\t" kind "\t" values }
        function plain(text) { gsub(/\\/, "\\\\", text); gsub(/\t/, "\\t", text); return text }
        function name() { match($0, /`([^`]|``)*`/); found = substr($0, RSTART + 1, RLENGTH - 2); gsub(/``/, "`", found); return plain(found) }
        function rows_in(line,  count) {
            if (index(line, "),(") == 0) return 1
            gsub(/\\./, "", line)
            gsub(/\047[^\047]*\047/, "", line)
            return 1 + gsub(/\),\(/, "", line)
        }
        /^\(/ && !body { rows[table] += rows_in($0); next }
        /^INSERT INTO `/ && !body {
            table = name()
            at = index($0, " VALUES (")
            if (at) rows[table] += rows_in(substr($0, at + 8))
            next
        }
        /^DELIMITER / { body = $2 != ";" }
        body { print >ENVIRON["schema"]; next }
        /^(-- )?CHANGE (MASTER|REPLICATION SOURCE) TO / {
            match($0, /_LOG_FILE=\047[^\047]*/); file = substr($0, RSTART + 11, RLENGTH - 11)
            match($0, /_LOG_POS=[0-9]*/); position = substr($0, RSTART + 9, RLENGTH - 9)
        }
        /^-- SET GLOBAL gtid_slave_pos=/ { split($0, quotes, "\047"); gtid = quotes[2] }
        /^-- Dump completed/ { whole = 1 }
        /^CREATE TABLE `/ { rows[name()] += 0 }
        /^(--|LOCK TABLES|UNLOCK TABLES|\/\*!40000 ALTER TABLE|\/\*M!999999|set autocommit|commit;|DO SETVAL|$)/ { next }
        /^\) ENGINE=/ { sub(/ AUTO_INCREMENT=[0-9]*/, "") }
        { print >ENVIRON["schema"] }
        END {
            for (table in rows) tell("rows", plain(ENVIRON["database"]) "\t" table "\t" rows[table] "\t" rows[table])
            if (file) tell("position", file "\t" position "\t" gtid "\t" plain(ENVIRON["database"]))
            exit !whole
        }'
}

# Users and what they may: for the day when the server itself is lost.
keep_users() {
    if ask "select if(host = '', concat('select ', quote(concat('CREATE ROLE ', quote(user))), ';'), concat('show create user ', quote(user), '@', quote(host), ';')),
            concat('show grants for ', quote(user), if(host = '', '', concat('@', quote(host))), ';')
            from mysql.user where user not in ('mariadb.sys', 'mysql.sys', 'mysql.session', 'mysql.infoschema') order by host <> '', user, host" >"$room/.ask" 2>/dev/null; then
        keep "$part.users.sql" users
    else
        fact users missing
        say "$part: users and grants are not in the backup: $(value user) may not read them"
    fi
    rm -f "$room/.ask"
}

users() {
    tr "\t" "\n" <"$room/.ask" >"$room/.asks"
    tell --skip-column-names --raw <"$room/.asks" >"$room/.users" && rm -f "$room/.asks" || return 1
    sed 's/$/;/' "$room/.users"
    rm -f "$room/.users"
}
