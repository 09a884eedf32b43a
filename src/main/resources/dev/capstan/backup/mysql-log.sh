# Between two backups: the finished binary logs are carried to "$store/log-PART", so that any moment after a backup can
# be reached. "from" in there is the first one without a gap behind it, "moment" up to when they reach.

# Prints the newest moment that can be restored: "moment 2026-11-21T23:00:00Z".
ship_mysql() {
    my_reach ""
    my_find_binlog
    need_tool zstd zstd
    [ "$(my_ask "select @@log_bin")" = 1 ] || refuse no-binlog "$(value host):$(value port)"
    format=$(my_ask "select @@global.binlog_format")
    [ "$format" = ROW ] || refuse binlog-not-rows "$(value host):$(value port)" "$format"
    log=$store/log-$part
    mkdir -p "$log"
    # What was committed before this moment is in the logs that the flush finishes
    moment=$(my_ask "select date_format(utc_timestamp(), '%Y-%m-%dT%H:%i:%sZ')")
    my_ask "flush binary logs" 2>"$notes/said" || refuse may-not-log "$(value user)" "$(tail -n 1 "$notes/said")"
    my_ask "show binary logs" 2>"$notes/said" >"$notes/logs" || refuse may-not-log "$(value user)" "$(tail -n 1 "$notes/said")"
    cut -f 1 "$notes/logs" | sed '$d' >"$notes/finished"
    my_go_on_from
    while IFS= read -r name <&3; do
        [ -e "$log/$name.zst" ] || my_carry "$name" 3<&-
    done 3<"$notes/wanted"
    say "$moment" >"$log/moment"
    settle "$log"
    my_prune_log
    [ -z "$(my_log_positions | awk -v from="$(cat "$log/from")" '$0 >= from')" ] || say "moment $moment"
}

my_find_binlog() {
    binlog=$(command -v mariadb-binlog || command -v mysqlbinlog) || refuse no-tool mysqlbinlog $package
}

# Where each backup of this part stood in the logs, oldest first.
my_log_positions() { kept_facts | awk -F "\t" -v part="$part" '$1 == part && $2 == "position" { print $3 }' | sort; }

# From the last that was carried, or the oldest backup's. If the server has no more what comes next, or counts anew, there
# is a gap: only a later backup leads to moments after it.
my_go_on_from() {
    last=$(ls "$log" | sed -n 's/\.zst$//p' | tail -n 1)
    if [ -n "$last" ] && grep -qxF "$last" "$notes/finished" && [ -s "$log/from" ]; then
        awk -v last="$last" 'after { print } $0 == last { after = 1 }' "$notes/finished" >"$notes/wanted"
        return
    fi
    [ -z "$last" ] || {
        say "$part: the log has a gap after $last; moments after it need a new backup"
        rm -f "$log"/*.zst "$log"/*.sha256
    }
    oldest=$(my_log_positions | head -n 1)
    if [ -n "$oldest" ] && grep -qxF "$oldest" "$notes/finished"; then
        awk -v oldest="$oldest" '$0 == oldest { from = 1 } from { print }' "$notes/finished" >"$notes/wanted"
    else
        cp "$notes/finished" "$notes/wanted"
    fi
    head -n 1 "$notes/wanted" >"$log/from"
}

my_carry() {
    rm -rf "$room/carried"
    mkdir "$room/carried"
    my_at_server "$binlog" --read-from-remote-server --raw --result-file="$room/carried/" "$1" 2>"$notes/said" || {
        ! grep -q "unrecognized MariaDB version" "$notes/said" || refuse tool-too-old "${binlog##*/}" "" "$server_version" $package
        refuse may-not-log "$(value user)" "$(tail -n 1 "$notes/said")"
    }
    nice zstd -q -c "$room/carried/$1" >"$log/.$1.zst" || {
        rm -f "$log/.$1.zst"
        refuse disk-full "$log"
    }
    sha256sum <"$log/.$1.zst" | cut -c 1-64 >"$log/$1.sha256"
    settle "$log/.$1.zst" "$log/$1.sha256"
    mv "$log/.$1.zst" "$log/$1.zst"
}

# What is older than the oldest backup leads nowhere.
my_prune_log() {
    oldest=$(my_log_positions | head -n 1)
    [ -n "$oldest" ] || return 0
    for each in "$log"/*.zst; do
        name=${each##*/}
        [ "$(printf "%s\n%s\n" "$oldest" "${name%.zst}" | sort | head -n 1)" = "$oldest" ] || rm -f "$each" "${each%.zst}.sha256"
    done
}

# my_recover MOMENT: each wanted database as it was then, on a server that is thrown away. What comes out of it takes the
# place of what is in the backup.
my_recover() {
    log=$store/log-$part
    ended=$(awk -F "\t" '$2 == "ended" { print $3 }' "$backup/manifest.tsv")
    reaches=$(cat "$log/moment" 2>/dev/null) || :
    [ -z "$(printf "%s\n%s\n%s\n" "$ended" "$1" "$reaches" | sort -c 2>&1)" ] || refuse moment-unreached "$part" "$1"
    my_find_binlog
    my_start_server
    my_reach scratch_
    until=$(printf "%s" "$1" | sed 's/T/ /; s/[.Z].*//')
    my_each_kept my_recover_database
    my_stop_server
}

my_recover_database() {
    my_create_schema "$database"
    my_fill "$database"
    my_kept_schema | my_pick code | my_tell "$database" 2>"$notes/said" || refuse not-loaded "$database" "$(tail -n 1 "$notes/said")"
    facts position | database=$database awk -F "\t" '$4 == ENVIRON["database"] { print $1 " " $2 }' >"$notes/position"
    read -r first position <"$notes/position" || refuse moment-unreached "$part" "$(value moment)"
    my_unpack_logs "$first"
    my_replay
    my_make_definers
    recovered=$room/then.$(my_filed "$database")
    my_dump_out "$database" 2>"$notes/said" >"$place/dump" || refuse dump-broke "$database" "$(tail -n 1 "$notes/said")"
    my_look_at_dump "$recovered.schema.sql" <"$place/dump" >"$recovered.facts"
    nice zstd -q -c "$place/dump" >"$recovered.sql.zst"
    rm -f "$place/dump"
    my_drop_schema "$database"
}

# The log tells the rows of each database apart, but of what defines tables only in which database somebody was. So who
# was here and defined something elsewhere is let fail, and who was elsewhere and defined something here can't be replayed.
my_replay() {
    [ "$(my_mentions)" = "$(my_mentions --database="$database")" ] || refuse not-replayed "$database" "a table was defined by somebody who used another database"
    rm -f "$room/.failed"
    { my_read_log --database="$database" || : >"$room/.failed"; } 2>"$notes/said" | my_tell --force --binary-mode >/dev/null 2>"$notes/why" || :
    [ ! -e "$room/.failed" ] || refuse not-replayed "$database" "$(tail -n 1 "$notes/said")"
    if grep -E "^ERROR" "$notes/why" | grep -vE "^ERROR (1007|1008|1049|1051|1146) " >"$notes/said" ||
        grep -F -e "'$database'" -e "'$database." "$notes/why" >"$notes/said"; then
        refuse not-replayed "$database" "$(head -n 1 "$notes/said")"
    fi
}

my_read_log() (
    cd "$place/logs"
    TZ=UTC0 "$binlog" --no-defaults --start-position="$position" --stop-datetime="$until" "$@" -- *
)

my_mentions() {
    here=$(printf "%s" "$database" | sed 's/`/``/g')
    my_read_log --base64-output=decode-rows "$@" | grep -vE "^(#|use |SET )" | grep -cF -e "$here." -e "$here\`." || :
}

# The logs from that one on, without a gap.
my_unpack_logs() {
    rm -rf "$place/logs"
    mkdir "$place/logs"
    next=$1
    while [ -e "$log/$next.zst" ]; do
        [ "$(sha256sum <"$log/$next.zst" | cut -c 1-64)" = "$(cat "$log/$next.sha256")" ] || refuse damaged "log-$part/$next.zst"
        zstd -q -dc "$log/$next.zst" >"$place/logs/$next" || refuse disk-full "$room"
        newest=$next
        next=$(printf "%s" "$next" | awk -F . '{ printf "%s.%0" length($NF) "d", substr($0, 1, length($0) - length($NF) - 1), $NF + 1 }')
    done
    [ "${newest:-}" = "$(ls "$log" | sed -n 's/\.zst$//p' | tail -n 1)" ] || refuse log-gap "$part" "$next"
}

# The tool asks what a view is made of in the name of its definer.
my_make_definers() {
    its=$(my_quoted "$database")
    my_ask_plain "select concat('create user if not exists ', quote(substring_index(d, '@', 1)), '@', quote(substring_index(d, '@', -1)), '; grant all on *.* to ',
            quote(substring_index(d, '@', 1)), '@', quote(substring_index(d, '@', -1)), ';')
        from (select definer d from information_schema.views where table_schema = $its union select definer from information_schema.triggers where trigger_schema = $its
            union select definer from information_schema.routines where routine_schema = $its union select definer from information_schema.events where event_schema = $its) definers" |
        my_tell
}

# Where the log was brought to.
prune_log_mysql() {
    log=$store/log-$part
    my_prune_log
}
