package dev.capstan.sql.fix;

import dev.capstan.sql.gate.Dialect;
import dev.capstan.sql.gate.TableName;
import dev.capstan.sql.gate.WriteVerdict;
import dev.capstan.sql.gate.WriteVerdict.Verb;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * MySQL and MariaDB: the rows are read and locked by the statement's own condition, and must be as many as it then
 * matches; transactions are told apart by a row in a marker table, which a second one can't write.
 */
final class MysqlTongue implements Tongue {
    private static final Set<String> BINARY =
            Set.of("binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob", "bit", "geometry", "point");
    private static final int DUPLICATE = 1062;
    private static final Set<Integer> LOCKED = Set.of(1205, 1213);

    @Override
    public void begin(Connection connection, Duration statements, Duration locks) throws SQLException {
        long wait = Math.max(1, locks.toSeconds());
        try (var settings = connection.createStatement()) {
            settings.execute("SET SESSION innodb_lock_wait_timeout = " + wait + ", lock_wait_timeout = " + wait);
            settings.execute("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ");
        }
        limit(connection, statements);
        connection.setAutoCommit(false);
    }

    /** The two servers call it differently. */
    static void limit(Connection connection, Duration statements) throws SQLException {
        try (var settings = connection.createStatement()) {
            settings.execute(
                    isMariaDb(connection)
                            ? "SET SESSION max_statement_time = " + Math.max(1, statements.toSeconds())
                            : "SET SESSION max_execution_time = " + statements.toMillis());
        }
    }

    private static boolean isMariaDb(Connection connection) throws SQLException {
        return connection
                .getMetaData()
                .getDatabaseProductVersion()
                .toLowerCase(Locale.ROOT)
                .contains("mariadb");
    }

    private static boolean saysWhatItAdds(Connection connection) throws SQLException {
        var server = connection.getMetaData();
        int major = server.getDatabaseMajorVersion();
        return isMariaDb(connection) && (major > 10 || major == 10 && server.getDatabaseMinorVersion() >= 5);
    }

    @Override
    public TableFacts facts(Connection connection, WriteVerdict.Admitted statement, List<String> key)
            throws SQLException, Declining {
        var table = statement.table();
        var where = " where table_schema = coalesce(?, database()) and table_name = ?";
        try (var engine = connection.prepareStatement("select engine from information_schema.tables" + where);
                var columns = connection.prepareStatement(
                        "select column_name, data_type, generation_expression is not null and generation_expression <> '',"
                                + " is_nullable from information_schema.columns" + where
                                + " order by ordinal_position");
                var unique = connection.prepareStatement(
                        "select group_concat(lower(column_name) order by lower(column_name)), max(nullable)"
                                + " from information_schema.statistics" + where
                                + " and non_unique = 0 group by index_name");
                var triggers = connection.prepareStatement(
                        "select trigger_name from information_schema.triggers"
                                + " where event_object_schema = coalesce(?, database()) and event_object_table = ? order by 1");
                var cascades = connection.prepareStatement(
                        "select distinct table_name from information_schema.referential_constraints"
                                + " where unique_constraint_schema = coalesce(?, database()) and referenced_table_name = ?"
                                + " and delete_rule in ('CASCADE', 'SET NULL') order by 1")) {
            for (var each : List.of(engine, columns, unique, triggers, cascades)) {
                each.setString(1, table.schema().orElse(null));
                each.setString(2, table.name());
            }
            var found = Rowset.column(engine);
            if (found.isEmpty()) {
                throw FixWords.noTable(table.toString());
            }
            if (!"InnoDB".equalsIgnoreCase(found.getFirst())) {
                throw FixWords.noTransactions(table.toString(), found.getFirst());
            }
            var wanted = key.stream()
                    .map(each -> each.toLowerCase(Locale.ROOT))
                    .sorted()
                    .collect(Collectors.joining(","));
            if (Rowset.of(unique, 1_000).stream()
                    .noneMatch(row -> row.get(0).equals(wanted) && !"YES".equals(row.get(1)))) {
                throw FixWords.noKey(table.toString(), key);
            }
            var read = Rowset.of(columns, 5_000).stream()
                    .map(row -> new Image.Column(
                            row.get(0),
                            row.get(1),
                            !row.get(2).equals("0"),
                            BINARY.contains(row.get(1).toLowerCase(Locale.ROOT))))
                    .toList();
            return new TableFacts(
                    quoted(table),
                    read,
                    Rowset.column(triggers),
                    statement.verb() == Verb.DELETE ? Rowset.column(cascades) : List.of());
        }
    }

    @Override
    public Image change(Connection connection, Deed.Rows rows, TableFacts facts, Binding binding)
            throws SQLException, Declining {
        var statement = rows.statement();
        var image =
                new Image(statement.verb().name(), facts.table(), facts.columns(), rows.key(), List.of(), List.of());
        if (statement.verb() == Verb.INSERT) {
            return new Image(
                    image.verb(),
                    image.table(),
                    image.columns(),
                    image.key(),
                    List.of(),
                    inserted(connection, rows, facts, binding));
        }
        var before = List.copyOf(
                Image.byKey(image, matched(connection, rows, facts, binding)).values());
        if (before.size() > rows.atMost()) {
            throw FixWords.tooMany(rows.atMost());
        }
        int changed = executed(connection, rows, binding);
        if (changed != before.size()) {
            throw FixWords.movedMeanwhile();
        }
        var keys = before.stream().map(image::keyOf).toList();
        var after = statement.verb() == Verb.DELETE || keys.isEmpty()
                ? List.<List<String>>of()
                : now(connection, facts, image, keys);
        if (statement.verb() == Verb.UPDATE && after.size() != before.size()) {
            throw FixWords.movedMeanwhile();
        }
        return new Image(image.verb(), image.table(), image.columns(), image.key(), before, after);
    }

    /** A row is matched more than once where the join finds it more than once. */
    private List<List<String>> matched(Connection connection, Deed.Rows rows, TableFacts facts, Binding binding)
            throws SQLException {
        var condition = rows.statement().rows().orElseThrow();
        var sql = "SELECT " + cells(rows.statement().name(), facts.columns()) + " " + condition.jdbc() + " FOR UPDATE";
        try (var select = connection.prepareStatement(sql)) {
            binding.bind(select, condition.parameters());
            return Rowset.of(select, 20 * rows.atMost());
        }
    }

    private static int executed(Connection connection, Deed.Rows rows, Binding binding) throws SQLException {
        var whole = rows.statement().whole();
        try (var statement = connection.prepareStatement(whole.jdbc())) {
            binding.bind(statement, whole.parameters());
            return statement.executeUpdate();
        }
    }

    private List<List<String>> inserted(Connection connection, Deed.Rows rows, TableFacts facts, Binding binding)
            throws SQLException, Declining {
        if (!saysWhatItAdds(connection)) {
            throw FixWords.noReturning(facts.table());
        }
        var whole = rows.statement().whole();
        var cells = facts.columns().stream().map(this::bare).collect(Collectors.joining(", "));
        try (var statement = connection.prepareStatement(whole.jdbc() + " RETURNING " + cells)) {
            binding.bind(statement, whole.parameters());
            var after = Rowset.of(statement, rows.atMost());
            if (after.size() > rows.atMost()) {
                throw FixWords.tooMany(rows.atMost());
            }
            return after;
        }
    }

    private List<List<String>> now(Connection connection, TableFacts facts, Image image, List<List<String>> keys)
            throws SQLException {
        var sql = "SELECT " + cells("t", facts.columns()) + " FROM " + facts.table() + " AS t WHERE "
                + Keys.among(this, "t", image, keys);
        try (var select = connection.prepareStatement(sql)) {
            Keys.bind(new Binding(Dialect.MYSQL, Map.of()), select, 1, keys);
            return Rowset.of(select, keys.size());
        }
    }

    private String cells(String qualifier, List<Image.Column> columns) {
        return columns.stream().map(column -> read(qualifier, column)).collect(Collectors.joining(", "));
    }

    /** Waits behind an unfinished transaction that wrote the same mark; after a finished one it can't be written again. */
    @Override
    public String witness(Connection connection, Optional<String> marker, FixRuns.Key key)
            throws SQLException, Declining {
        var name = marker.orElseThrow();
        try (var engine = connection.prepareStatement(
                "select engine from information_schema.tables where table_schema = coalesce(?, database()) and table_name = ?")) {
            var parts = name.split("\\.");
            engine.setString(1, parts.length == 2 ? parts[0] : null);
            engine.setString(2, parts[parts.length - 1]);
            if (!List.of("InnoDB").equals(Rowset.column(engine))) {
                throw FixWords.noMarker(name);
            }
        }
        mark(connection, name, key);
        return key.toString();
    }

    private void mark(Connection connection, String marker, FixRuns.Key key) throws SQLException {
        var table = Arrays.stream(marker.split("\\.")).map(this::quoted).collect(Collectors.joining("."));
        try (var insert = connection.prepareStatement("INSERT INTO " + table + " (operation) VALUES (?)")) {
            insert.setString(1, key.toString());
            insert.executeUpdate();
        }
    }

    @Override
    public Settled settle(Connection connection, String witness, Optional<String> marker, FixRuns.Key key)
            throws SQLException {
        try {
            mark(connection, marker.orElseThrow(), key);
            return Settled.ROLLED_BACK;
        } catch (SQLException refused) {
            if (refused.getErrorCode() == DUPLICATE) {
                return Settled.COMMITTED;
            }
            if (LOCKED.contains(refused.getErrorCode())) {
                return Settled.UNDER_WAY;
            }
            throw refused;
        } finally {
            connection.rollback();
        }
    }

    @Override
    public String read(String qualifier, Image.Column column) {
        return as(qualifier + "." + quoted(column.name()), column);
    }

    private String bare(Image.Column column) {
        return as(quoted(column.name()), column);
    }

    private static String as(String cell, Image.Column column) {
        if (column.binary()) {
            return "HEX(" + cell + ")";
        }
        return switch (column.type().toLowerCase(Locale.ROOT)) {
            // as it stands a float is written with six digits
            case "float" -> "CAST(" + cell + " + 0e0 AS CHAR)";
            // by UTC, since the server's own clock shows some hours twice
            case "timestamp" ->
                "IF(UNIX_TIMESTAMP(" + cell + ") = 0, '0000-00-00 00:00:00', CAST(TIMESTAMP'1970-01-01 00:00:00'"
                        + " + INTERVAL UNIX_TIMESTAMP(" + cell + ") SECOND AS CHAR))";
            default -> "CAST(" + cell + " AS CHAR)";
        };
    }

    @Override
    public void beforeWriting(Connection connection) throws SQLException {
        try (var settings = connection.createStatement()) {
            settings.execute("SET SESSION time_zone = '+00:00'");
        }
    }

    @Override
    public String write(Image.Column column) {
        return column.binary() ? "UNHEX(?)" : "?";
    }

    @Override
    public String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    @Override
    public String overriding() {
        return "";
    }

    private String quoted(TableName table) {
        return Optional.of(table)
                        .flatMap(TableName::schema)
                        .map(schema -> quoted(schema) + ".")
                        .orElse("")
                + quoted(table.name());
    }
}
