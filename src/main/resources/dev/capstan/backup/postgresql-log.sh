# Between two backups: what the server wrote since is carried to "$store/log-PART", segment by segment, so that from a
# base backup any moment can be reached. "from" in there is the first segment that has no gap behind it.

# The base that the log goes on from, which was begun before.
pg_take_base() {
    fact base "$(say "select pg_walfile_name(pg_current_wal_lsn())" | pg_ask "$(value database)")"
    keep "$part.base.tar" pg "$(value database)" pg_basebackup -w -D - -Ft -X fetch -c fast
}

# Prints the newest moment that can be restored: "moment 2026-11-21T23:00:00.000000Z".
ship_postgresql() {
    for each in psql pg_receivewal; do
        need_tool "$each" postgresql-client
    done
    need_tool zstd zstd
    pg_meet "$(value database)"
    log=$store/log-$part
    mkdir -p "$log/receiving"
    rm -f "$log"/.*.zst
    # What was committed before this moment is in the log, since a later commit closes it
    moment=$(say "select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')" | pg_ask "$(value database)")
    say "select txid_current()" | pg_ask "$(value database)" >/dev/null
    pg_hold_log
    pg_close_segment
    if ! pg_receive && ! { pg_begin_anew && pg_receive; }; then
        refuse no-log "$part"
    fi
    pg_file_log
    [ ! -s "$log/from" ] || ! pg_reaches_back || say "moment $moment"
}

# "$closed" is the last byte of the segment that ends now.
pg_close_segment() {
    closed=$(pg_ask "$(value database)" 2>"$notes/trouble" <<'END'
select format('%s/%s', upper(to_hex(div(last, 4294967296)::bigint)), upper(to_hex(mod(last, 4294967296)::bigint)))
from pg_settings, lateral (select div(pg_switch_wal() - '0/0' - 1, setting::numeric) * setting::numeric + setting::numeric - 1 as last) l
where name = 'wal_segment_size';
END
    ) || refuse no-switch "$(value user)" "$(tr "\n" " " <"$notes/trouble")"
}

# A slot keeps what isn't carried away yet, but only on a server that says how much that may be: it must never fill its
# disk. Without one, wal_keep_size of the server tells how long carrying may pause.
pg_hold_log() {
    slot=
    limits=$(say "select name from pg_settings where name = 'max_slot_wal_keep_size' and setting <> '-1'
        or name in ('wal_keep_size', 'wal_keep_segments') and setting <> '0' order by name" | pg_ask "$(value database)")
    case $limits in
        "") refuse no-hold "$part" ;;
        max_slot*) ;;
        *) return 0 ;;
    esac
    slot=--slot=capstan_$(printf "%s" "${service}_${environment}_$part" | tr "A-Z" "a-z" | tr -c "a-z0-9" _ | cut -c 1-55)
    pg "$(value database)" pg_receivewal -w --create-slot --if-not-exists "$slot" || refuse no-log "$part"
}

# The first time it starts in the midst of a segment, which stays there as a partial one and tells where to go on.
pg_receive() {
    if [ ! -s "$log/from" ]; then
        say "select pg_walfile_name(pg_current_wal_lsn())" | pg_ask "$(value database)" >"$log/.from"
        begun=$(say "select pg_current_wal_lsn()" | pg_ask "$(value database)")
        say "select txid_current()" | pg_ask "$(value database)" >/dev/null
        pg_receive_until "$begun" || return 1
        pg_close_segment
        mv "$log/.from" "$log/from"
    fi
    pg_receive_until "$closed"
}

pg_receive_until() {
    pg "$(value database)" timeout 3600 pg_receivewal -w -D "$log/receiving" --no-loop --endpos="$1" $slot
}

# The server doesn't have any more what comes next: there is a gap, and only a later base leads to moments after it.
pg_begin_anew() {
    say "$part: the log has a gap; moments after it need a new backup"
    rm -rf "$log/receiving" "$log/from"
    mkdir "$log/receiving"
    if [ -n "$slot" ]; then
        pg "$(value database)" pg_receivewal -w --drop-slot "$slot" || :
        pg_hold_log
    fi
}

# The last segment stays also as it is, to tell where to go on.
pg_file_log() {
    last=
    for raw in "$log"/receiving/*; do
        name=${raw##*/}
        case $name in
            *.partial | "*") continue ;;
        esac
        if [ ! -e "$log/$name.zst" ]; then
            nice zstd -q -c "$raw" >"$log/.$name.zst" || pg_log_full
            sha256sum <"$log/.$name.zst" | cut -c 1-64 >"$log/$name.sha256"
            settle "$log/.$name.zst" "$log/$name.sha256"
            mv "$log/.$name.zst" "$log/$name.zst"
        fi
        case $name in
            *.history) rm "$raw" ;;
            *)
                [ -z "$last" ] || rm "$last"
                last=$raw
                ;;
        esac
    done
    settle "$log"
    pg_prune_log
}

pg_log_full() {
    rm -f "$log"/.*.zst
    refuse disk-full "$log"
}

pg_bases() { kept_facts | awk -F "\t" -v part="$part" '$1 == part && $2 == "base" { print $3 }' | sort; }

# Whether there is a base without a gap behind it.
pg_reaches_back() { pg_bases | awk -v from="$(cat "$log/from")" '$0 >= from { found = 1 } END { exit !found }'; }

# What is older than the oldest base leads nowhere.
pg_prune_log() {
    oldest=$(pg_bases | head -n 1)
    [ -n "$oldest" ] || return 0
    for each in "$log"/????????????????????????.zst; do
        name=${each##*/}
        [ "$(printf "%s\n%s\n" "$oldest" "${name%.zst}" | sort | head -n 1)" = "$oldest" ] || rm -f "$each" "${each%.zst}.sha256"
    done
}

# pg_recover MOMENT: the server as it was then, or as late as the log goes, in the place of a scratch server.
pg_recover() {
    log=$store/log-$part
    [ -e "$backup/$part.base.tar.zst" ] || refuse no-base "$part"
    major=$(pg_major "$(facts server)")
    pg_find_programs "$major"
    [ "$nearest" = "$major" ] || refuse no-scratch PostgreSQL "$major" "postgresql-$major"
    pg_find_place "$(facts database | awk -F "\t" '{ all += $2 } END { printf "%.0f", all * 1.3 + 200000000 }')"
    mkdir -p "$place/data" "$place/log"
    given "$part.base.tar" | tar -C "$place/data" -xf - || pg_no_place
    begins=$(sed -n 's/^START WAL LOCATION: .*(file \([0-9A-F]*\)).*/\1/p' "$place/data/backup_label")
    for each in "$log"/*.zst; do
        name=${each##*/}
        name=${name%.zst}
        [ -e "$each" ] && [ "$(printf "%s\n%s\n" "$begins" "$name" | sort | head -n 1)" = "$begins" ] || continue
        [ "$(sha256sum <"$each" | cut -c 1-64)" = "$(cat "$log/$name.sha256")" ] || refuse damaged "log-$part/$name.zst"
        cp "$each" "$place/log/" || pg_no_place
    done
    say "local all all trust" >"$place/data/pg_hba.conf"
    : >"$place/data/postgresql.conf"
    : >"$place/data/postgresql.auto.conf"
    rm -f "$place/data/standby.signal"
    : >"$place/data/recovery.signal"
    [ -z "$as_server" ] || chown -R "$who" "$place"
    chmod -R u+rwX,go= "$place"
    set -- "$1" -c hot_standby=off -c fsync=off -c max_prepared_transactions=100 \
        -c restore_command="test -e '$place/log/%f.zst' && zstd -q -d -f '$place/log/%f.zst' -o '%p'"
    # A server that starts knows no names of time zones yet
    [ -z "$1" ] || set -- "$@" -c recovery_target_time="$(say "$1" | sed 's/Z$/+00/')" -c recovery_target_action=promote
    shift
    pg_run_scratch "$major" "$(value user)" "$@"
    pg_at=
    recovered=yes
}

pg_no_place() {
    rm -rf "$place"
    refuse disk-full "${place%/*}"
}

# Where the log was brought to.
prune_log_postgresql() {
    log=$store/log-$part
    pg_prune_log
}
