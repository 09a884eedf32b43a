package dev.capstan.sql.mask;

import dev.capstan.sql.gate.Anatomy;
import dev.capstan.sql.gate.Anatomy.How;
import dev.capstan.sql.gate.Anatomy.Use;
import dev.capstan.sql.gate.Dialect;
import dev.capstan.sql.gate.ReadOnlyGate;
import dev.capstan.sql.gate.TableName;
import dev.capstan.sql.gate.Verdict.Admitted;
import dev.capstan.sql.mask.Judgement.Covered;
import dev.capstan.sql.mask.Judgement.Harmless;
import dev.capstan.sql.mask.Judgement.Output;
import dev.capstan.sql.mask.Judgement.Unprovable;
import dev.capstan.sql.mask.Judgement.Why;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The masked columns of a database. A masked column may be a column of the answer, be counted, grouped and sorted by,
 * tested for NULL, and compared for equality with values that are written in the statement or bound to it; it keeps its
 * mask under any other name that a subquery gives it. Whatever else is done with it, and with names that may stand for
 * it, is refused. Views are for {@link MaskedViews}.
 */
public final class Masks {
    private static final Set<String> STATISTICS = Set.of(
            "pg_stats",
            "pg_statistic",
            "pg_stats_ext",
            "pg_stats_ext_exprs",
            "pg_statistic_ext_data",
            "column_stats",
            "column_statistics");
    private static final Set<How> ALLOWED = EnumSet.complementOf(EnumSet.of(How.OTHER));
    private static final Set<How> ALLOWED_STARS = EnumSet.of(How.ANSWERED, How.PASSED_ON, How.TESTED);
    private static final Set<How> SHOWN = EnumSet.of(How.ANSWERED, How.PASSED_ON);

    private final List<MaskedColumn> columns;

    public Masks(Collection<MaskedColumn> columns) {
        this.columns = List.copyOf(columns);
    }

    public Judgement judge(Dialect dialect, Admitted statement) {
        if (columns.isEmpty()) {
            return new Harmless();
        }
        var statistics = statement.tables().stream()
                .filter(table -> STATISTICS.contains(Judgement.lower(table.name())))
                .findFirst();
        if (statistics.isPresent()) {
            return new Unprovable(statistics.get().toString(), Why.STATISTICS);
        }
        var touched = touched(statement.tables());
        if (touched.isEmpty()) {
            return new Harmless();
        }
        var anatomy = new ReadOnlyGate().anatomy(dialect, statement);
        if (anatomy.renames() || anatomy.merges()) {
            return new Unprovable(touched.getFirst().table(), Why.UNNAMED_COLUMNS);
        }
        // MySQL's drivers name a subquery where the value comes through one
        var trusted = dialect == Dialect.POSTGRESQL ? statement.tables() : Set.<TableName>of();
        return new Names(anatomy, touched, trusted).judge();
    }

    List<MaskedColumn> columns() {
        return columns;
    }

    List<MaskedColumn> touched(Set<TableName> tables) {
        return columns.stream()
                .filter(column -> tables.stream().anyMatch(column::isIn))
                .toList();
    }

    Optional<Mask> of(Output output) {
        return columns.stream()
                .filter(column -> column.isIn(output.schema(), output.table()) && column.is(output.column()))
                .map(MaskedColumn::mask)
                .findFirst();
    }

    /** The names that may stand for a masked column in one statement. */
    private final class Names {
        private final Anatomy anatomy;
        private final List<MaskedColumn> touched;
        private final Set<TableName> trusted;
        private final Map<String, Mask> masks = new HashMap<>();
        /** Names of sources under which no masked column can be meant. */
        private final Set<String> innocent;

        Names(Anatomy anatomy, List<MaskedColumn> touched, Set<TableName> trusted) {
            this.trusted = trusted;
            this.anatomy = anatomy;
            this.touched = touched;
            var suspect = anatomy.sources().stream()
                    .filter(source -> source.table().isEmpty()
                            || touched.stream()
                                    .anyMatch(
                                            column -> column.isIn(source.table().get())))
                    .map(source -> Judgement.lower(source.name()))
                    .collect(Collectors.toSet());
            this.innocent = anatomy.sources().stream()
                    .map(source -> Judgement.lower(source.name()))
                    .filter(name -> !suspect.contains(name))
                    .collect(Collectors.toSet());
        }

        Judgement judge() {
            for (var column : touched) {
                if (isSecond(column.column(), column.mask())) {
                    return new Unprovable(column.column(), Why.TWO_MASKS);
                }
            }
            for (var before = -1; before < masks.size(); ) {
                before = masks.size();
                for (var use : anatomy.uses()) {
                    var mask = masked(use);
                    if (mask.isPresent()
                            && SHOWN.contains(use.how())
                            && use.label().isPresent()
                            && isSecond(use.label().get(), mask.get())) {
                        return new Unprovable(use.label().get(), Why.TWO_MASKS);
                    }
                }
            }
            return anatomy.uses().stream()
                    .flatMap(use -> objection(use).stream())
                    .findFirst()
                    .orElseGet(() -> new Covered(Masks.this, masks, trusted));
        }

        private boolean isSecond(String name, Mask mask) {
            var earlier = masks.putIfAbsent(Judgement.lower(name), mask);
            return earlier != null && earlier != mask;
        }

        private Optional<Mask> masked(Use use) {
            return isInnocent(use) ? Optional.empty() : use.name().map(name -> masks.get(Judgement.lower(name)));
        }

        private boolean isInnocent(Use use) {
            return use.qualifier()
                    .map(Judgement::lower)
                    .filter(innocent::contains)
                    .isPresent();
        }

        private Optional<Judgement> objection(Use use) {
            if (isInnocent(use)) {
                return Optional.empty();
            }
            if (use.name().isEmpty()) {
                return ALLOWED_STARS.contains(use.how())
                        ? Optional.empty()
                        : Optional.of(new Unprovable(use.qualifier().orElse("*"), Why.WHOLE_ROW));
            }
            var name = use.name().get();
            if (masked(use).isPresent() && !ALLOWED.contains(use.how())) {
                return Optional.of(new Unprovable(name, Why.IN_AN_EXPRESSION));
            }
            return isRow(name) ? Optional.of(new Unprovable(name, Why.WHOLE_ROW)) : Optional.empty();
        }

        private boolean isRow(String name) {
            return !innocent.contains(Judgement.lower(name))
                    && anatomy.sources().stream()
                            .anyMatch(source -> Judgement.lower(source.name()).equals(Judgement.lower(name)));
        }
    }
}
