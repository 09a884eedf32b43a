# Taking and reading dumps. A dump is the plain text of the tool, so that anybody can load it without Capstan. Its rows
# stand in lines of their own or many in a line; whatever is between two DELIMITER lines is somebody's program.

take_mysql() {
    my_reach ""
    fact tool "${dumper##*/}" "$tool_version"
    fact server $server_make "$server_version"
    level=$(my_level)
    [ -z "$level" ] || fact level "$level"
    my_databases
    my_keep_users
    my_each_database my_may_read
    my_each_database my_take_database
}

my_take_database() {
    fact database "$database" "$(my_ask "select coalesce(sum(data_length + index_length), 0) from information_schema.tables where table_schema = $(my_quoted "$database")")"
    fact charset "$database" "$(my_ask "select default_character_set_name from information_schema.schemata where schema_name = $(my_quoted "$database")")" \
        "$(my_ask "select default_collation_name from information_schema.schemata where schema_name = $(my_quoted "$database")")"
    my_tell_limits
    kept_database=$part.$(my_filed "$database")
    keep "$kept_database.sql" my_dump "$database"
    cat "$room/.facts" >>"$room/manifest.tsv"
    keep "$kept_database.schema.sql" cat "$room/.schema"
    fact schema "$database" "$(sha256sum <"$room/.schema" | cut -c 1-64)"
    rm -f "$room/.facts" "$room/.schema"
}

# What a dump can't promise: only InnoDB shows all tables as they were at one moment, and no tool writes broken views.
my_tell_limits() {
    my_ask "select table_name, engine from information_schema.tables where table_schema = $(my_quoted "$database")
        and table_type = 'BASE TABLE' and engine not in ('InnoDB', 'ROCKSDB')" |
        while IFS="$tab" read -r table engine; do
            fact unsteady "$database" "$table" "$engine"
            say "$part: $database.$table is kept by $engine: what changes meanwhile is in the backup or not, by chance"
        done
    my_broken_views "$database" |
        while IFS="$tab" read -r view definition; do
            fact broken "$database" "$view" "$definition"
            say "$part: the view $database.$view is broken, or calls what $(value user) may not use: it is not in the backup"
        done
}

my_dump() {
    mkfifo "$room/.dump"
    my_look_at_dump "$room/.schema" <"$room/.dump" >"$room/.facts" &
    looking=$!
    { my_dump_out "$1" $(my_position_option) 2>"$room/.said" || say failed >"$room/.failed"; } | tee "$room/.dump"
    wait $looking
    whole=$?
    rm -f "$room/.dump"
    [ -e "$room/.failed" ] || [ $whole != 0 ] || return 0
    case $(cat "$room/.said") in
        *" on write"*) return 1 ;;
    esac
    said=$(tail -n 1 "$room/.said")
    (refuse dump-broke "$1" "${said:-it ended too early}") >&2
    return 1
}

# my_dump_out DATABASE OPTIONS…: no lock is taken. Views that the server itself calls broken are left out.
my_dump_out() {
    of=$1
    shift
    [ $make = MariaDB ] || set -- --set-gtid-purged=OFF "$@"
    my_broken_views "$of" | cut -f 1 >"$room/.broken"
    while IFS= read -r view; do set -- --ignore-table="$of.$view" "$@"; done <"$room/.broken"
    my_at_server "$dumper" --single-transaction --quick --routines --triggers --events --hex-blob --no-tablespaces \
        --default-character-set=utf8mb4 --max-allowed-packet=1G "$@" "$of"
}

# The number of rows is asked for because the server only looks into a view for it.
my_broken_views() {
    my_ask_plain "select table_name, replace(replace(view_definition, '\t', ' '), '\n', ' ') from information_schema.views join information_schema.tables using (table_schema, table_name)
        where table_schema = $(my_quoted "$1") and table_rows is null and table_comment <> 'VIEW'"
}

# Where the log of changes stood when the dump began. MariaDB tells it without a lock; MySQL locks for a moment, for
# which the role needs a right.
my_position_option() {
    [ "$(my_ask "select @@log_bin")" = 1 ] || return 0
    case $make in
        MariaDB) [ -z "$(my_ask "show status like 'binlog_snapshot_file'")" ] || printf %s --master-data=2 ;;
        MySQL)
            my_ask "show grants" | grep -qE "ALL PRIVILEGES ON \*|RELOAD.* ON \*\.\*" || return 0
            if my_is_older "$tool_version" 8.1; then printf %s --master-data=2; else printf %s --source-data=2; fi
            ;;
    esac
}

# From a dump: facts of its rows and of its position, and in the file SCHEMA all that isn't data. Fails unless it is whole.
my_look_at_dump() {
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
        /^-- (Table|Sequence|Temporary|Final|Dumping (events|routines)) / { print >ENVIRON["schema"]; next }
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
my_keep_users() {
    if my_ask "select if(host = '', concat('select ', quote(concat('CREATE ROLE ', quote(user))), ';'), concat('show create user ', quote(user), '@', quote(host), ';')),
            concat('show grants for ', quote(user), if(host = '', '', concat('@', quote(host))), ';')
            from mysql.user where user not in ('mariadb.sys', 'mysql.sys', 'mysql.session', 'mysql.infoschema') order by host <> '', user, host" >"$room/.ask" 2>/dev/null; then
        keep "$part.users.sql" my_users
    else
        fact users missing
        say "$part: users and grants are not in the backup: $(value user) may not read them"
    fi
    rm -f "$room/.ask"
}

my_users() {
    tr "\t" "\n" <"$room/.ask" >"$room/.asks"
    my_tell --skip-column-names --raw <"$room/.asks" >"$room/.users" && rm -f "$room/.asks" || return 1
    sed 's/$/;/' "$room/.users"
    rm -f "$room/.users"
}

# pick tables|code [TABLE]: of a dump, or of its schema, the tables with their rows, or what is programmed: triggers,
# views, routines, events. Of one table only, if it is named.
my_pick() {
    wanted=$1 header=${2:+"-- Table structure for table $(my_named "$2")"} awk '
        BEGIN { wanted = ENVIRON["wanted"]; header = ENVIRON["header"]; all = header == ""; here = "both" }
        function give() { if (here == "both" || (here == wanted && (all || mine))) print }
        /^\(/ && !body { give(); next }
        /^-- (Table|Sequence|Temporary [a-z]*|Final view) structure for / && !body { mine = $0 == header }
        /^-- (Table|Sequence) structure for |^-- Dumping data for / && !body { section = here = "tables" }
        /^-- (Temporary|Final|Dumping (events|routines)) / && !body { section = here = "code"; if ($2 == "Dumping") mine = 0 }
        /^\/\*!40103 SET TIME_ZONE=@OLD_TIME_ZONE/ && !body { section = here = "both" }
        /^DELIMITER / { body = $2 != ";"; here = "code"; give(); if (!body) here = section; next }
        !body && section == "tables" { here = /^(\/\*!50003 |ALTER DATABASE )/ ? "code" : section }
        { give() }'
}
