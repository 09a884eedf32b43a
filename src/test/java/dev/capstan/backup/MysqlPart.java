package dev.capstan.backup;

import dev.capstan.sql.MariaDbServer;
import dev.capstan.step.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A part of a backup that is a database of a real MariaDB, and what can be done with it. */
record MysqlPart(int port, Map<String, String> values, String password) {
    /** Everything on the server of the test run whose name is like that, entered as root. */
    static MysqlPart like(String pattern) {
        return at(MariaDbServer.port()).with("databases", pattern);
    }

    static MysqlPart at(int port) {
        return new MysqlPart(port, Map.of("host", "127.0.0.1", "port", "" + port, "user", "root"), "");
    }

    static Path tools() {
        return Path.of(MariaDbServer.program("mariadb")).getParent();
    }

    /** The start of names that no other test has. */
    static String unique() {
        return "b" + UUID.randomUUID().toString().substring(0, 8);
    }

    MysqlPart with(String name, String value) {
        var more = new java.util.HashMap<>(values);
        more.put(name, value);
        return new MysqlPart(port, Map.copyOf(more), password);
    }

    MysqlPart as(String user, String itsPassword) {
        return new MysqlPart(port, with("user", user).values, itsPassword);
    }

    Program ready() {
        return does(given("taking"), "ready_mysql").line("finish");
    }

    Program take() {
        return does(given("taking").line("open_backup"), "take_mysql").line("seal_backup");
    }

    /** Programs on a backup that is there, or on what was restored from one; each operation has a suffix of its own. */
    Program restore(String backup) {
        return does(given("given").line("open_given " + backup).line("check_files main"), "restore_mysql")
                .line("finish");
    }

    Program prove(String backup) {
        return does(given("given").line("open_given " + backup), "prove_mysql").line("finish");
    }

    Program loss(String backup) {
        return does(given("given").line("open_given " + backup), "loss_mysql").line("finish");
    }

    Program ship() {
        return does(given("given"), "ship_mysql").line("finish");
    }

    Program settle(String deed) {
        return does(given("given"), deed + "_mysql").line("finish");
    }

    private static Program does(Program program, String function) {
        return program.part(1, "main", "mysql", Engine.MYSQL, function);
    }

    private Program given(String file) {
        var program = Program.of(file).secret("p1_password", new Secret(password));
        for (var value : values.entrySet()) {
            program = program.value("p1_" + value.getKey(), value.getValue());
        }
        return program;
    }

    /** Makes a database with all that is hard to copy. */
    void makeNasty(String name) {
        run("", "create database " + named(name) + " character set utf8mb4");
        load(name, nasty().replace("'@itself@'", "'" + name + "'").replace("@itself@", name.replace("`", "``")));
    }

    private static String nasty() {
        try (var in = MysqlPart.class.getResourceAsStream("nasty.mysql.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By the client program, which knows delimiters. */
    void load(String database, String script) {
        try {
            var client = new ProcessBuilder(
                            tools().resolve("mariadb").toString(),
                            "--no-defaults",
                            "--skip-ssl",
                            "--host=127.0.0.1",
                            "--port=" + port,
                            "--user=root",
                            "--default-character-set=utf8mb4",
                            "--database=" + database)
                    .redirectErrorStream(true);
            client.environment().put("LANG", "C.UTF-8");
            var running = client.start();
            try (var in = running.getOutputStream()) {
                in.write(script.getBytes(StandardCharsets.UTF_8));
            }
            var said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (running.waitFor() != 0) {
                throw new AssertionError(said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** All that is in a database, as text. */
    String contents(String database) {
        try {
            var dump = new ProcessBuilder(
                    tools().resolve("mariadb-dump").toString(),
                    "--no-defaults",
                    "--skip-ssl",
                    "--host=127.0.0.1",
                    "--port=" + port,
                    "--user=root",
                    "--single-transaction",
                    "--skip-comments",
                    "--routines",
                    "--events",
                    "--hex-blob",
                    "--default-character-set=utf8mb4",
                    database);
            dump.environment().put("LANG", "C.UTF-8");
            var running = dump.redirectErrorStream(true).start();
            var text = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (running.waitFor() != 0) {
                throw new AssertionError(text);
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    void run(String database, String... statements) {
        try (var connection = DriverManager.getConnection(url(), "root", "");
                var statement = connection.createStatement()) {
            if (!database.isEmpty()) {
                statement.execute("use " + named(database));
            }
            for (var each : statements) {
                statement.execute(each);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** The first column of each row. */
    List<String> ask(String query) {
        try (var connection = DriverManager.getConnection(url(), "root", "");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    String url() {
        return "jdbc:mariadb://127.0.0.1:" + port + "/";
    }

    static String named(String name) {
        return "`" + name.replace("`", "``") + "`";
    }
}
