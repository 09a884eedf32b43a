package dev.capstan.sql.engine;

import dev.capstan.sql.Fitness;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a role of PostgreSQL may do beyond reading. What mends it is a role of its own for Capstan: the present one may be
 * the service's, which would break if anything were taken from it.
 */
final class PostgresFitness {
    private static final String NEW_ROLE = "capstan_read";

    private static final String ATTRIBUTES =
            """
            select attribute from pg_roles, lateral (values
                (1, rolsuper, 'superuser'), (2, rolcreaterole, 'may create roles'),
                (3, rolcreatedb, 'may create databases'), (4, rolreplication, 'may replicate')) as a (rank, has, attribute)
            where rolname = current_user and has and (rank = 1 or not rolsuper) order by rank
            """;

    private static final String MEMBERSHIPS =
            """
            select 'member of ' || rolname from pg_roles
            where rolname in ('pg_write_all_data', 'pg_execute_server_program', 'pg_write_server_files',
                'pg_read_server_files', 'pg_signal_backend', 'pg_maintain', 'pg_checkpoint', 'pg_database_owner',
                'pg_create_subscription')
              and pg_has_role(current_user, oid, 'MEMBER') and not (select rolsuper from pg_roles where rolname = current_user)
            order by 1
            """;

    private static final String TABLES =
            """
            select privilege || ' on ' || min(name) || case count(*) when 1 then '' else ' and ' || count(*) - 1 || ' more' end
            from (
                select format('%I.%I', nspname, relname) as name, privilege
                from pg_class c join pg_namespace n on n.oid = relnamespace,
                    unnest(array['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) privilege
                where relkind in ('r', 'p', 'v', 'm', 'f') and nspname !~ '^pg_' and nspname <> 'information_schema'
                  and has_table_privilege(c.oid, privilege)
                union all
                select format('sequence %I.%I', nspname, relname), privilege
                from pg_class c join pg_namespace n on n.oid = relnamespace, unnest(array['USAGE', 'UPDATE']) privilege
                where relkind = 'S' and nspname !~ '^pg_' and nspname <> 'information_schema'
                  and has_sequence_privilege(c.oid, privilege)) found
            group by privilege, name like 'sequence %' order by name like 'sequence %', privilege
            """;

    private static final String CREATES =
            """
            select format('CREATE on schema %I', nspname) from pg_namespace
            where nspname !~ '^pg_' and nspname <> 'information_schema' and has_schema_privilege(oid, 'CREATE')
            union all
            select format('CREATE on database %I', datname) from pg_database
            where datname = current_database() and has_database_privilege(oid, 'CREATE')
            order by 1
            """;

    /** What everybody may is taken from everybody: the new role would have it too. */
    private static final String MENDING =
            """
            select format('CREATE ROLE %I LOGIN', role) from role
            union all select format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), role) from role
            union all select format(line, nspname, role) from role, pg_namespace n, unnest(array[
                'GRANT USAGE ON SCHEMA %1$I TO %2$I', 'GRANT SELECT ON ALL TABLES IN SCHEMA %1$I TO %2$I']) line
            where nspname !~ '^pg_' and nspname <> 'information_schema'
            union all select distinct format('ALTER DEFAULT PRIVILEGES FOR ROLE %I IN SCHEMA %I GRANT SELECT ON TABLES TO %I',
                pg_get_userbyid(relowner), nspname, role)
            from role, pg_class c join pg_namespace n on n.oid = relnamespace
            where relkind in ('r', 'p', 'v', 'm') and nspname !~ '^pg_' and nspname <> 'information_schema'
            union all select format('ALTER ROLE %I SET default_transaction_read_only = on', role) from role
            union all select format('REVOKE CREATE ON SCHEMA %I FROM PUBLIC', nspname)
            from pg_namespace n, aclexplode(nspacl) a
            where a.grantee = 0 and a.privilege_type = 'CREATE' and nspname !~ '^pg_'
            union all select distinct format('REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON %I.%I FROM PUBLIC', nspname, relname)
            from pg_class c join pg_namespace n on n.oid = relnamespace, aclexplode(relacl) a
            where a.grantee = 0 and a.privilege_type in ('INSERT', 'UPDATE', 'DELETE', 'TRUNCATE')
              and nspname !~ '^pg_' and nspname <> 'information_schema'
            """;

    private final Connection connection;

    PostgresFitness(Connection connection) {
        this.connection = connection;
    }

    Fitness judge() throws SQLException {
        var role = lines("select current_user").getFirst();
        var excess = lines(ATTRIBUTES);
        if (!excess.contains("superuser")) {
            excess.addAll(lines(MEMBERSHIPS));
            excess.addAll(lines(TABLES));
            excess.addAll(lines(CREATES));
        }
        if (excess.isEmpty()) {
            return new Fitness.Fit(role);
        }
        var mending = lines("with role (role) as (values ('" + NEW_ROLE + "'))" + MENDING);
        mending.add("\\password " + NEW_ROLE);
        return new Fitness.Excessive(role, excess, mending);
    }

    private List<String> lines(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var lines = new ArrayList<String>();
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
            return lines;
        }
    }
}
