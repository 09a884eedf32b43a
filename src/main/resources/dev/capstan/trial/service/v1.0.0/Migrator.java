import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Applies the numbered files of {@code migrations/} that the history doesn't hold yet, each in a transaction of its own:
 * one that fails leaves nothing behind. The history is laid out as Flyway's, which could take over any day.
 */
final class Migrator {
    private static final String HISTORY = """
            create table if not exists flyway_schema_history (
                installed_rank integer primary key, version varchar(50), description varchar(200) not null,
                type varchar(20) not null, script varchar(1000) not null, checksum integer,
                installed_by varchar(100) not null, installed_on timestamp not null default now(),
                execution_time integer not null, success boolean not null)
            """;

    private static final String APPLIED = """
            insert into flyway_schema_history
                (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
            select coalesce(max(installed_rank), 0) + 1, ?, ?, 'SQL', ?, ?, current_user, ?, true
            from flyway_schema_history
            """;

    private Migrator() {}

    public static void main(String[] arguments) throws IOException {
        try (var connection = DriverManager.getConnection(System.getenv("DATABASE_URL"))) {
            switch (arguments[0]) {
                case "migrations" -> migrate(connection);
                case "seed" -> seed(connection);
                case "level" -> System.out.println(level(connection));
                default -> throw new IllegalArgumentException(arguments[0]);
            }
        } catch (SQLException failure) {
            System.err.println("SQL State  : " + failure.getSQLState());
            System.err.println("Message    : " + failure.getMessage());
            System.exit(3);
        }
    }

    private static void migrate(Connection connection) throws IOException, SQLException {
        run(connection, HISTORY);
        var applied = applied(connection);
        try (var files = Files.list(Path.of("migrations"))) {
            for (var file : files.sorted().toList()) {
                if (!applied.contains(file.getFileName().toString())) {
                    System.out.println("applying " + file.getFileName());
                    apply(connection, file);
                }
            }
        }
        System.out.println("the database is at " + level(connection));
    }

    private static void apply(Connection connection, Path file) throws IOException, SQLException {
        var began = System.nanoTime();
        var name = file.getFileName().toString();
        connection.setAutoCommit(false);
        for (var statement : Files.readString(file).split(";")) {
            try {
                run(connection, statement);
            } catch (SQLException failure) {
                System.err.println("Migration " + name + " failed\nStatement  : " + statement.strip() + ";");
                throw failure;
            }
        }
        try (var insert = connection.prepareStatement(APPLIED)) {
            insert.setString(1, name.substring(1, name.indexOf("__")));
            insert.setString(2, name.substring(name.indexOf("__") + 2).replace(".sql", "").replace('_', ' '));
            insert.setString(3, name);
            insert.setInt(4, checksum(file));
            insert.setInt(5, (int) ((System.nanoTime() - began) / 1_000_000));
            insert.execute();
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    /** Of all lines without their ends. */
    private static int checksum(Path file) throws IOException {
        var sum = new CRC32();
        for (var line : Files.readAllLines(file)) {
            sum.update(line.getBytes(StandardCharsets.UTF_8));
        }
        return (int) sum.getValue();
    }

    private static void seed(Connection connection) throws IOException, SQLException {
        connection.setAutoCommit(false);
        run(connection, Files.readString(Path.of("seed.sql")));
        connection.commit();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select (select count(*) from customers),"
                        + " (select count(*) from orders), (select count(*) from payments)")) {
            rows.next();
            System.out.println("%,d customers, %,d orders, %,d payments"
                    .formatted(rows.getLong(1), rows.getLong(2), rows.getLong(3)));
        }
    }

    private static String level(Connection connection) throws SQLException {
        var applied = applied(connection);
        return applied.isEmpty() ? "nothing" : applied.getLast().replace(".sql", "");
    }

    private static List<String> applied(Connection connection) throws SQLException {
        var scripts = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select script from flyway_schema_history order by installed_rank")) {
            while (rows.next()) {
                scripts.add(rows.getString(1));
            }
        }
        return scripts;
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
