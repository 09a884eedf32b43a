# What stands beside changes names with what serves: at once for all databases of the part, or not at all. Each of these
# looks first how far it came, so that it can be repeated after whatever happened.

swap_postgresql() {
    if [ -n "$(value only_table)" ]; then
        pg_settle_table pg_swap_table
        return
    fi
    pg_meet_desk
    pg_pairs beside
    if [ -s "$room/.pairs" ]; then
        pg_rename beside before old
    elif [ -z "$(pg_naming "select name from pg_temp.marked('before')")" ]; then
        refuse nothing-beside "$part"
    fi
}

swap_back_postgresql() {
    if [ -n "$(value only_table)" ]; then
        pg_settle_table pg_swap_table_back
        return
    fi
    pg_meet_desk
    pg_pairs before
    if [ -s "$room/.pairs" ]; then
        pg_rename before beside new
    elif [ -z "$(pg_naming "select name from pg_temp.marked('beside')")" ]; then
        refuse nothing-beside "$part"
    fi
}

drop_old_postgresql() {
    pg_drop_marked before
    [ -z "$(value only_table)" ] || pg_drop_old_table
}

drop_new_postgresql() {
    pg_drop_marked beside
    [ -z "$(value only_table)" ] || pg_drop_new_table
}

pg_drop_marked() {
    pg_meet_desk
    pg_pairs "$1"
    while IFS= read -r name <&8; do
        pg_drop "$name"
    done 8<"$room/.pairs"
}

pg_pairs() { pg_naming "select datname from pg_temp.marked('$1')" >"$room/.pairs"; }

# pg_rename FROM TO KIND: those marked FROM get the names that they are for, and what has those names is marked TO.
pg_rename() {
    owe pg_open_again "$part"
    renamed=yes
    # While a new name waits, nobody gets in
    pg_naming "
        set lock_timeout = '30s';
        select format('alter database %I allow_connections false', d.datname)
        from pg_database d join pg_temp.marked('$1') m on m.name = d.datname \\gexec
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname in (select name from pg_temp.marked('$1') union select datname from pg_temp.marked('$1')) \\g /dev/null
        begin;
        select command from (
            select m.name, 1 as turn, format('alter database %I rename to %I', m.name, pg_temp.aside(m.name, '$3')) as command
            from pg_temp.marked('$1') m join pg_database d on d.datname = m.name
            union all
            select m.name, 2, format('comment on database %I is %L', pg_temp.aside(m.name, '$3'),
                pg_temp.mark(m.name, '$2') || E'\\n' || coalesce(shobj_description(d.oid, 'pg_database'), ''))
            from pg_temp.marked('$1') m join pg_database d on d.datname = m.name
            union all
            select name, 3, format('alter database %I rename to %I', datname, name) from pg_temp.marked('$1')
            union all
            select name, 4, format('comment on database %I is %L', name, comment) from pg_temp.marked('$1')
            union all
            select name, 5, format('alter database %I allow_connections true', name) from pg_temp.marked('$1')
        ) commands order by name, turn \\gexec
        commit;" || renamed=
    [ -n "$renamed" ] || pg_not_renamed
    paid pg_open_again "$part"
}

pg_not_renamed() {
    pg_open_again "$part"
    refuse not-swapped "$part"
}

# Whatever serves takes connections again.
pg_open_again() {
    part=$1
    pg_naming "
        select format('alter database %I allow_connections true', d.datname)
        from pg_database d where not datallowconn and not datistemplate
        and d.datname in (select name from pg_temp.marked('beside') union select name from pg_temp.marked('before')) \\gexec"
}
