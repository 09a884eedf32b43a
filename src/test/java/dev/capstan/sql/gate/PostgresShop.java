package dev.capstan.sql.gate;

import dev.capstan.sql.PostgresServers;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL of its own with a shop in it, and a role that may do nearly everything there. */
public final class PostgresShop implements Shop {
    /** A session that is only starting has not said yet whose it is. */
    private static final String CONTENT =
            """
            select 'table ' || c.oid::regclass, (xpath('//md5/text()', query_to_xml(
                format('select md5(string_agg(t::text, %L order by t::text)) from %s t', '', c.oid::regclass),
                true, true, '')))[1]::text
            from pg_class c where relkind in ('r', 'm') and c.oid >= 16384
                and relnamespace <> 'pg_toast'::regnamespace
            union all select 'sequence ' || schemaname || sequencename, last_value::text from pg_sequences
            union all select 'relation ' || c.oid::regclass, relkind::text from pg_class c where c.oid >= 16384
            union all select 'function ' || p.oid::regprocedure, md5(prosrc) from pg_proc p where p.oid >= 16384
            union all select 'object ' || loid, md5(string_agg(data::text, '')) from pg_largeobject group by loid
            union all select 'object ' || oid, lomowner::text from pg_largeobject_metadata
            union all select 'lock ' || classid || ' ' || objid, null from pg_locks where locktype = 'advisory'
            union all select 'session ' || pid, usename from pg_stat_activity where application_name <> 'capstan'
                and backend_type = 'client backend' and state <> 'starting'
            union all select 'role ' || rolname, rolsuper::text from pg_roles
            union all select 'setting ' || setrole, setconfig::text from pg_db_role_setting
            union all select 'slot ' || slot_name, null from pg_replication_slots
            union all select 'prepared ' || gid, null from pg_prepared_xacts
            union all select 'statistics ' || datname, stats_reset::text from pg_stat_database
            union all select 'statements', (select stats_reset::text from pg_stat_statements_info)
            """;

    private static final String SESSION =
            """
            select name, setting from pg_settings
            union all select 'statement ' || name, statement from pg_prepared_statements where from_sql
            union all select 'cursor ' || name, statement from pg_cursors
            union all select 'channel ' || c, null from pg_listening_channels() c
            union all select 'role', current_user
            union all select 'temporary', pg_my_temp_schema()::text
            """;

    private final int major;
    private final EmbeddedPostgres server;
    private final Connection owner;
    private final Connection writer;
    private final Path loot;
    private String path = "public";

    /** @param major version of PostgreSQL: 15 or 18 */
    public PostgresShop(int major) {
        this.major = major;
        try {
            loot = Files.createTempDirectory("capstan-loot");
            loot.toFile().setWritable(true, false);
            loot.toFile().setExecutable(true, false);
            server = PostgresServers.version(major)
                    .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                    .start();
            owner = server.getPostgresDatabase().getConnection();
            try (var statement = owner.createStatement()) {
                statement.execute(script("shop-postgresql.sql").replace("LOOT", loot.toString()));
                if (major >= 18) {
                    statement.execute(script("shop-postgresql-18.sql"));
                }
            }
            writer = server.getDatabase("writer", "postgres").getConnection();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public Dialect dialect() {
        return Dialect.POSTGRESQL;
    }

    @Override
    public int major() {
        return major;
    }

    @Override
    public String url() {
        return "postgresql://writer:postgres@127.0.0.1:" + server.getPort() + "/postgres";
    }

    @Override
    public String schema() {
        return "public";
    }

    @Override
    public Connection writer() {
        return writer;
    }

    @Override
    public void begin() throws SQLException {
        try (var statement = writer.createStatement()) {
            statement.execute("set transaction read only");
            statement.execute("set local statement_timeout = '10s'");
            statement.execute("set local search_path = " + path);
        }
    }

    @Override
    public List<String> content() throws SQLException {
        var content = new ArrayList<>(Rows.of(owner, CONTENT));
        content.addAll(Rows.of(writer, SESSION));
        try (var files = Files.list(loot)) {
            files.forEach(file -> content.add("file " + file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        content.sort(null);
        return content;
    }

    void searches(String schemas) {
        path = schemas;
    }

    @Override
    public void close() throws SQLException, IOException {
        writer.close();
        owner.close();
        server.close();
        try (var files = Files.list(loot)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(loot);
    }

    @Override
    public String toString() {
        return "PostgreSQL " + major;
    }

    private static String script(String name) throws IOException {
        try (var stream = PostgresShop.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
