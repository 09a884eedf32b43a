-- Whether anything is there that somebody made and that a statement could call unnamed; nearly always nothing is.
select 'suspicious'
from (select cast(? as text[]) as tables, cast(? as text[]) as selected, cast(? as text[]) as signs) asked
where exists (
        select from pg_catalog.unnest(tables) t
        join pg_catalog.pg_class c on c.oid = pg_catalog.to_regclass(t)
        where c.oid >= 16384 and (c.relkind in ('v', 'f') or c.relrowsecurity or c.relhassubclass)
    )
    or exists (select from pg_catalog.pg_proc p where p.proname = any (selected) and p.oid >= 16384)
    or exists (
        select from pg_catalog.pg_operator o
        where o.oid >= 16384 and o.oprname = any (signs) and not exists (
            select from pg_catalog.pg_depend d
            join pg_catalog.pg_proc p on p.oid = o.oprcode and p.provolatile <> 'v'
            join pg_catalog.pg_language l on l.oid = p.prolang and l.lanname in ('c', 'internal')
            where d.classid = 'pg_catalog.pg_operator'::regclass and d.objid = o.oid and d.deptype = 'e'
        )
    )
    or exists (
        select from pg_catalog.pg_cast c
        where c.oid >= 16384 and c.castfunc <> 0 and not exists (
            select from pg_catalog.pg_depend d
            join pg_catalog.pg_proc p on p.oid = c.castfunc and p.provolatile <> 'v'
            join pg_catalog.pg_language l on l.oid = p.prolang and l.lanname in ('c', 'internal')
            where d.classid = 'pg_catalog.pg_cast'::regclass and d.objid = c.oid and d.deptype = 'e'
        )
    )
