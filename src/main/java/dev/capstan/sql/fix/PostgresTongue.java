package dev.capstan.sql.fix;

import dev.capstan.sql.gate.Dialect;
import dev.capstan.sql.gate.TableName;
import dev.capstan.sql.gate.WriteVerdict;
import dev.capstan.sql.gate.WriteVerdict.Verb;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** PostgreSQL: statements say themselves which rows they changed, and transactions have ids that outlive them. */
final class PostgresTongue implements Tongue {

    @Override
    public void begin(Connection connection, Duration statements, Duration locks) throws SQLException {
        connection.setAutoCommit(false);
        try (var settings = connection.createStatement()) {
            settings.execute("SET LOCAL statement_timeout = " + statements.toMillis());
            settings.execute("SET LOCAL lock_timeout = " + locks.toMillis());
            // so that a row reads the same whenever it is read
            settings.execute("SET LOCAL DateStyle = 'ISO, YMD'");
            settings.execute("SET LOCAL IntervalStyle = 'postgres'");
            settings.execute("SET LOCAL bytea_output = 'hex'");
            settings.execute("SET LOCAL idle_in_transaction_session_timeout = 30000");
        }
    }

    @Override
    public TableFacts facts(Connection connection, WriteVerdict.Admitted statement, List<String> key)
            throws SQLException, Declining {
        var table = quoted(statement.table());
        try (var columns = connection.prepareStatement(
                        """
                        select attname, format_type(atttypid, atttypmod), attgenerated <> '', attnotnull
                          from pg_attribute
                         where attrelid = to_regclass(?) and attnum > 0 and not attisdropped order by attnum
                        """);
                var unique = connection.prepareStatement(
                        """
                        select (select array_agg(a.attname::text order by a.attname)
                                  from unnest((i.indkey::int2[])[0:i.indnkeyatts - 1]) k
                                  join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k and a.attnotnull)::text
                          from pg_index i
                         where i.indrelid = to_regclass(?) and i.indisunique and i.indisvalid
                           and i.indpred is null and i.indexprs is null
                        """);
                var triggers = connection.prepareStatement(
                        "select tgname from pg_trigger where tgrelid = to_regclass(?) and not tgisinternal order by 1");
                var cascades = connection.prepareStatement(
                        """
                        select distinct conrelid::regclass::text from pg_constraint
                         where contype = 'f' and confrelid = to_regclass(?) and confdeltype in ('c', 'n', 'd') order by 1
                        """)) {
            for (var each : List.of(columns, unique, triggers, cascades)) {
                each.setString(1, table);
            }
            var read = Rowset.of(columns, 2_000).stream()
                    .map(row ->
                            new Image.Column(row.get(0), row.get(1), row.get(2).equals("t"), false))
                    .toList();
            if (read.isEmpty()) {
                throw FixWords.noTable(statement.table().toString());
            }
            var wanted = "{" + key.stream().sorted().collect(Collectors.joining(",")) + "}";
            if (Rowset.column(unique).stream().noneMatch(wanted::equals)) {
                throw FixWords.noKey(statement.table().toString(), key);
            }
            return new TableFacts(
                    table,
                    read,
                    Rowset.column(triggers),
                    statement.verb() == Verb.DELETE ? Rowset.column(cascades) : List.of());
        }
    }

    /** Twice: once to learn which rows, which is taken back, and once more after they were read and locked. */
    @Override
    public Image change(Connection connection, Deed.Rows rows, TableFacts facts, Binding binding)
            throws SQLException, Declining {
        var statement = rows.statement();
        var cells = cells(statement.name(), facts.columns());
        var image =
                new Image(statement.verb().name(), facts.table(), facts.columns(), rows.key(), List.of(), List.of());
        if (statement.verb() == Verb.INSERT) {
            var after = returning(connection, rows, binding, cells);
            return image(image, List.of(), bounded(rows, after));
        }
        var savepoint = connection.setSavepoint();
        var first = bounded(rows, returning(connection, rows, binding, cells));
        connection.rollback(savepoint);
        var keys = first.stream().map(image::keyOf).toList();
        var before =
                keys.isEmpty() ? List.<List<String>>of() : locked(connection, statement, facts, image, cells, keys);
        var after = returning(connection, rows, binding, cells);
        if (!new HashSet<>(before.stream().map(image::keyOf).toList())
                        .equals(new HashSet<>(after.stream().map(image::keyOf).toList()))
                || before.size() != after.size()) {
            throw FixWords.movedMeanwhile();
        }
        return image(image, before, statement.verb() == Verb.DELETE ? List.of() : after);
    }

    private static List<List<String>> bounded(Deed.Rows rows, List<List<String>> found) throws Declining {
        if (found.size() > rows.atMost()) {
            throw FixWords.tooMany(rows.atMost());
        }
        return found;
    }

    private static Image image(Image image, List<List<String>> before, List<List<String>> after) {
        return new Image(image.verb(), image.table(), image.columns(), image.key(), before, after);
    }

    private static List<List<String>> returning(Connection connection, Deed.Rows rows, Binding binding, String cells)
            throws SQLException {
        var whole = rows.statement().whole();
        try (var statement = connection.prepareStatement(whole.jdbc() + " RETURNING " + cells)) {
            binding.bind(statement, whole.parameters());
            return Rowset.of(statement, rows.atMost());
        }
    }

    private List<List<String>> locked(
            Connection connection,
            WriteVerdict.Admitted statement,
            TableFacts facts,
            Image image,
            String cells,
            List<List<String>> keys)
            throws SQLException {
        var sql = "SELECT " + cells + " FROM " + statement.target() + " WHERE "
                + Keys.among(this, statement.name(), image, keys) + " FOR UPDATE";
        try (var select = connection.prepareStatement(sql)) {
            Keys.bind(new Binding(Dialect.POSTGRESQL, Map.of()), select, 1, keys);
            return Rowset.of(select, keys.size());
        }
    }

    private String cells(String qualifier, List<Image.Column> columns) {
        return columns.stream().map(column -> read(qualifier, column)).collect(Collectors.joining(", "));
    }

    @Override
    public String witness(Connection connection, Optional<String> marker, FixRuns.Key key) throws SQLException {
        try (var id = connection.prepareStatement("SELECT pg_current_xact_id()::text, " + CLUSTER)) {
            return String.join("@", Rowset.of(id, 1).getFirst());
        }
    }

    /** Transaction ids mean something on this server and its history only. */
    private static final String CLUSTER =
            "(SELECT system_identifier FROM pg_control_system()) || '.' || (SELECT timeline_id FROM pg_control_checkpoint())";

    @Override
    public Settled settle(Connection connection, String witness, Optional<String> marker, FixRuns.Key key)
            throws SQLException {
        var parts = witness.split("@");
        try (var status = connection.prepareStatement("SELECT pg_xact_status(?::xid8), " + CLUSTER)) {
            status.setString(1, parts[0]);
            var row = Rowset.of(status, 1).getFirst();
            if (!row.get(1).equals(parts[1]) || row.get(0) == null) {
                return Settled.UNKNOWN;
            }
            return switch (row.get(0)) {
                case "committed" -> Settled.COMMITTED;
                case "aborted" -> Settled.ROLLED_BACK;
                case "in progress" -> Settled.UNDER_WAY;
                default -> Settled.UNKNOWN;
            };
        }
    }

    @Override
    public String read(String qualifier, Image.Column column) {
        return qualifier + "." + quoted(column.name()) + "::text";
    }

    @Override
    public void beforeWriting(Connection connection) {}

    @Override
    public String write(Image.Column column) {
        return "CAST(? AS " + column.type() + ")";
    }

    @Override
    public String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    @Override
    public String overriding() {
        return " OVERRIDING SYSTEM VALUE";
    }

    private String quoted(TableName table) {
        return table.schema().map(schema -> quoted(schema) + ".").orElse("") + quoted(table.name());
    }
}
