package dev.capstan.sql.migration;

import dev.capstan.sql.gate.Dialect;
import dev.capstan.sql.migration.report.Diagnosis.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks names up in a database's own catalogue. Names go in as bound values only. */
final class SystemCatalogue {
    /** Reads; empty where the database does not answer. */
    interface Reads {
        List<List<Object>> rows(String statement, Map<String, Object> values);
    }

    private static final String POSTGRES_TABLE =
            """
            SELECT n.nspname, c.relname, a.attname
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid
            WHERE c.relname = :name AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
              AND n.nspname NOT IN ('pg_catalog', 'information_schema')
            ORDER BY CASE WHEN n.nspname = 'public' THEN 0 ELSE 1 END, n.nspname, a.attnum
            """;

    private static final String POSTGRES_KEY =
            """
            SELECT a.attname
            FROM pg_catalog.pg_index i
            JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
            WHERE c.relname = :name AND n.nspname = :schema AND i.indisprimary
            ORDER BY a.attnum
            """;

    private static final String POSTGRES_CONSTRAINT =
            """
            SELECT t.relname, c.conname, pg_get_constraintdef(c.oid)
            FROM pg_catalog.pg_constraint c
            JOIN pg_catalog.pg_class t ON t.oid = c.conrelid
            WHERE c.conname = :name
            """;

    private static final String POSTGRES_INDEX =
            "SELECT tablename, indexname, indexdef FROM pg_catalog.pg_indexes WHERE indexname = :name";

    private static final String MYSQL_TABLE =
            """
            SELECT table_schema, table_name, column_name
            FROM information_schema.columns
            WHERE table_schema = DATABASE() AND table_name = :name
            ORDER BY ordinal_position
            """;

    private static final String MYSQL_KEY =
            """
            SELECT column_name
            FROM information_schema.statistics
            WHERE table_schema = :schema AND table_name = :name AND index_name = 'PRIMARY'
            ORDER BY seq_in_index
            """;

    private static final String MYSQL_INDEX =
            """
            SELECT table_name, column_name
            FROM information_schema.statistics
            WHERE table_schema = DATABASE() AND index_name = :name AND non_unique = 0
            ORDER BY table_name, seq_in_index
            """;

    private static final String MYSQL_FOREIGN_KEY =
            """
            SELECT table_name, column_name, referenced_table_name, referenced_column_name
            FROM information_schema.key_column_usage
            WHERE table_schema = DATABASE() AND constraint_name = :name AND referenced_table_name IS NOT NULL
            ORDER BY table_name, ordinal_position
            """;

    private static final String MYSQL_CHECK =
            """
            SELECT t.table_name, c.check_clause
            FROM information_schema.table_constraints t
            JOIN information_schema.check_constraints c
              ON c.constraint_schema = t.constraint_schema AND c.constraint_name = t.constraint_name
            WHERE t.table_schema = DATABASE() AND t.constraint_name = :name
            """;

    private final Dialect dialect;
    private final Reads reads;

    SystemCatalogue(Dialect dialect, Reads reads) {
        this.dialect = dialect;
        this.reads = reads;
    }

    /** All that this room ever asks a catalogue. */
    static List<String> statements(Dialect dialect) {
        return switch (dialect) {
            case POSTGRESQL -> List.of(POSTGRES_TABLE, POSTGRES_KEY, POSTGRES_CONSTRAINT, POSTGRES_INDEX);
            case MYSQL -> List.of(MYSQL_TABLE, MYSQL_KEY, MYSQL_INDEX, MYSQL_FOREIGN_KEY, MYSQL_CHECK);
        };
    }

    Optional<Table> table(String name) {
        var rows = reads.rows(
                switch (dialect) {
                    case POSTGRESQL -> POSTGRES_TABLE;
                    case MYSQL -> MYSQL_TABLE;
                },
                Map.of("name", name));
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        var schema = Listing.text(rows.getFirst().get(0));
        var found = Listing.text(rows.getFirst().get(1));
        var columns = rows.stream()
                .filter(row -> Listing.text(row.get(0)).equals(schema))
                .map(row -> Listing.text(row.get(2)))
                .toList();
        return Optional.of(new Table(schema, found, columns, key(schema, found)));
    }

    private List<String> key(String schema, String table) {
        var statement =
                switch (dialect) {
                    case POSTGRESQL -> POSTGRES_KEY;
                    case MYSQL -> MYSQL_KEY;
                };
        return reads.rows(statement, Map.of("schema", schema, "name", table)).stream()
                .map(row -> Listing.text(row.getFirst()))
                .toList();
    }

    /** A rule that is in force already; absent where it was only to be made. */
    Optional<Definition> rule(String name) {
        return switch (dialect) {
            case POSTGRESQL -> postgresRule(name);
            case MYSQL ->
                Stream.of(mysqlForeignKey(name), mysqlCheck(name), mysqlIndex(name))
                        .flatMap(Optional::stream)
                        .findFirst();
        };
    }

    private Optional<Definition> postgresRule(String name) {
        var definitions = new DefinitionReader(dialect);
        return reads.rows(POSTGRES_CONSTRAINT, Map.of("name", name)).stream()
                .flatMap(row ->
                        definitions
                                .of(Listing.text(row.get(0)), Listing.text(row.get(1)), Listing.text(row.get(2)))
                                .stream())
                .findFirst()
                .or(() -> reads.rows(POSTGRES_INDEX, Map.of("name", name)).stream()
                        .flatMap(row -> definitions.in(Listing.text(row.get(2))).stream())
                        .findFirst());
    }

    private Optional<Definition> mysqlForeignKey(String name) {
        var rows = reads.rows(MYSQL_FOREIGN_KEY, Map.of("name", name));
        return first(rows)
                .map(row -> new Definition(
                        Rule.FOREIGN_KEY,
                        Optional.of(name),
                        Listing.text(row.get(0)),
                        column(rows, row, 1),
                        Optional.of(Listing.text(row.get(2))),
                        column(rows, row, 3),
                        Optional.empty()));
    }

    private Optional<Definition> mysqlCheck(String name) {
        return first(reads.rows(MYSQL_CHECK, Map.of("name", name)))
                .map(row -> new Definition(
                        Rule.CHECK,
                        Optional.of(name),
                        Listing.text(row.get(0)),
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        Listing.some(row.get(1))));
    }

    private Optional<Definition> mysqlIndex(String name) {
        var rows = reads.rows(MYSQL_INDEX, Map.of("name", name));
        return first(rows)
                .map(row -> new Definition(
                        Rule.UNIQUE,
                        Optional.of(name),
                        Listing.text(row.get(0)),
                        column(rows, row, 1),
                        Optional.empty(),
                        List.of(),
                        Optional.empty()));
    }

    private static Optional<List<Object>> first(List<List<Object>> rows) {
        return rows.stream().findFirst();
    }

    /** Of the table of the first row: two tables may have an index of the same name. */
    private static List<String> column(List<List<Object>> rows, List<Object> first, int at) {
        return rows.stream()
                .filter(row -> row.getFirst().equals(first.getFirst()))
                .map(row -> Listing.text(row.get(at)))
                .toList();
    }
}
