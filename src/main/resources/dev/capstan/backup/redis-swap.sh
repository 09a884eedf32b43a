# Giving Redis a backup back. It is never shut down, and none of its files is touched: a throw-away server loads the backup,
# Redis becomes its replica until it holds the same, and is on its own again. Redis drops what it holds only once all has
# come over, and takes no writes in between. That wants a redis-server here that is not newer than Redis, and that Redis
# reaches. Values beside those of redis.sh:
#   reach         under which address Redis reaches this target, unless it is the one that Redis sees it come from
#   suffix        of the folder beside the backups in which a restore waits

restore_redis() {
    redis_at
    redis_answers
    fit_to_lead
    rm -rf "$beside"
    owe rm_folder "$beside"
    mkdir "$beside"
    load_given "$beside"
    facts memory >"$beside/memory"
    settle "$beside"/* "$beside"
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
    take_over "$beside/new.rdb" "$(cat "$beside/memory")"
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
    redis_stays_so
}

# What was taken over must survive a restart.
redis_stays_so() {
    while :; do
        case $(redis_info persistence aof_rewrite_in_progress)$(redis_info persistence aof_rewrite_scheduled) in
            00) break ;;
            *1*) sleep 0.2 ;;
            *) redis_answers ;;
        esac
    done
    [ -z "$(redis_setting save)" ] || save_to_file
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
