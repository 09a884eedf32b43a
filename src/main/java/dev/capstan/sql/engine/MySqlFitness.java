package dev.capstan.sql.engine;

import dev.capstan.sql.Fitness;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a user of MySQL may do beyond reading, by its own grants. What mends it is a user of its own for Capstan. */
final class MySqlFitness {
    private static final String NEW_USER = "`capstan_read`@`%`";
    private static final Pattern GRANT = Pattern.compile("GRANT (?<what>.+?) ON (?<where>\\S+) TO .*");
    private static final Pattern COLUMNS = Pattern.compile("\\([^)]*\\)");
    private static final Set<String> HARMLESS = Set.of(
            "USAGE",
            "SELECT",
            "SHOW VIEW",
            "SHOW DATABASES",
            "PROCESS",
            "EXECUTE",
            "REPLICATION CLIENT",
            "BINLOG MONITOR",
            "SLAVE MONITOR",
            "REPLICA MONITOR",
            "SHOW_ROUTINE",
            "SHOW CREATE ROUTINE",
            "PROXY");

    private final Connection connection;

    MySqlFitness(Connection connection) {
        this.connection = connection;
    }

    Fitness judge() throws SQLException {
        var role = lines("select current_user()").getFirst();
        var excess = lines("SHOW GRANTS").stream()
                .flatMap(line -> excess(line).stream())
                .distinct()
                .toList();
        return excess.isEmpty() ? new Fitness.Fit(role) : new Fitness.Excessive(role, excess, mending());
    }

    private static List<String> excess(String line) {
        var grant = GRANT.matcher(line);
        if (!grant.matches()) {
            return List.of();
        }
        var found = new ArrayList<String>();
        var harmful = Arrays.stream(
                        COLUMNS.matcher(grant.group("what")).replaceAll("").split(","))
                .map(each -> each.strip().toUpperCase(Locale.ROOT))
                .filter(each -> !HARMLESS.contains(each))
                .toList();
        if (!harmful.isEmpty()) {
            found.add(String.join(", ", harmful) + " on " + grant.group("where"));
        }
        if (line.endsWith("WITH GRANT OPTION")) {
            found.add("may grant on " + grant.group("where"));
        }
        return found;
    }

    private List<String> mending() throws SQLException {
        var database = "`" + connection.getCatalog().replace("`", "``") + "`";
        return List.of(
                "CREATE USER " + NEW_USER + " ACCOUNT LOCK",
                "GRANT SELECT, SHOW VIEW ON " + database + ".* TO " + NEW_USER,
                "ALTER USER " + NEW_USER + " IDENTIFIED BY '‹a password›' ACCOUNT UNLOCK");
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
