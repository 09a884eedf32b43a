# Redis. Values:
#   host, port, user, password
#   how           "file": BGSAVE, then its file is copied; else what it sends to a replica is kept
#   file          where that file is on the target
#   reach         under which address Redis reaches this target, unless it is the one that Redis sees it come from
#   suffix        of the folder beside the backups in which a restore waits
#
# A restore never shuts Redis down and touches none of its files: a throw-away server loads the backup, Redis becomes its
# replica until it holds the same, and is on its own again. Redis drops what it holds only once all has come over, and
# takes no writes in between. That wants a redis-server here that is not newer than Redis, and that Redis reaches.

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
    [ "$(value how)" != file ] || [ -r "$(dirname "$(value file)")" ] || refuse unreadable "$(value file)"
    need_space "$store" "$(redis_info memory used_memory_dataset)"
}

take_redis() {
    redis_at
    redis_answers
    fact tool redis-cli "$(redis-cli --version | cut -d " " -f 2)"
    fact server redis "$(redis_info server redis_version)"
    fact memory "$(redis_info memory used_memory)"
    ask_redis info keyspace | count_keys >"$notes/before"
    if [ "$(value how)" = file ]; then
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
    redis_is_done_saving
    said=$(ask_redis bgsave 2>&1)
    case $said in
        "Background saving started"*) ;;
        *) refuse redis-not-saved "$host:$port" "$said" ;;
    esac
    redis_is_done_saving
    [ "$(redis_info persistence rdb_last_bgsave_status)" = ok ] || refuse redis-not-saved "$host:$port" "rdb_last_bgsave_status"
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

restore_redis() {
    redis_at
    redis_answers
    fit_to_lead
    rm -rf "$beside"
    owe rm_folder "$beside"
    mkdir "$beside"
    load_given "$beside"
    settle "$beside/new.rdb" "$beside"
    paid rm_folder "$beside"
}

# Can a redis-server from here be the master of Redis for a moment?
fit_to_lead() {
    [ "$(redis_info replication role)" = master ] || refuse redis-is-replica "$host:$port" "$(redis_info replication master_host)"
    [ "$(redis_info cluster cluster_enabled)" != 1 ] || refuse redis-cluster "$host:$port"
    command -v redis-server >/dev/null 2>&1 || refuse no-scratch redis "$(redis_info server redis_version)" redis-server
    here=$(redis_server_version)
    there=$(redis_info server redis_version)
    [ "$(printf "%s\n" "${here%.*}" "${there%.*}" | sort -V | tail -n 1)" = "${there%.*}" ] ||
        refuse tool-too-new redis-server "$here" "$there"
}

# swap_redis keeps what was there as old.rdb, for the way back. Once it is done it stays done.
swap_redis() {
    redis_at
    [ -e "$beside/new.rdb" ] || refuse not-restored "$beside"
    [ ! -e "$beside/swapped" ] || return 0
    redis_answers
    fit_to_lead
    if [ ! -e "$beside/old.rdb" ]; then
        need_space "$beside" "$(redis_info memory used_memory)"
        ask_redis --rdb - >"$beside/old"
        settle "$beside/old"
        mv "$beside/old" "$beside/old.rdb"
    fi
    take_over "$beside/new.rdb" "$(facts memory)"
    touch "$beside/swapped"
}

swap_back_redis() {
    redis_at
    [ -e "$beside/old.rdb" ] || return 0
    redis_answers
    fit_to_lead
    take_over "$beside/old.rdb" "$(redis_info memory used_memory)"
    rm -f "$beside/swapped" "$beside/old.rdb"
}

# take_over FILE MEMORY: Redis takes over what is in a file.
take_over() {
    reach=$(value reach)
    [ -n "$reach" ] || reach=$(ask_redis client list | sed -n 's/.*[ ]addr=\[*\([^] ]*\)\]*:[0-9]* .* cmd=client.*/\1/p' | head -n 1)
    user_of_master=$(redis_setting masteruser)
    thrown_password=$(redis_setting masterauth)
    if [ -z "$thrown_password" ]; then
        thrown_password=$(random_word)
        owe clear_masterauth -
        printf "%s" "$thrown_password" | ask_redis -x config set masterauth | is_ok
    fi
    mkdir "$room/$part"
    ln -s "$(readlink -f "$1")" "$room/$part/new.rdb"
    tries=0
    until listening_redis "$room/$part" "$2"; do
        tries=$((tries + 1))
        [ $tries -lt 20 ] || refuse redis-no-way "$host:$port" "$reach"
    done
    owe leave_redis "$reach $thrown_port"
    ask_redis replicaof "$reach" "$thrown_port" | is_ok
    follow_thrown
    ask_thrown info keyspace | count_keys >"$notes/found"
    ask_redis info keyspace | count_keys >"$notes/after"
    leave_redis "$reach $thrown_port"
    paid leave_redis "$reach $thrown_port"
    end_thrown
    ! grep -qF "clear_masterauth" "$notes/owed" || { clear_masterauth && paid clear_masterauth -; }
    lasting=$(awk '{ all += $2 - $3 } END { print all + 0 }' "$notes/found")
    is=$(awk '{ all += $2 - $3 } END { print all + 0 }' "$notes/after")
    [ "$lasting" = "$is" ] || refuse differs keys "$lasting" "$is"
    [ -z "$(redis_setting save)" ] || ask_redis bgsave
}

redis_setting() { ask_redis config get "$1" | tail -n +2; }

is_ok() {
    read -r said || :
    [ "$said" = OK ] || refuse redis-forbids "$host:$port" "$said"
}

clear_masterauth() {
    redis_at
    ask_redis config set masterauth "" | is_ok
}

listening_redis() {
    thrown_port=$((20000 + $(od -An -N2 -tu2 /dev/urandom) % 40000))
    throw_away_redis "$1" "$2" "port $thrown_port" "bind $reach" \
        "${user_of_master:+user $user_of_master on ~* &* +@all \">$(quoted "$thrown_password")\"}"
}

follow_thrown() {
    idle=0
    while :; do
        case $(ask_redis info replication 2>&1) in
            *master_link_status:up*) return ;;
            *master_sync_in_progress:1*) idle=0 ;;
            *) idle=$((idle + 1)) ;;
        esac
        if [ $idle -gt 100 ]; then
            leave_redis "$reach $thrown_port"
            refuse redis-no-way "$host:$port" "$reach"
        fi
        sleep 0.2
    done
}

# leave_redis "ADDRESS PORT": Redis is on its own again, if that was whom it followed.
leave_redis() {
    redis_at
    while ask_redis ping 2>&1 | grep -q "^LOADING"; do sleep 0.2; done
    [ "$(redis_info replication master_host) $(redis_info replication master_port)" = "$1" ] || return 0
    ask_redis replicaof no one | is_ok
}

drop_old_redis() {
    redis_at
    rm -rf "$beside"
}

# As long as the swap stands, what served before is not dropped.
drop_new_redis() {
    redis_at
    [ -e "$beside/swapped" ] || rm -rf "$beside"
}
