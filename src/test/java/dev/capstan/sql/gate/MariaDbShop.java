package dev.capstan.sql.gate;

import dev.capstan.sql.MariaDbServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A database on the MariaDB of the test run with a shop in it, and root, who may do everything. */
public final class MariaDbShop implements Shop {
    /** Locks and variables of people are the whole server's: one such test at a time. */
    public static final String ALONE = "the content of MariaDB";

    private static final Path LOOT = Path.of("/tmp/capstan-loot");

    private final MariaDbServer.Schema schema = MariaDbServer.fresh();
    private final Connection owner;
    private final Connection writer;

    public MariaDbShop() {
        try (var script = MariaDbShop.class.getResourceAsStream("shop-mysql.sql")) {
            // A body of a function has semicolons within its lines
            schema.run(new String(script.readAllBytes(), StandardCharsets.UTF_8).split(";\n"));
            owner = schema.open();
            writer = schema.open();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public String schema() {
        return schema.name();
    }

    @Override
    public Dialect dialect() {
        return Dialect.MYSQL;
    }

    @Override
    public int major() {
        return 11;
    }

    @Override
    public String url() {
        return schema.root().url();
    }

    @Override
    public Connection writer() {
        return writer;
    }

    @Override
    public void begin() throws SQLException {
        try (var statement = writer.createStatement()) {
            statement.execute("start transaction read only");
        }
    }

    @Override
    public List<String> content() throws SQLException {
        var content = new ArrayList<String>();
        for (var table : Rows.of(
                owner,
                "select concat('`', table_name, '`') from information_schema.tables"
                        + " where table_schema = database() and table_type in ('BASE TABLE', 'SEQUENCE')")) {
            content.addAll(Rows.of(owner, "checksum table " + table));
        }
        content.addAll(Rows.of(owner, "select next_not_cached_value, 'sequence' from invoice_numbers"));
        content.addAll(Rows.of(
                owner,
                "select table_name, table_type from information_schema.tables" + " where table_schema = database()"));
        content.addAll(Rows.of(
                owner,
                "select routine_name, md5(routine_definition) from information_schema.routines"
                        + " where routine_schema = database()"));
        content.addAll(Rows.of(owner, "show grants"));
        content.addAll(Rows.of(owner, "select 'lock', coalesce(is_used_lock('ring'), is_used_lock('a'))"));
        content.addAll(Rows.of(
                owner,
                "select variable_name, variable_value from performance_schema.user_variables_by_thread"
                        + " join performance_schema.threads using (thread_id) where processlist_db = database()"));
        content.addAll(Rows.of(writer, "select 'session', connection_id(), @a, last_insert_id()"));
        content.addAll(
                Rows.of(
                        writer,
                        "show session variables where variable_name not in"
                                + " ('timestamp', 'rand_seed1', 'rand_seed2', 'in_transaction', 'insert_id', 'last_insert_id')"));
        content.addAll(Rows.of(owner, "show global variables like '%log%'"));
        content.add("file " + Files.exists(LOOT));
        content.sort(null);
        return content;
    }

    @Override
    public void close() throws SQLException {
        writer.close();
        owner.close();
    }
}
