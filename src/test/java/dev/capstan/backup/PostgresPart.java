package dev.capstan.backup;

import dev.capstan.step.Secret;
import dev.capstan.store.TestDatabase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A part of a backup that is a PostgreSQL database, and what a test does with it and sees in it. */
record PostgresPart(TestDatabase.Coordinates where, Map<String, String> values) {
    static final String PASSWORD = "pass-word-of-postgres";

    static final String SUFFIX = "op7";

    static PostgresPart of(TestDatabase.Coordinates where) {
        return new PostgresPart(where, Map.of());
    }

    PostgresPart with(String name, String value) {
        var more = new HashMap<>(values);
        more.put("p1_" + name, value);
        return new PostgresPart(where, Map.copyOf(more));
    }

    Program in(Program program) {
        return program.values(Map.of(
                        "p1_host",
                        "127.0.0.1",
                        "p1_port",
                        "" + where.port(),
                        "p1_user",
                        "postgres",
                        "p1_database",
                        where.name()))
                .values(values)
                .secret("p1_password", new Secret(PASSWORD));
    }

    Program taking() {
        return program("taking")
                .line("open_backup")
                .line("part_is 1 main")
                .line("take_postgresql")
                .line("seal_backup");
    }

    /** @param deed a function, called with the backup open */
    Program given(String backup, String deed) {
        return program("given")
                .value("suffix", SUFFIX)
                .line("open_given " + backup)
                .line("part_is 1 main")
                .line(deed)
                .line("close_given")
                .line("finish");
    }

    /** @param deed a function that needs no backup */
    Program settling(String deed) {
        return program("given")
                .value("suffix", SUFFIX)
                .line("part_is 1 main")
                .line(deed)
                .line("finish");
    }

    private Program program(String file) {
        return in(Program.of(
                Stream.concat(Stream.of(file), Engine.POSTGRESQL.stream()).toArray(String[]::new)));
    }

    void run(String... statements) {
        on(where.name(), statements);
    }

    void on(String database, String... statements) {
        try (var connection = connect(database);
                var statement = connection.createStatement()) {
            for (var each : statements) {
                statement.execute(each);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    List<String> ask(String sql) {
        return askOn(where.name(), sql);
    }

    List<String> askOn(String database, String sql) {
        try (var connection = connect(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    Connection connect(String database) throws SQLException {
        var name = URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20");
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + where.port() + "/" + name + "?user=postgres");
    }
}
