# What is in a database, as facts: its rows, table by table, and its schema as a digest.

# A session shows others the moment that it sees ("$snapshot") and meanwhile counts what is there then. It lasts until
# its input ends, which is when this program ends, however it ends.
pg_hold() {
    rm -f "$room/.asked" "$room/.told"
    mkfifo "$room/.asked"
    pg_ask "$1" -v part="$part" -v database="$1" <"$room/.asked" >"$room/.told" &
    holding=$!
    exec 9>"$room/.asked"
    (
        trap "" PIPE
        {
            say "begin isolation level repeatable read read only;"
            say "select pg_export_snapshot();"
            [ "$1" != "$(value database)" ] || pg_level
            pg_contents
        } >&9
    ) || :
    until [ -s "$room/.told" ]; do
        kill -0 $holding 2>/dev/null || pg_lost "$1"
        sleep 0.1
    done
    snapshot=$(head -n 1 "$room/.told")
}

pg_let_go() {
    exec 9>&-
    wait $holding || pg_lost "$database"
    sed 1d "$room/.told" >>"$room/manifest.tsv"
    rm "$room/.asked" "$room/.told"
}

pg_lost() { refuse not-taken "$part" "$1"; }

# The migration that was the last.
pg_level() {
    [ -n "$(value level_query)" ] || return 0
    say "select concat_ws(E'\\t', :'part', 'level', level::text) from ($(value level_query | sed 's/; *$//')) as newest(level) limit 1;"
}

# Lines as they stand in a manifest, for the variables part and database. Whatever belongs to an extension comes with it
# and isn't compared; neither is what the versions of PostgreSQL write in different words.
pg_contents() {
    cat <<'END'
set search_path = pg_catalog;
set row_security = off;
set statement_timeout = 0;
set idle_in_transaction_session_timeout = 0;
set max_parallel_workers_per_gather = 0;
END
    pg_counts infinity
    cat <<'END'
with relation as (
    select c.oid, relkind, format('%I.%I', nspname, relname) as name
    from pg_class c join pg_namespace n on n.oid = relnamespace
    where relpersistence <> 't' and nspname !~ '^pg_' and nspname <> 'information_schema'
      and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
), thing as (
    select case when relkind in ('r', 'p') then 'tables' when relkind in ('i', 'I') then 'indexes'
        when relkind in ('v', 'm') then 'views' else 'others' end as kind, concat_ws(' ', relkind, name) as line from relation
    union all
    select 'columns', concat_ws(' ', name, quote_ident(attname), format_type(atttypid, atttypmod), attnotnull)
    from relation join pg_attribute on attrelid = relation.oid
    where relkind in ('r', 'p', 'v', 'm', 'f', 'c') and attnum > 0 and not attisdropped
    union all
    select 'constraints', concat_ws(' ', contype, name, quote_ident(conname))
    from relation join pg_constraint on conrelid = relation.oid where contype <> 'n'
    union all
    select 'triggers', concat_ws(' ', name, quote_ident(tgname)) from relation join pg_trigger on tgrelid = relation.oid where not tgisinternal
    union all
    select 'policies', concat_ws(' ', name, quote_ident(polname)) from relation join pg_policy on polrelid = relation.oid
    union all
    select 'functions', p.oid::regprocedure::text
    from pg_proc p join pg_namespace n on n.oid = pronamespace
    where nspname !~ '^pg_' and nspname <> 'information_schema'
      and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
), counted as (
    select string_agg(kind || ' ' || many, ', ' order by kind) as summary from (select kind, count(*) as many from thing group by kind) k
)
select concat_ws(E'\t', :'part', 'schema', replace(:'database', '\', '\\'),
    md5(coalesce(string_agg(line, E'\n' order by line collate "C"), '')), coalesce((select summary from counted), '')) from thing;
END
}

# pg_counts LIMIT: exact ones, but estimates of tables that have more rows than that.
pg_counts() {
    say "\\set limit $1"
    cat <<'END'
select case when reltuples > :'limit'::float4 then format('select %L', line || reltuples::bigint)
    else format('select %L || count(*) from only %I.%I', line, nspname, relname) end
from pg_class c join pg_namespace n on n.oid = relnamespace, concat_ws(E'\t', :'part', 'rows', replace(:'database', '\', '\\'),
    replace(replace(replace(format('%I.%I', nspname, relname), '\', '\\'), E'\t', '\t'), E'\n', '\n'), '') line
where relkind = 'r' and relpersistence <> 't' and nspname !~ '^pg_' and nspname <> 'information_schema'
  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
order by nspname collate "C", relname collate "C" \gexec
END
}
