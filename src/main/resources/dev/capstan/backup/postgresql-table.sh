# One table of a database, put back beside the one that serves: in the schema capstan_new_SUFFIX of the same database. A
# swap moves both between schemas, at once or not at all, so that indexes, constraints, triggers, grants and the sequences
# that it owns go with their table under their own names. Foreign keys are taken down from a table that stands beside, since
# they would hold on to rows that the service deletes; they wait as text in its schema's capstan_keys.
#
# Values: only_table: its name, with or without its schema; only_database: where it is, unless it is the part's own.

pg_table_at() {
    database=$(value only_database)
    [ -n "$database" ] || database=$(value database)
    suffix=${suffix:-$(value suffix)}
    new_schema=capstan_new_$suffix
    old_schema=capstan_old_$suffix
}

# SQL in the database of the table, which is "$schema"."$table".
pg_at_table() {
    {
        say "set search_path = pg_catalog; set client_min_messages = warning; set lock_timeout = '30s'; set statement_timeout = 0;"
        cat
    } | pg_ask "$database" -v schema="$schema" -v table="$table" -v new="$new_schema" -v old="$old_schema" -v part="$part" "$@"
}

pg_restore_table() {
    pg_table_at
    facts database | sed 's/\\\\/\\/g' | database=$database awk -F "\t" '$1 == ENVIRON["database"]' >"$room/.databases"
    [ -s "$room/.databases" ] || refuse nothing-matches "$database"
    pg_fits
    IFS="$tab" read -r database size encoding collation ctype owner <"$room/.databases"
    pg_is_there "$database" || refuse database-not-restored "$part" "$database"
    pg_table_named
    pg_table_hinders
    [ -z "$(value moment)" ] || pg_recover "$(value moment)"
    beside=$(pg_naming "select pg_temp.aside(:'name', 'new')" -v name="$database")
    owe pg_drop "$beside"
    pg_drop "$beside"
    pg_create "$beside" && pg_table_fill || refuse database-not-restored "$part" "$database"
    pg_table_as_it_was
    pg_table_comes_over || refuse database-not-restored "$part" "$database"
    pg_table_keys_hold
    pg_drop "$beside"
    paid pg_drop "$beside"
    [ -z "$(value moment)" ] || pg_stop_scratch
}

# "$schema", "$table", and "$named", which is both as SQL and manifests have them.
pg_table_named() {
    only=$(value only_table)
    pg_rows_then | cut -f 4 | only=$only awk '{ name = $0; sub(/^("([^"]|"")*"|[^.]*)\./, "", name) }
        $0 == ENVIRON["only"] || name == ENVIRON["only"] || name == "\"" ENVIRON["only"] "\""' >"$room/.named"
    case $(wc -l <"$room/.named") in
        0) refuse not-in-backup "$database.$only" ;;
        1) named=$(cat "$room/.named") ;;
        *) refuse several-tables "$only" "$(paste -s -d " " "$room/.named")" ;;
    esac
    schema=$(say "select (parse_ident(:'named'))[1]" | pg_ask "$desk" -v named="$named")
    table=$(say "select (parse_ident(:'named'))[2]" | pg_ask "$desk" -v named="$named")
}

pg_rows_then() {
    database_told=$(printf "%s" "$database" | sed 's/\\/\\\\/g') awk -F "\t" -v part="$part" '
        $1 == part && $2 == "rows" && $3 == ENVIRON["database_told"]' "$backup/manifest.tsv"
}

# What depends on the table that serves would stay with that one when another takes its name.
pg_table_hinders() {
    hindering=$(pg_at_table <<'END'
with it as (
    select c.oid, c.relkind, c.reltype, y.typarray from pg_class c join pg_namespace n on n.oid = relnamespace left join pg_type y on y.oid = c.reltype
    where nspname = :'schema' and relname = :'table'
), own as (
    select 'pg_class'::regclass as classid, indexrelid as objid from pg_index, it where indrelid = it.oid
    union select 'pg_class'::regclass, c.oid from pg_class c where relkind in ('t', 'S')
    union select 'pg_constraint'::regclass, c.oid from pg_constraint c, it where conrelid = it.oid
    union select 'pg_attrdef'::regclass, a.oid from pg_attrdef a, it where adrelid = it.oid
    union select 'pg_trigger'::regclass, t.oid from pg_trigger t, it where tgrelid = it.oid
    union select 'pg_policy'::regclass, p.oid from pg_policy p, it where polrelid = it.oid
    union select 'pg_statistic_ext'::regclass, s.oid from pg_statistic_ext s, it where stxrelid = it.oid
    union select 'pg_rewrite'::regclass, r.oid from pg_rewrite r, it where ev_class = it.oid
    union select 'pg_type'::regclass, y.oid from pg_type y, it where y.oid in (it.reltype, it.typarray)
), depending as (
    select d.classid, d.objid from pg_depend d, it where d.refclassid = 'pg_class'::regclass and d.refobjid = it.oid
        or d.refclassid = 'pg_type'::regclass and d.refobjid in (it.reltype, it.typarray)
    union
    select d.classid, d.objid from it, pg_depend s, pg_depend d
    where s.refclassid = 'pg_class'::regclass and s.refobjid = it.oid and s.classid = 'pg_class'::regclass and s.deptype in ('a', 'i')
        and d.refclassid = 'pg_class'::regclass and d.refobjid = s.objid and d.classid = 'pg_attrdef'::regclass
)
select string_agg(distinct what, ', ') from (
    select coalesce((select pg_describe_object('pg_class'::regclass, ev_class, 0) from pg_rewrite r where classid = 'pg_rewrite'::regclass and r.oid = objid),
        pg_describe_object(classid, objid, 0)) as what
    from (select * from depending except select * from own) others
    union select 'table ' || inhparent::regclass::text from pg_inherits, it where inhrelid = it.oid
    union select pg_describe_object('pg_class'::regclass, it.oid, 0) from it where relkind <> 'r'
) hinder
END
    ) || refuse database-not-restored "$part" "$database"
    [ -z "$hindering" ] || refuse table-depended-on "$named" "$hindering"
}

# All that is defined in the database, but only this table's rows. Foreign keys would miss those of the others.
pg_table_fill() {
    rm -rf "$room/.dump"
    need_space "$room" "$size"
    pg_unpack || pg_unpacked_not
    pg_restore -l "$room/.dump" | grep -vE "^[0-9]+; [0-9]+ [0-9]+ (FK CONSTRAINT|MATERIALIZED VIEW DATA|EVENT TRIGGER|PUBLICATION|SUBSCRIPTION) " >"$room/.list"
    pg_to_beside --section=pre-data -L "$room/.list" || return 1
    set -- -t "$table"
    say "select s.relname from pg_depend d join pg_class s on s.oid = d.objid and s.relkind = 'S'
        where d.refobjid = format('%I.%I', :'schema', :'table')::regclass and d.classid = 'pg_class'::regclass and d.deptype in ('a', 'i')" |
        (database=$beside && pg_at_table) >"$room/.sequences" || return 1
    while IFS= read -r sequence; do
        set -- "$@" -t "$sequence"
    done <"$room/.sequences"
    show_progress "$room" 0
    filled=yes
    pg_to_beside --data-only -n "$schema" "$@" && pg_to_beside --section=post-data -L "$room/.list" || filled=
    hide_progress
    [ -n "$filled" ]
}

pg_to_beside() { pg "$beside" pg_restore --exit-on-error "$@" -d "$(pg_as_argument "$beside")" "$room/.dump"; }

pg_table_as_it_was() {
    is=$(say "select count(*) from only :\"schema\".:\"table\"" | (database=$beside && pg_at_table))
    if [ -n "${recovered-}" ]; then
        was=$(say "select count(*) from only :\"schema\".:\"table\"" | (pg_at=scratch_ && pg_at_table))
    else
        was=$(pg_rows_then | named=$named awk -F "\t" '$4 == ENVIRON["named"] { print $5 }')
    fi
    [ "$is" = "$was" ] || refuse differs "$named" "$was" "$is"
}

# From the database beside into the one that serves, by the schema that it has in both.
pg_table_comes_over() {
    pg_restore -l "$room/.dump" | grep -E "^[0-9]+; [0-9]+ [0-9]+ FK CONSTRAINT " >"$room/.list" || :
    pg_restore -f - -L "$room/.list" "$room/.dump" >"$room/.keys-sql" || return 1
    table_sql="ALTER TABLE ONLY $named" awk '
        $0 == ENVIRON["table_sql"] { mine = 1; next }
        mine { sub(/^ +/, ""); mine = !/;$/; sub(/;$/, ""); print }' "$room/.keys-sql" >"$room/.keys"
    rm -rf "$room/.dump"
    (
        database=$beside
        pg_at_table <<'END' || exit 1
create schema :"new";
alter table :"schema".:"table" set schema :"new";
create table :"new".capstan_keys (adding text);
END
        while IFS= read -r key; do
            say "insert into :\"new\".capstan_keys values (:'adding')" | pg_at_table -v adding="$key" || exit 1
        done <"$room/.keys"
    ) || return 1
    owe pg_drop_table_beside "$new_schema"
    : >"$room/.whole"
    { pg "$beside" pg_dump --schema="$new_schema" || rm -f "$room/.whole"; } | pg_ask "$database" --single-transaction >/dev/null || return 1
    [ -e "$room/.whole" ] || return 1
    pg_at_table <<'END' || return 1
select format('comment on schema %I is %L', :'new', format(E'Capstan %s\n%s\n%s', :'part', :'schema', :'table')) \gexec
analyze :"new".:"table";
END
    paid pg_drop_table_beside "$new_schema"
}

# Tried and taken back, so that it is told before the service is stopped.
pg_table_keys_hold() {
    pg_at_table 2>"$notes/trouble" <<'END' || refuse table-not-swapped "$named" "$(tail -n 1 "$notes/trouble")"
begin;
select format('alter table %I.%I %s', :'new', :'table', replace(adding, format('REFERENCES %I.%I(', :'schema', :'table'), format('REFERENCES %I.%I(', :'new', :'table')))
from :"new".capstan_keys \gexec
rollback;
END
}

pg_swap_table() { pg_exchange_table "$new_schema" "$old_schema"; }

pg_swap_table_back() { pg_exchange_table "$old_schema" "$new_schema"; }

# pg_settle_table FUNCTION: it finds in the database what stands beside.
pg_settle_table() {
    pg_table_at
    schema=
    table=
    pg_at_table >"$notes/table" <<'END'
select split_part(said, E'\n', 2), split_part(said, E'\n', 3), format('%I.%I', split_part(said, E'\n', 2), split_part(said, E'\n', 3)), to_regclass(format('%I.%I', :'new', split_part(said, E'\n', 3))) is not null
from pg_namespace, obj_description(oid, 'pg_namespace') said
where nspname in (:'new', :'old') and split_part(said, E'\n', 1) = 'Capstan ' || :'part' limit 1;
END
    IFS="$tab" read -r schema table named is_beside <"$notes/table" || is_beside=
    "$1"
}

# pg_exchange_table FROM TO: what serves goes TO, what is in FROM serves. Once is as good as twice: new has it or not.
pg_exchange_table() {
    is_there=$(say "select to_regnamespace(quote_ident(:'from')) is not null" | pg_at_table -v from="$1")
    [ -n "$is_beside" ] && [ "$is_there" = t ] || refuse nothing-beside "$part"
    case $1$is_beside in
        "$new_schema"f | "$old_schema"t) return 0 ;;
    esac
    pg_table_hinders
    {
        say "begin;"
        pg_table_moves
        say "commit;"
    } | pg_at_table -v from="$1" -v to="$2" 2>"$notes/trouble" >/dev/null || refuse table-not-swapped "$named" "$(tail -n 1 "$notes/trouble")"
}

pg_table_moves() {
    cat <<'END'
create schema if not exists :"to";
create table if not exists :"to".capstan_keys (adding text);
select format('comment on schema %I is %L', :'to', format(E'Capstan %s\n%s\n%s', :'part', :'schema', :'table')) \gexec
select format('lock table %I.%I in access exclusive mode', :'schema', :'table') where to_regclass(format('%I.%I', :'schema', :'table')) is not null \gexec
delete from :"to".capstan_keys;
insert into :"to".capstan_keys select format('ADD CONSTRAINT %I %s', conname, pg_get_constraintdef(oid))
from pg_constraint where contype = 'f' and conrelid = to_regclass(format('%I.%I', :'schema', :'table'));
select format('alter table %I.%I drop constraint %I', :'schema', :'table', conname)
from pg_constraint where contype = 'f' and conrelid = to_regclass(format('%I.%I', :'schema', :'table')) \gexec
select format('alter table %I.%I set schema %I', :'schema', :'table', :'to') where to_regclass(format('%I.%I', :'schema', :'table')) is not null \gexec
select format('alter table %I.%I set schema %I', :'from', :'table', :'schema') where to_regclass(format('%I.%I', :'from', :'table')) is not null \gexec
select format('alter table %I.%I %s', :'schema', :'table', adding) from :"from".capstan_keys \gexec
delete from :"from".capstan_keys;
END
}

pg_drop_old_table() {
    pg_table_at
    pg_drop_table_beside "$old_schema"
}

# While the new one serves, only its empty schema is left.
pg_drop_new_table() {
    pg_table_at
    pg_drop_table_beside "$new_schema"
}

pg_drop_table_beside() {
    pg_table_at
    pg_at_table -v gone="$1" <<'END'
select format('drop table %I.%I', nspname, relname) from pg_class c join pg_namespace n on n.oid = relnamespace where nspname = :'gone' and relkind = 'r' \gexec
drop schema if exists :"gone";
END
}
