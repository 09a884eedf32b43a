package dev.capstan.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.acceptance.Scene.Transport;
import dev.capstan.sql.MariaDbServer;
import dev.capstan.sql.PostgresServers;
import dev.capstan.workspace.model.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the admin channel is told of roles that could write is pasted by an administrator, and makes one that can't. */
class RolesTest {
    @TempDir
    Path root;

    @Test
    void what_is_told_of_a_role_that_could_write_makes_one_that_reads_and_cannot_write()
            throws IOException, SQLException {
        // Roles belong to a whole server
        try (var server = PostgresServers.version(18).start();
                var admin = server.getPostgresDatabase().getConnection()) {
            var jdbc = "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
            run(
                    admin,
                    "create role shop login",
                    "grant create on schema public to public",
                    "grant all on database postgres to shop",
                    "create table drafts (id int)",
                    "grant insert on drafts to public",
                    "set role shop",
                    "create schema \"Odd Place\"",
                    "create table \"Odd Place\".orders (id serial primary key)",
                    "insert into \"Odd Place\".orders default values",
                    "reset role");
            var schema = MariaDbServer.fresh().run("create table orders (id int)", "insert into orders values (1)");
            try (var scene = Scene.local(root, Transport.HTTP)
                    .knows("SHOP_DATABASE_URL", jdbc.replace("jdbc:postgresql://", "postgresql://shop@"))
                    .knows(
                            "ARCHIVE_DATABASE_URL",
                            schema.user("p", "ALL ON thisdb.*").url())
                    .opens()) {
                var postgresql = pasted(scene.toAdmins("could do more than read", "`main` of shop", "as `shop`"));
                assertTrue(postgresql.endsWith("\\password capstan_read"), postgresql);
                run(admin, postgresql.replace("\\password capstan_read", ""));
                run(admin, "set role shop", "create table \"Odd Place\".later (id int)", "reset role");

                // Where the users of one test have names of their own
                var mariadb = pasted(scene.toAdmins("could do more than read", "`archive` of shop"))
                        .replace("capstan_read", schema.name());
                schema.run(Arrays.stream(mariadb.split(";\n|;$")).toArray(String[]::new));
            }
            try (var reader = DriverManager.getConnection(jdbc, "capstan_read", "")) {
                assertEquals(1, count(reader, "\"Odd Place\".orders"));
                assertEquals(0, count(reader, "\"Odd Place\".later"));
                // Not by what it is set to alone, which it could set otherwise
                run(reader, "set default_transaction_read_only = off");
                mayNot(
                        reader,
                        "42501",
                        "insert into \"Odd Place\".orders default values",
                        "delete from \"Odd Place\".orders",
                        "update drafts set id = 1",
                        "insert into drafts values (1)",
                        "truncate \"Odd Place\".later",
                        "create table mine (id int)",
                        "create schema mine",
                        "select nextval('\"Odd Place\".orders_id_seq')");
            }
            try (var reader = DriverManager.getConnection(
                    "jdbc:mariadb://127.0.0.1:" + MariaDbServer.port() + "/" + schema.name(),
                    schema.name(),
                    "‹a password›")) {
                assertEquals(1, count(reader, "orders"));
                mayNot(
                        reader,
                        "42000",
                        "insert into orders values (2)",
                        "delete from orders",
                        "drop table orders",
                        "create table mine (id int)");
            }
        }
    }

    private static String pasted(Message notice) {
        for (var block : notice.blocks()) {
            var texts = block.findValuesAsText("text");
            if (block.path("type").asText().equals("rich_text")) {
                return texts.getFirst();
            }
        }
        throw new AssertionError(notice.everything());
    }

    private static void run(Connection connection, String... statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static int count(Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void mayNot(Connection connection, String state, String... statements) {
        for (var sql : statements) {
            assertEquals(
                    state,
                    assertThrows(SQLException.class, () -> run(connection, sql), sql)
                            .getSQLState(),
                    sql);
        }
    }
}
