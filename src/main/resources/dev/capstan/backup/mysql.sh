# MySQL and MariaDB, whose tools and servers are kept apart: a dump is taken by the tools of the server's own make.

# my_at_server PROGRAM ARGUMENTS…: a client program with what it needs to get in. No option file of the login has a say, and
# a name is always reached by TCP, also localhost: a socket is named by its path.
my_at_server() {
    program=$1
    shift
    host=$(value "${server}host")
    case $host in
        /* | ./*) set -- --protocol=socket --socket="$host" "$@" ;;
        *) set -- --protocol=tcp --host="$host" --port="$(value "${server}port")" "$@" ;;
    esac
    mode=$(value "${server}ssl")
    case $make:$mode in
        MySQL:) ;;
        MySQL:disable) set -- --ssl-mode=DISABLED "$@" ;;
        MySQL:require) set -- --ssl-mode=REQUIRED "$@" ;;
        MySQL:verify-ca) set -- --ssl-mode=VERIFY_CA "$@" ;;
        MySQL:verify-full) set -- --ssl-mode=VERIFY_IDENTITY "$@" ;;
        *:disable) set -- --skip-ssl "$@" ;;
        *:verify-*) set -- --ssl --ssl-verify-server-cert "$@" ;;
        *:require) set -- --ssl --skip-ssl-verify-server-cert "$@" ;;
        *) set -- --skip-ssl-verify-server-cert "$@" ;;
    esac
    ca=$(value "${server}ssl_ca")
    [ -z "$ca" ] || set -- --ssl-ca="$ca" "$@"
    MYSQL_PWD=$(value "${server}password") "$program" --no-defaults --user="$(value "${server}user")" "$@"
}

# my_ask SQL [DATABASE]: its answer, a row a line, parted by tabs. Tabs, line ends and backslashes come as \t, \n, \\.
my_ask() { printf "%s\n" "$1" | my_at_server "$client" --batch --skip-column-names --default-character-set=utf8mb4 ${2:+"$2"}; }

# my_ask_plain SQL: the same with nothing written otherwise.
my_ask_plain() { printf "%s\n" "$1" | my_at_server "$client" --batch --skip-column-names --raw --default-character-set=utf8mb4; }

# my_tell OPTIONS… [DATABASE]: runs the SQL from its input, and stops at the first that fails.
my_tell() { my_at_server "$client" --batch --default-character-set=utf8mb4 --max-allowed-packet=1G "$@"; }

# For SQL: a text, and a name.
my_quoted() { printf "'%s'" "$(printf "%s" "$1" | sed "s/\\\\/\\\\\\\\/g; s/'/''/g")"; }
my_named() { printf '`%s`' "$(printf "%s" "$1" | sed 's/`/``/g')"; }

# As a part of a file's name.
my_filed() { printf "%s" "$1" | sed "s/%/%25/g; s,/,%2F,g"; }

my_make_of() {
    case $1 in
        *MariaDB*) printf MariaDB ;;
        *) printf MySQL ;;
    esac
}

# From here on the server of that kind ("": the one of the part) is asked.
my_reach() {
    server=$1
    suffix=${suffix:-$(value suffix)}
    make=MariaDB
    # What stands with the server's programs is of its make and version
    programs=$(value scratch_programs)
    case ${programs:+$PATH} in "" | "$programs":*) ;; *) PATH=$programs:$PATH ;; esac
    client=$(command -v mariadb || command -v mysql) || refuse no-tool mariadb mariadb-client
    make=$(my_make_of "$("$client" --version)")
    server_version=$(my_ask "select version()" 2>"$notes/said") ||
        refuse no-answer "$(value "${server}host"):$(value "${server}port")" "$(tail -n 1 "$notes/said")"
    server_make=$(my_make_of "$server_version")
    server_version=${server_version%%-*}
    case $server_make in
        MariaDB) package=mariadb-client ;;
        MySQL) package=mysql-client ;;
    esac
    [ $make = $server_make ] || my_other_client
    dumper=$(my_tool_of mariadb-dump mysqldump) || refuse no-tool mysqldump $package
    tool_version=$("$dumper" --version | sed -n 's/.*\(from\|Distrib\) *\([0-9.]*\).*/\2/p; t; s/.*Ver *\([0-9.]*\).*/\1/p')
    my_is_older "$tool_version" "$server_version" || return 0
    refuse tool-too-old "${dumper##*/}" "$tool_version" "$server_version" $package
}

my_other_client() {
    make=$server_make
    other=$client
    client=$(my_tool_of mariadb mysql) || refuse other-make "${other##*/}" $server_make $package
}

# The program of the server's make, whichever of its names it has.
my_tool_of() {
    for tool; do
        tool=$(command -v "$tool") || continue
        [ "$(my_make_of "$("$tool" --version)")" != $make ] || { say "$tool" && return 0; }
    done
    return 1
}

# By the first two numbers: 10.11.6 is not older than 10.11.19.
my_is_older() {
    awk -v one="$1" -v other="$2" 'BEGIN {
        split(one, a, "."); split(other, b, ".")
        exit !(a[1] + 0 < b[1] + 0 || (a[1] + 0 == b[1] + 0 && a[2] + 0 < b[2] + 0))
    }'
}

# The databases of the part, a name a line. Those that a restore put beside them don't belong to it.
my_databases() {
    pattern=$(value databases)
    if [ -n "$pattern" ]; then like=$pattern; else like=$(value database | sed 's/[%_\\]/\\&/g'); fi
    my_ask_plain "select schema_name from information_schema.schemata
        where if(@@lower_case_table_names = 0, binary schema_name like binary $(my_quoted "$like"), schema_name like $(my_quoted "$like"))
        and schema_name not in ('information_schema', 'performance_schema', 'mysql', 'sys')
        and schema_name not regexp '__(new|old)_[a-z0-9]+$' order by 1" >"$notes/databases"
    [ -s "$notes/databases" ] || refuse nothing-matches "${pattern:-$(value database)}"
}

# my_each_database FUNCTION: for every one of them.
my_each_database() {
    while IFS= read -r database <&3; do "$1" 3<&-; done 3<"$notes/databases"
}

ready_mysql() {
    need_tool zstd zstd
    my_reach ""
    my_databases
    my_each_database my_may_read
    my_level >/dev/null
    need_space "$store" "$(my_ask "select coalesce(sum(data_length), 0) div 4 from information_schema.tables where table_schema in ($(
        while IFS= read -r database; do printf "%s, " "$(my_quoted "$database")"; done <"$notes/databases"
    )'')")"
}

# Without these rights the tool would leave out triggers, events and routines and say nothing. What roles of the user
# may is not seen here, and left to the tool.
my_may_read() {
    my_ask "select wanted from (select 'SELECT' wanted union select 'SHOW VIEW' union select 'TRIGGER' union select 'EVENT' union select 'EXECUTE') rights
        where coalesce(current_role(), 'NONE') = 'NONE' and wanted not in (
            select if(privilege_type like 'SHOW%ROUTINE', 'EXECUTE', privilege_type) from (
                select grantee, privilege_type from information_schema.user_privileges
                union select grantee, privilege_type from information_schema.schema_privileges where $(my_quoted "$database") like table_schema
            ) given where grantee = concat('\'', replace(substring_index(current_user(), '@', 1), '\'', '\'\''), '\'@\'', substring_index(current_user(), '@', -1), '\''))" >"$notes/lacks"
    [ ! -s "$notes/lacks" ] || refuse may-not "$(value user)" "$(awk '{ printf "%s%s", (NR > 1 ? ", " : ""), $0 }' "$notes/lacks")" "$database"
}

# How far the migrations have come, as one line.
my_level() {
    query=$(value level_query)
    [ -n "$query" ] || return 0
    found=$(my_ask "$query" "$(value database)" 2>"$notes/said") || refuse level-query "$(tail -n 1 "$notes/said")"
    printf "%s" "$found" | tr "\t\n" "  "
}
