# Redis. Values:
#   host, port, user, password
#   file          where its own file is on the target, to be copied after BGSAVE; else what it sends to a replica is kept

redis_at() {
    need_tool redis-cli redis-tools
    host=$(value host)
    port=$(value port)
    : "${host:=127.0.0.1}" "${port:=6379}"
    user=$(value user)
    beside=$store/.redis-$part-$(value suffix)
}

ask_redis() {
    REDISCLI_AUTH=$(value password)
    export REDISCLI_AUTH
    [ -n "$REDISCLI_AUTH" ] || unset REDISCLI_AUTH
    redis-cli -h "$host" -p "$port" ${user:+--user "$user"} --no-auth-warning "$@"
}

# info SECTION FIELD
redis_info() { ask_redis info "$1" | tr -d "\r" | sed -n "s/^$2://p"; }

# One line each: database, keys, of which that expire.
count_keys() { tr -d "\r" | sed -n 's/^db\([0-9]*\):keys=\([0-9]*\),expires=\([0-9]*\),.*/\1 \2 \3/p'; }

redis_answers() {
    said=$(ask_redis ping 2>&1) || :
    case $said in
        *PONG) ;;
        *NOAUTH* | *WRONGPASS* | *NOPERM* | *"invalid password"*) refuse redis-login "$host:$port" "$said" ;;
        *) refuse no-answer "$host:$port" "$said" ;;
    esac
}

ready_redis() {
    redis_at
    redis_answers
    [ -z "$(value file)" ] || [ -r "$(dirname "$(value file)")" ] || refuse unreadable "$(value file)"
    need_space "$store" "$(redis_info memory used_memory_dataset)"
}

take_redis() {
    redis_at
    redis_answers
    fact tool redis-cli "$(redis-cli --version | cut -d " " -f 2)"
    fact server redis "$(redis_info server redis_version)"
    fact memory "$(redis_info memory used_memory)"
    ask_redis info keyspace | count_keys >"$notes/before"
    if [ -n "$(value file)" ]; then
        save_to_file
        [ -r "$(value file)" ] || refuse unreadable "$(value file)"
        keep "$part.rdb" cat "$(value file)"
    else
        keep "$part.rdb" ask_redis --rdb -
    fi
    ask_redis info keyspace | count_keys >"$notes/after"
    whole_redis
    moving=
    cmp -s "$notes/before" "$notes/after" || moving=moving
    while read -r db keys expiring; do
        fact keys "$db" "$keys" "$expiring" $moving
    done <"$notes/after"
}

# What redis-cli got must be whole, and how many keys are in it is exact, whatever was written meanwhile.
whole_redis() {
    code=0
    zstd -q -dc "$room/$part.rdb.zst" | redis-check-rdb /dev/stdin >"$notes/checked" 2>&1 || code=$?
    if [ $code = 0 ]; then
        fact snapshot $(sed -n 's/^\[info\] \([0-9]*\) \(keys read\|expires\)$/\1/p' "$notes/checked")
    elif ! grep -q "RDB format version" "$notes/checked"; then
        cat "$notes/checked"
        refuse not-taken "$part" "$part.rdb.zst"
    fi
}

save_to_file() {
    until redis_begins_saving; do sleep 0.2; done
    redis_is_done_saving
    [ "$(redis_info persistence rdb_last_bgsave_status)" = ok ] || refuse redis-not-saved "$host:$port" "rdb_last_bgsave_status"
}

# It writes one thing at a time.
redis_begins_saving() {
    said=$(ask_redis bgsave 2>&1) || :
    case $said in
        "Background saving started"*) ;;
        *"in progress"* | *"child process is active"*) return 1 ;;
        *) refuse redis-not-saved "$host:$port" "$said" ;;
    esac
}

redis_is_done_saving() {
    while :; do
        case $(redis_info persistence rdb_bgsave_in_progress) in
            0) return ;;
            1) sleep 0.2 ;;
            *) redis_answers ;;
        esac
    done
}

# throw_away_redis FOLDER MEMORY SETTING…: a server for the file new.rdb in it. The code 1 says that its port was taken.
throw_away_redis() {
    command -v redis-server >/dev/null 2>&1 || refuse no-scratch redis "$(facts server | cut -f 2)" redis-server
    need_memory "$2"
    thrown=$1
    shift 2
    printf "%s\n" "unixsocket redis.sock" "unixsocketperm 700" "dbfilename new.rdb" 'save ""' "appendonly no" \
        "repl-diskless-sync yes" "repl-diskless-sync-delay 0" "requirepass \"$(quoted "$thrown_password")\"" "$@" \
        >"$notes/redis.conf"
    rm -f "$thrown/redis.sock"
    (cd "$thrown" && exec redis-server - <"$notes/redis.conf" >"$notes/redis.log" 2>&1) &
    thrown_process="$! $(started_at $!)"
    owe end_process "$thrown_process"
    until ask_thrown ping 2>/dev/null | grep -q PONG; do
        if ! kill -0 "${thrown_process% *}" 2>/dev/null; then
            paid end_process "$thrown_process"
            not_loaded
            return 1
        fi
        sleep 0.1
    done
    rm -f "$notes/redis.conf"
}

ask_thrown() { (cd "$thrown" && REDISCLI_AUTH=$thrown_password && export REDISCLI_AUTH && redis-cli --no-auth-warning -s redis.sock "$@"); }

end_thrown() {
    end_process "$thrown_process"
    paid end_process "$thrown_process"
    rm -rf "$thrown"
}

not_loaded() {
    ! grep -q "bind: Address already in use" "$notes/redis.log" || return 0
    ! grep -q "bind: " "$notes/redis.log" || refuse redis-no-way "$host:$port" "$reach"
    ! grep -q "Can't handle RDB format version" "$notes/redis.log" ||
        refuse tool-too-old redis-server "$(redis_server_version)" "$(facts server | cut -f 2)" redis-server
    refuse redis-not-loaded "$part" "$(grep "^[0-9]*:[A-Z] .* # " "$notes/redis.log" | tail -n 1 | sed 's/.* # //' | cut -c 1-300)"
}

quoted() { printf "%s" "$1" | sed 's/[\\"]/\\&/g'; }

random_word() { od -An -N16 -tx1 /dev/urandom | tr -d " \n"; }

redis_server_version() { redis-server --version | sed -n 's/.* v=\([0-9.]*\).*/\1/p'; }

need_memory() {
    available=$(awk '$1 == "MemAvailable:" { printf "%.0f", $2 * 1024 }' /proc/meminfo)
    [ "$(awk -v need="$1" -v free="$available" 'BEGIN { print (need > free) }')" = 0 ] || refuse no-memory "$1" "$available"
}

prove_redis() {
    redis_at
    mkdir "$room/$part"
    load_given "$room/$part"
    rm -rf "${room:?}/$part"
}

# Whether the backup can be loaded here and holds what it should: left in FOLDER as new.rdb.
load_given() {
    need_space "$1" "$(facts memory)"
    given "$part.rdb" >"$1/new.rdb"
    mkdir "$room/$part.loaded"
    ln -s "$(readlink -f "$1/new.rdb")" "$room/$part.loaded/new.rdb"
    thrown_password=$(random_word)
    throw_away_redis "$room/$part.loaded" "$(facts memory)" "port 0"
    ask_thrown info keyspace | count_keys >"$notes/found"
    end_thrown
    compare_keys
}

# Keys that expire may have done so; all others must be there.
compare_keys() {
    lasting=$(awk '{ all += $2 - $3 } END { print all + 0 }' "$notes/found")
    snapshot=$(facts snapshot | awk '{ print $1 - $2 }')
    [ "$lasting" = "${snapshot:-$lasting}" ] || refuse differs keys "$snapshot" "$lasting"
    facts keys | while IFS="$tab" read -r db keys expiring moving; do
        [ -z "$moving" ] || continue
        found=$(awk -v db="$db" '$1 == db { print $2 - $3 }' "$notes/found")
        [ "${found:-0}" = $((keys - expiring)) ] || refuse differs "db$db" $((keys - expiring)) "${found:-0}"
    done
}
