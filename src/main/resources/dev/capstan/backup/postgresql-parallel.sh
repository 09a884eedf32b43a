# Several sessions dump a database at the same moment that they see: one what its tables are, the others what is in them,
# each into a stream of its own. So nothing lies anywhere uncompressed, neither here nor when it is restored.

pg_take_in_parallel() {
    finished=$room/.finished
    mkdir "$finished"
    pg_share_out "$1"
    : >"$notes/sound"
    show_progress "$finished" "$(pg_expected "$1")"
    pressing=
    pg_press schema --section=pre-data --section=post-data
    pg_press_stream 1
    for stream in $(cut -f 1 "$room/.shares" | sort -nu); do
        [ "$stream" = 1 ] || pg_press_stream "$stream"
    done
    for each in $pressing; do
        wait "${each%%:*}" || unsound "${each%%:*}" $?
    done
    hide_progress
    for each in $pressing; do
        kept=$(pg_pressed_name "$1" "${each#*:}").zst
        [ ! -e "$finished/$kept" ] || mv "$finished/$kept" "$room/"
        pressed
    done
    rm -r "$finished" "$room/.shares"
}

# "$room/.shares": which of the big tables goes into which stream, as evenly as can be known without a lock. The first one
# has all the others. The names are as pg_dump reads them, which is in the encoding of the database.
pg_share_out() {
    pg_ask "$1" -v snapshot="$snapshot" >"$room/.tables" <<'END' || pg_lost "$1"
select set_config('client_encoding', getdatabaseencoding(), false) \g /dev/null
begin isolation level repeatable read read only;
set transaction snapshot :'snapshot';
select c.relpages + coalesce(t.relpages, 0), format('"%s"."%s"', replace(nspname, '"', '""'), replace(c.relname, '"', '""'))
from pg_class c join pg_namespace n on n.oid = c.relnamespace left join pg_class t on t.oid = c.reltoastrelid
where c.relkind = 'r' and c.relpersistence <> 't' and nspname !~ '^pg_' and nspname <> 'information_schema'
  and nspname || c.relname !~ E'[\n\r]'
  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
order by 1 desc, nspname, c.relname limit 500;
commit;
END
    awk -F "\t" -v streams="$(pg_jobs)" '
        {
            least = 1
            for (i = 2; i <= streams; i++) if (load[i] < load[least]) least = i
            load[least] += $1 + 1
            print least "\t" substr($0, length($1) + 2)
        }' "$room/.tables" >"$room/.shares"
    rm "$room/.tables"
}

pg_press_stream() {
    press_into=$1
    set -- --section=data
    while IFS="$tab" read -r stream_of table; do
        if [ "$press_into" = 1 ]; then
            [ "$stream_of" = 1 ] || set -- "$@" --exclude-table-data="$table"
        else
            [ "$stream_of" != "$press_into" ] || set -- "$@" --table="$table"
        fi
    done <"$room/.shares"
    pg_press "$press_into.data" "$@"
}

# pg_press NAME OPTIONS of pg_dump…
pg_press() {
    press_into=$1
    shift
    (
        kept=$(pg_pressed_name "$database" "$press_into").zst
        room=$finished
        # Who asks for several jobs wants it quick: the next level costs half as much again and makes rows hardly smaller
        compression=-2
        press pg "$database" pg_dump -Fc -Z0 --snapshot="$snapshot" "$@"
    ) &
    pressing="$pressing $!:$press_into"
}

pg_pressed_name() { say "$part.$(pg_file_name "$1").$2"; }

# pg_fill_from_streams FILE INTO [OPTIONS of pg_restore…]: tables, then what is in them, then all else in the order that
# pg_restore gives it: only there can a role's rights be taken away before anything needs them.
pg_fill_from_streams() {
    file=$1
    into=$2
    shift 2
    given "$file.schema" >"$room/.dump" &&
        { pg_restore -l --section=post-data "$room/.dump" && pg_restore -l --section=pre-data "$room/.dump" |
            awk '/^[0-9]/ && ($4 == "ACL" || $4 == "DEFAULT" && $5 == "ACL")'; } >"$room/.list" &&
        pg_restore_into --section=pre-data --no-acl "$@" "$room/.dump" || return 1
    : >"$notes/sound"
    filling=
    stream=1
    while [ -e "$backup/$file.$stream.data.zst" ]; do
        { given "$file.$stream.data" || rm -f "$notes/sound"; } |
            { pg_restore_into --section=data "$@" || rm -f "$notes/sound"; } &
        filling="$filling $!"
        stream=$((stream + 1))
    done
    wait $filling
    [ -e "$notes/sound" ] && pg_restore_into -j "$(pg_restore_jobs)" -L "$room/.list" "$@" "$room/.dump"
}

pg_restore_into() { pg "$into" pg_restore --exit-on-error -d "$(pg_as_argument "$into")" "$@"; }
