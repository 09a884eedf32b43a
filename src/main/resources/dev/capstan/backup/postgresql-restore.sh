# Databases of a backup are put back beside those that serve. What is what stands in their comments, since a long name is
# cut: "Capstan SUFFIX PART beside NAME" or "… before NAME", then the comment that the database has as NAME.

restore_postgresql() {
    if [ -n "$(value only_table)" ]; then
        pg_restore_table
        return
    fi
    pg_chosen
    pg_fits
    pg_roles
    [ -z "$(value moment)" ] || pg_recover "$(value moment)"
    while IFS="$tab" read -r database size encoding collation ctype owner <&8; do
        beside=$(pg_naming "select pg_temp.aside(:'name', 'new')" -v name="$database")
        owe pg_drop "$beside"
        pg_drop "$beside"
        pg_create "$beside" || refuse database-not-restored "$part" "$database"
        pg_fill "$beside"
        say "analyze" | pg_ask "$beside" &
        analyzing=$!
        pg_compare "$beside"
        wait $analyzing
        pg_settings "$beside" || refuse database-not-restored "$part" "$database"
    done 8<"$room/.databases"
    [ -z "$(value moment)" ] || pg_stop_scratch
}

# Neither the server nor the tool may be older than what the backup was taken from.
pg_fits() {
    for each in psql pg_restore; do
        need_tool "$each" postgresql-client
    done
    pg_meet_desk
    was=$(facts server)
    [ "$(pg_major "$server_version")" -ge "$(pg_major "$was")" ] || refuse server-too-old "$server_version" "$was"
    was=$(facts tool | cut -f2)
    [ "$(pg_major "$tool_version")" -ge "$(pg_major "$was")" ] ||
        refuse tool-too-old pg_restore "$tool_version" "$was" "postgresql-client-$(pg_major "$was")"
}

# "$room/.databases": those of the backup, or the one that is wanted.
pg_chosen() {
    facts database | sed 's/\\\\/\\/g' | only=$(value only_database) awk -F "\t" 'ENVIRON["only"] == "" || $1 == ENVIRON["only"]' >"$room/.databases"
    [ -s "$room/.databases" ] || refuse nothing-matches "$(value only_database)"
}

# A database from which others can be renamed and dropped: not one of the part.
pg_desk() {
    desk=postgres
    [ "$(value "${pg_at-}database")" != postgres ] && ! grep -q "^postgres$tab" "$room/.databases" 2>/dev/null && pg_is_there postgres ||
        desk=template1
}

pg_is_there() { say "select" | pg_ask "$1" >/dev/null 2>&1; }

pg_meet_desk() {
    pg_desk
    pg_meet "$desk"
}

# pg_naming SQL [-v NAME=VALUE…]: SQL that may ask pg_temp.aside(NAME, KIND) how a database beside is called.
pg_naming() {
    naming=$1
    shift
    [ -n "${desk-}" ] || pg_desk
    {
        cat <<'END'
set search_path = pg_catalog;
select set_config('capstan.suffix', :'suffix', false), set_config('capstan.part', :'part', false) \g /dev/null
create function pg_temp.aside(name text, kind text) returns text language sql as $$
    select case when octet_length(name || tail) <= 63 then name || tail
        else left(regexp_replace(name, '[^a-zA-Z0-9_]', '', 'g'), 12) || '_' || left(md5(name), 10) || tail end
    from (select '__' || kind || '_' || current_setting('capstan.suffix') as tail) t
$$;
create function pg_temp.mark(name text, kind text) returns text language sql as $$
    select format('Capstan %s %s %s %s', current_setting('capstan.suffix'), current_setting('capstan.part'), kind, name)
$$;
create function pg_temp.marked(kind text) returns table (oid oid, datname text, name text, comment text) language sql as $$
    select d.oid, d.datname, substr(line, length(start) + 1), nullif(substr(said, length(line) + 2), '')
    from pg_database d, pg_temp.mark('', kind) start, shobj_description(d.oid, 'pg_database') said, split_part(said, E'\n', 1) line
    where starts_with(line, start)
$$;
END
        say "$naming"
    } | pg_ask "$desk" -v suffix="${suffix:-$(value suffix)}" -v part="$part" "$@"
}

# Gone, whoever uses it. A database that isn't there is as good.
pg_drop() {
    pg_naming "
        select format('alter database %I allow_connections false', datname) from pg_database where datname = :'name' \\gexec
        select pg_terminate_backend(pid) from pg_stat_activity where datname = :'name' \\g /dev/null
        select format('drop database %I', datname) from pg_database where datname = :'name' \\gexec" -v name="$1"
}

# Like the one that serves, or like it was.
pg_create() {
    pg_naming "
        select format('create database %I with owner %I template template0 encoding %L lc_collate %L lc_ctype %L connection limit %s tablespace %I',
            :'beside', pg_get_userbyid(datdba), pg_encoding_to_char(encoding), datcollate, datctype, datconnlimit, spcname)
            || case d->>'datlocprovider'
                when 'i' then format(' locale_provider icu icu_locale %L', coalesce(d->>'datlocale', d->>'daticulocale'))
                when 'c' then ' locale_provider libc'
                when 'b' then format(' locale_provider builtin builtin_locale %L', d->>'datlocale')
                else '' end
        from pg_database, to_jsonb(pg_database) d, pg_tablespace t where datname = :'name' and t.oid = dattablespace \\gexec
        select format('create database %I with owner %I template template0 encoding %L lc_collate %L lc_ctype %L',
            :'beside', coalesce((select rolname from pg_roles where rolname = :'owner'), current_user), :'encoding', :'collation', :'ctype')
        where not exists (select from pg_database where datname = :'beside') \\gexec
        select format('comment on database %I is %L', :'beside', pg_temp.mark(:'name', 'beside') || E'\\n'
            || coalesce((select shobj_description(oid, 'pg_database') from pg_database where datname = :'name'), '')) \\gexec" \
        -v beside="$1" -v name="$database" -v encoding="$encoding" -v collation="$collation" -v ctype="$ctype" -v owner="$owner"
}

# Who may connect, and the settings that hold in it.
pg_settings() {
    pg_naming "
        select format('revoke all on database %I from public', :'beside') from pg_database where datname = :'name' and datacl is not null \\gexec
        select format('grant %s on database %I to %s', privilege_type, :'beside',
                case grantee when 0 then 'public' else quote_ident(pg_get_userbyid(grantee)) end)
            || case when is_grantable then ' with grant option' else '' end
        from pg_database, aclexplode(datacl) where datname = :'name' \\gexec
        select case setrole when 0 then format('alter database %I', :'beside')
                else format('alter role %I in database %I', pg_get_userbyid(setrole), :'beside') end
            || format(' set %I to %s', variable, case when lower(variable) in ('search_path', 'temp_tablespaces',
                'session_preload_libraries', 'local_preload_libraries') then content else quote_literal(content) end)
        from pg_db_role_setting, unnest(setconfig) setting, split_part(setting, '=', 1) variable,
            substr(setting, length(variable) + 2) content
        where setdatabase = (select oid from pg_database where datname = :'name') \\gexec" \
        -v beside="$1" -v name="$database"
}

# The roles that are gone come back as they were; those that are there are left alone.
pg_roles() {
    say "select quote_ident(rolname) from pg_roles" | pg_ask "$desk" >"$room/.roles"
    given "$part.globals.sql" | awk '
        FNR == NR { known[$0] = 1; next }
        /^CREATE ROLE / { role = substr($0, 13, length($0) - 13); if (!(role in known)) { missing[role] = 1; print } }
        /^ALTER ROLE / { for (role in missing) if (index($0, "ALTER ROLE " role " WITH ") == 1) print }
    ' "$room/.roles" - >"$room/.missing"
    [ ! -s "$room/.missing" ] || pg_ask "$desk" <"$room/.missing" || say "not all roles came back"
}
