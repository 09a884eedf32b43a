-- What a statement would call that is not written in it: (whether it is the server's own, its name, behind what).
-- Objects below 16384 were made by initdb; everything above was made by somebody.
with recursive asked as (
    select cast(? as text[]) as tables, cast(? as text[]) as selected, cast(? as text[]) as signs
), named as (
    select distinct pg_catalog.to_regclass(t)::oid as oid
    from asked, pg_catalog.unnest(tables) t
    where pg_catalog.to_regclass(t) is not null
), relations (oid, direct) as (
    select oid, true from named
    union
    -- What a view reads, what inherits from a table
    select next.oid, false
    from relations r
    cross join lateral (
        select d.refobjid as oid
        from pg_catalog.pg_rewrite w
        join pg_catalog.pg_depend d on d.classid = 'pg_catalog.pg_rewrite'::regclass and d.objid = w.oid
        where w.ev_class = r.oid and w.ev_type = '1' and w.ev_class >= 16384
            and d.refclassid = 'pg_catalog.pg_class'::regclass and d.refobjid <> r.oid
            and exists (select from pg_catalog.pg_class v where v.oid = r.oid and v.relkind = 'v')
        union all
        select i.inhrelid from pg_catalog.pg_inherits i where i.inhparent = r.oid
    ) next
), ancestors (oid) as (
    select oid from named
    union
    select i.inhparent from ancestors a join pg_catalog.pg_inherits i on i.inhrelid = a.oid
), types (oid) as (
    -- Of everything that a column of the named tables can hold, to any depth
    select t.oid from ancestors a join pg_catalog.pg_type t on t.typrelid = a.oid
    union
    select next.oid
    from types y
    join pg_catalog.pg_type t on t.oid = y.oid
    cross join lateral (
        select t.typelem as oid
        union all select t.typbasetype
        union all select a.atttypid from pg_catalog.pg_attribute a where a.attrelid = t.typrelid and a.attnum > 0
        union all select g.rngsubtype from pg_catalog.pg_range g where g.rngtypid = t.oid
    ) next
    where next.oid > 0
), trees as (
    -- Expressions as the server keeps them: every call in them, also the implicit ones, has its number there
    select w.ev_action::text as tree, 'view ' || w.ev_class::regclass as behind, w.oid as rule
    from relations r
    join pg_catalog.pg_class c on c.oid = r.oid and c.relkind = 'v' and c.oid >= 16384
    join pg_catalog.pg_rewrite w on w.ev_class = c.oid and w.ev_type = '1'
    union all
    select p.polqual::text, 'row policy ' || pg_catalog.quote_ident(p.polname) || ' of ' || c.oid::regclass, null
    from relations r
    join pg_catalog.pg_class c on c.oid = r.oid and c.relrowsecurity
    join pg_catalog.pg_policy p on p.polrelid = c.oid and p.polcmd in ('r', '*')
    where not r.direct or pg_catalog.row_security_active(c.oid)
), all_trees as (
    select tree, behind from trees
    union all
    select k.conbin::text, t.behind
    from trees t
    join pg_catalog.pg_depend d on d.classid = 'pg_catalog.pg_rewrite'::regclass and d.objid = t.rule
    join pg_catalog.pg_constraint k on k.contypid = d.refobjid and d.refclassid = 'pg_catalog.pg_type'::regclass
), numbers as (
    select distinct m[1] as field, m[2]::oid as number, behind
    from all_trees, pg_catalog.regexp_matches(tree, ':(funcid|aggfnoid|winfnoid|opno) (\d+)', 'g') m
), extensions as (
    select d.classid, d.objid from pg_catalog.pg_depend d where d.deptype = 'e'
), found as (
    select p.oid, false as accepted, behind
    from numbers n
    join pg_catalog.pg_proc p on p.oid = n.number
    where n.field <> 'opno'
    union all
    select o.oprcode, o.oid < 16384, behind
    from numbers n
    join pg_catalog.pg_operator o on o.oid = n.number
    where n.field = 'opno'
), calls as (
    select p.oid < 16384 as built_in, p.oid, p.proname, f.behind
    from found f
    join pg_catalog.pg_proc p on p.oid = f.oid
    where not f.accepted
        -- The server's own conversions
        and not (p.oid < 16384 and exists (select from pg_catalog.pg_cast c where c.castfunc = p.oid and c.oid < 16384))
        -- What an extension brings in C, and computes from its arguments alone; or shows of the server's statistics
        and not (
            p.prolang = (select l.oid from pg_catalog.pg_language l where l.lanname = 'c')
            and (p.provolatile = 'i' or p.proname in ('pg_stat_statements', 'pg_stat_statements_info', 'pg_buffercache_pages'))
            and ('pg_catalog.pg_proc'::regclass, p.oid) in (select classid, objid from extensions)
        )
), names as (
    select p.oid, p.pronamespace::regnamespace || '.' || pg_catalog.quote_ident(p.proname) as name from pg_catalog.pg_proc p
), usable as (
    select oid from pg_catalog.pg_type where oid < 16384
    union
    select oid from types
)
select built_in::text,
    case when built_in then proname::text else (select name from names where names.oid = calls.oid) end,
    behind
from calls
union all
select 'false', (select name from names where names.oid = o.oprcode), 'operator ' || n.nspname || '.' || o.oprname
from asked
join pg_catalog.pg_operator o on o.oprname = any (signs)
join pg_catalog.pg_namespace n on n.oid = o.oprnamespace
where o.oid >= 16384
    and pg_catalog.pg_operator_is_visible(o.oid)
    and (o.oprleft = 0 or o.oprleft in (select oid from usable))
    and (o.oprright = 0 or o.oprright in (select oid from usable))
    and not (
        ('pg_catalog.pg_operator'::regclass, o.oid) in (select classid, objid from extensions)
        and exists (
            select from pg_catalog.pg_proc p
            join pg_catalog.pg_language l on l.oid = p.prolang
            where p.oid = o.oprcode and l.lanname in ('c', 'internal') and p.provolatile <> 'v'
        )
    )
union all
select 'false', (select name from names where names.oid = c.castfunc), 'cast from ' || c.castsource::regtype || ' to ' || c.casttarget::regtype
from pg_catalog.pg_cast c
where c.oid >= 16384
    and c.castfunc <> 0
    and c.castsource in (select oid from usable)
    and c.casttarget in (select oid from usable)
    and not (
        ('pg_catalog.pg_cast'::regclass, c.oid) in (select classid, objid from extensions)
        and exists (
            select from pg_catalog.pg_proc p
            join pg_catalog.pg_language l on l.oid = p.prolang
            where p.oid = c.castfunc and l.lanname in ('c', 'internal') and p.provolatile <> 'v'
        )
    )
union all
-- row.function; a column of that name in the row that the function takes would win
select 'false', (select name from names where names.oid = p.oid), 'notation .' || p.proname
from asked
join pg_catalog.pg_proc p on p.proname = any (selected)
cross join lateral (select coalesce(p.proargtypes[0], 0) as oid) argument
where p.oid >= 16384
    and pg_catalog.pg_function_is_visible(p.oid)
    and p.pronargs >= 1
    and (p.pronargs - p.pronargdefaults <= 1 or p.provariadic <> 0)
    and argument.oid in (select oid from usable)
    and not exists (
        select from pg_catalog.pg_type t
        join pg_catalog.pg_attribute a on a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped
        where t.oid = argument.oid and t.typrelid > 0 and a.attname = p.proname
    )
union all
select 'false', w.fdwname::text, 'foreign table ' || c.oid::regclass
from relations r
join pg_catalog.pg_foreign_table f on f.ftrelid = r.oid
join pg_catalog.pg_class c on c.oid = r.oid
join pg_catalog.pg_foreign_server s on s.oid = f.ftserver
join pg_catalog.pg_foreign_data_wrapper w on w.oid = s.srvfdw
