package dev.capstan.sql.mask;

import dev.capstan.sql.gate.Anatomy;
import dev.capstan.sql.gate.Dialect;
import dev.capstan.sql.gate.ReadOnlyGate;
import dev.capstan.sql.gate.TableName;
import dev.capstan.sql.gate.Verdict.Admitted;
import dev.capstan.sql.gate.Verdict.Form;
import dev.capstan.sql.mask.Judgement.Covered;
import dev.capstan.sql.mask.Judgement.Harmless;
import dev.capstan.sql.mask.Judgement.Output;
import dev.capstan.sql.mask.Judgement.Unprovable;
import dev.capstan.sql.mask.Judgement.Why;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The masked columns of a database. A masked column may be a column of the answer, be counted, grouped and sorted by,
 * tested for NULL, and compared for equality with values that are written in the statement or bound to it; it keeps its
 * mask under any other name that a subquery gives it. Whatever else is done with it, and with names that may stand for
 * it, is refused. Where there are masks, what others ask is hidden too, since it may repeat the values. Views are for {@link MaskedViews}.
 */
public record Masks(List<MaskedColumn> columns) {
    public static final Masks NONE = new Masks(List.of());

    private static final Set<String> STATISTICS = Set.of(
            "pg_stats",
            "pg_statistic",
            "pg_stats_ext",
            "pg_stats_ext_exprs",
            "pg_statistic_ext_data",
            "column_stats",
            "column_statistics");

    public Masks {
        columns = List.copyOf(columns);
    }

    public boolean isEmpty() {
        return columns.isEmpty();
    }

    /** @return how the columns of a table are masked, by their names in lower case */
    public Map<String, Mask> masked(TableName table) {
        return byName(isEmpty() ? Stream.of() : of(table));
    }

    /** Whether something of masked values may be in what is made of them. */
    public boolean mayBeIn(Dialect dialect, Anatomy made) {
        var tables = made.sources().stream()
                .flatMap(source -> source.table().stream())
                .collect(Collectors.toSet());
        var touched = touched(tables);
        return !isEmpty()
                && !touched.isEmpty()
                && (made.renames()
                        || made.merges()
                        || new Names(dialect, made, touched).objection().isPresent());
    }

    /** By the names of the columns alone. */
    Map<String, Mask> named() {
        return byName(columns.stream());
    }

    private static Map<String, Mask> byName(Stream<MaskedColumn> columns) {
        return columns.collect(Collectors.toMap(
                column -> Judgement.lower(column.column()), MaskedColumn::mask, Mask::and, TreeMap::new));
    }

    /** With those that the statement itself gives them. */
    Map<String, Mask> named(Dialect dialect, Admitted statement) {
        var names = new TreeMap<>(named());
        new Names(dialect, new ReadOnlyGate().anatomy(dialect, statement), touched(statement.tables()))
                .masks()
                .forEach((name, mask) -> names.merge(name, mask, Mask::and));
        return names;
    }

    /** As {@link #read} reads it: no name of the catalogue has a blank in it. */
    public String written() {
        return columns.stream().map(MaskedColumn::toString).collect(Collectors.joining(" "));
    }

    public static Masks read(String written) {
        return new Masks(Arrays.stream(written.split(" "))
                .filter(each -> !each.isEmpty())
                .map(MaskedColumn::read)
                .toList());
    }

    public Judgement judge(Dialect dialect, Admitted statement) {
        if (columns.isEmpty()) {
            return new Harmless();
        }
        var told = told(statement);
        if (told.isPresent()) {
            return told.get();
        }
        if (statement.form() == Form.SHOW) {
            return new Covered(this, ServerStatements.LABELS, Set.of());
        }
        var touched = touched(statement.tables());
        if (touched.isEmpty()) {
            return new Harmless();
        }
        var anatomy = new ReadOnlyGate().anatomy(dialect, statement);
        if (anatomy.renames() || anatomy.merges()) {
            return new Unprovable(touched.getFirst().table(), Why.UNNAMED_COLUMNS);
        }
        var names = new Names(dialect, anatomy, touched);
        var objection = names.objection();
        if (objection.isPresent()) {
            return objection.get();
        }
        // MySQL's drivers name a subquery where the value comes through one
        var trusted = dialect == Dialect.POSTGRESQL ? statement.tables() : Set.<TableName>of();
        return new Covered(this, names.masks(), trusted);
    }

    /**
     * Judges a view by its definition. What it computes from masked values is its owner's affair, and is covered; what
     * they decide otherwise, such as which rows there are, would show.
     *
     * @return the places of the columns that show masked values, or empty where that is not known
     */
    Optional<Map<Integer, Mask>> columnsOf(Dialect dialect, Admitted definition) {
        if (told(definition).isPresent()) {
            return Optional.empty();
        }
        var touched = touched(definition.tables());
        if (touched.isEmpty()) {
            return Optional.of(Map.of());
        }
        var anatomy = new ReadOnlyGate().anatomy(dialect, definition);
        return anatomy.renames() || anatomy.merges() ? Optional.empty() : new Names(dialect, anatomy, touched).answer();
    }

    /** What repeats masked values from other places than tables. */
    private static Optional<Unprovable> told(Admitted statement) {
        return statement.tables().stream()
                .filter(Masks::isStatistics)
                .findFirst()
                .map(table -> new Unprovable(table.toString(), Why.STATISTICS))
                .or(() ->
                        ServerStatements.toldBy(statement).map(what -> new Unprovable(what, Why.STATEMENTS_OF_OTHERS)));
    }

    static boolean isStatistics(TableName table) {
        return STATISTICS.contains(Judgement.lower(table.name()));
    }

    Masks with(List<MaskedColumn> more) {
        return more.isEmpty()
                ? this
                : new Masks(Stream.concat(columns.stream(), more.stream()).toList());
    }

    /** Those of one table. */
    Stream<MaskedColumn> of(TableName table) {
        return all().filter(column -> column.isIn(table));
    }

    /** With the server's own. */
    private Stream<MaskedColumn> all() {
        return Stream.concat(columns.stream(), ServerStatements.COLUMNS.stream());
    }

    private List<MaskedColumn> touched(Set<TableName> tables) {
        return all().filter(column -> tables.stream().anyMatch(column::isIn)).toList();
    }

    Optional<Mask> of(Output output) {
        return all().filter(column -> column.isIn(output.schema(), output.table()) && column.is(output.column()))
                .map(MaskedColumn::mask)
                .reduce(Mask::and);
    }
}
