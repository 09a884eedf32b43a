import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/**
 * Applies the numbered files of {@code migrations/} that the table {@code schema_migrations} doesn't name yet, each in a
 * transaction of its own: one that fails leaves nothing behind.
 */
final class Migrator {
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
            System.err.println(failure.getMessage());
            System.exit(3);
        }
    }

    private static void migrate(Connection connection) throws IOException, SQLException {
        run(connection, "create table if not exists schema_migrations"
                + " (version text primary key, applied_at timestamptz not null default now())");
        var applied = applied(connection);
        try (var files = Files.list(Path.of("migrations"))) {
            for (var file : files.sorted().toList()) {
                var version = file.getFileName().toString().replace(".sql", "");
                if (applied.contains(version)) {
                    continue;
                }
                System.out.println("applying " + version);
                connection.setAutoCommit(false);
                run(connection, Files.readString(file));
                try (var insert = connection.prepareStatement("insert into schema_migrations (version) values (?)")) {
                    insert.setString(1, version);
                    insert.execute();
                }
                connection.commit();
                connection.setAutoCommit(true);
            }
        }
        System.out.println("the database is at " + level(connection));
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
        return applied(connection).stream().max(String::compareTo).orElse("nothing");
    }

    private static Set<String> applied(Connection connection) throws SQLException {
        var versions = new HashSet<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select version from schema_migrations")) {
            while (rows.next()) {
                versions.add(rows.getString(1));
            }
        }
        return versions;
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
