package dev.capstan.sql.mask;

import dev.capstan.sql.gate.Anatomy;
import dev.capstan.sql.gate.Anatomy.How;
import dev.capstan.sql.gate.Anatomy.Item;
import dev.capstan.sql.gate.Anatomy.Source;
import dev.capstan.sql.gate.Anatomy.Use;
import dev.capstan.sql.gate.Dialect;
import dev.capstan.sql.mask.Judgement.Unprovable;
import dev.capstan.sql.mask.Judgement.Why;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The names that may stand for a masked column in one statement. Without a source before it, a name is taken for what it
 * may be anywhere in the statement.
 */
final class Names {
    private static final Set<How> ALLOWED = EnumSet.complementOf(EnumSet.of(How.OTHER));
    private static final Set<How> ALLOWED_STARS = EnumSet.of(How.ANSWERED, How.PASSED_ON, How.TESTED);

    /** PostgreSQL's built-in functions that take a whole row, and may be written behind it as a column is. */
    private static final Set<String> OF_ROWS = Set.of(
            "row_to_json",
            "to_json",
            "to_jsonb",
            "json_agg",
            "json_agg_strict",
            "jsonb_agg",
            "jsonb_agg_strict",
            "json_build_array",
            "jsonb_build_array",
            "json_build_object",
            "jsonb_build_object",
            "array_agg",
            "any_value",
            "max",
            "min",
            "concat",
            "quote_literal",
            "quote_nullable",
            "hash_record",
            "record_out",
            "record_send");

    private record Column(int query, int place) {}

    private final boolean postgresql;
    private final Anatomy anatomy;
    private final List<MaskedColumn> touched;
    private final Map<String, List<Source>> sources;
    private final Map<String, Mask> masks = new HashMap<>();
    private final Map<Column, Mask> columns = new HashMap<>();

    /** @param touched the masked columns of the tables that the statement names */
    Names(Dialect dialect, Anatomy anatomy, List<MaskedColumn> touched) {
        this.postgresql = dialect == Dialect.POSTGRESQL;
        this.anatomy = anatomy;
        this.touched = touched;
        this.sources = anatomy.sources().stream().collect(Collectors.groupingBy(source -> lower(source.name())));
        touched.forEach(column -> give(column.column(), column.mask()));
        for (var before = Map.<String, Mask>of(); !before.equals(masks); ) {
            before = Map.copyOf(masks);
            anatomy.items().forEach(this::passOn);
        }
    }

    private void give(String name, Mask mask) {
        masks.merge(lower(name), mask, Mask::and);
    }

    /** To the name of the column that the item becomes, together with those at its place behind a UNION. */
    private void passOn(Item item) {
        shown(item).ifPresent(mask -> {
            var column = column(item);
            columns.merge(column, mask, Mask::and);
            anatomy.items().stream()
                    .filter(other -> column.equals(column(other)))
                    .flatMap(other -> other.label().stream())
                    .forEach(label -> give(label, mask));
        });
    }

    /** @return with what the item's values have to be covered; nothing is left of what is computed */
    private Optional<Mask> shown(Item item) {
        if (item.plain()) {
            return masked(item.uses().getFirst());
        }
        return item.uses().stream().anyMatch(use -> objection(use).isPresent())
                ? Optional.of(Mask.WHOLE)
                : Optional.empty();
    }

    private Optional<Mask> masked(Use use) {
        if (use.name().isEmpty()) {
            return Optional.empty();
        }
        var meant = use.qualifier().map(name -> sources.getOrDefault(lower(name), List.of()));
        if (meant.isPresent()
                && !meant.get().isEmpty()
                && meant.get().stream().allMatch(source -> source.table().isPresent())) {
            return touched.stream()
                    .filter(column -> column.is(use.name().get()))
                    .filter(column -> meant.get().stream()
                            .anyMatch(source -> column.isIn(source.table().get())))
                    .map(MaskedColumn::mask)
                    .reduce(Mask::and);
        }
        return Optional.ofNullable(masks.get(lower(use.name().get())));
    }

    Map<String, Mask> masks() {
        return Map.copyOf(masks);
    }

    /** @return what cannot be proven harmless, in the order in which it stands there */
    Optional<Unprovable> objection() {
        return anatomy.uses().stream().flatMap(use -> objection(use).stream()).findFirst();
    }

    /** @return the places of the answer that show masked values, or empty where that is not known */
    Optional<Map<Integer, Mask>> answer() {
        if (anatomy.items().stream().anyMatch(item -> isShifted(item) || isNameless(item))
                || anatomy.outside().stream().anyMatch(use -> objection(use).isPresent())) {
            return Optional.empty();
        }
        var answer = new TreeMap<Integer, Mask>();
        anatomy.items().stream()
                .filter(Item::answers)
                .map(Names::column)
                .filter(columns::containsKey)
                .forEach(column -> answer.put(column.place(), columns.get(column)));
        return Optional.of(answer);
    }

    /** A star, behind which nobody can count: of the answer, or of queries that UNION joins. */
    private boolean isShifted(Item item) {
        return item.plain()
                && item.uses().getFirst().name().isEmpty()
                && (item.answers()
                        || anatomy.items().stream()
                                        .filter(other -> other.query() == item.query() && other.place() == 0)
                                        .count()
                                > 1);
    }

    /** Masked, and known around its query by a name that the server gave it. */
    private boolean isNameless(Item item) {
        return !item.answers()
                && columns.containsKey(column(item))
                && anatomy.items().stream()
                        .filter(other -> column(other).equals(column(item)))
                        .allMatch(other -> other.label().isEmpty());
    }

    private static Column column(Item item) {
        return new Column(item.query(), item.place());
    }

    private Optional<Unprovable> objection(Use use) {
        if (use.qualifier().filter(this::isInnocent).isPresent()) {
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
        boolean function = postgresql && use.qualifier().isPresent() && OF_ROWS.contains(name);
        return function || sources.containsKey(lower(name)) && !isInnocent(name)
                ? Optional.of(new Unprovable(name, Why.WHOLE_ROW))
                : Optional.empty();
    }

    /** Whether no masked column can be meant under this name of a source. */
    private boolean isInnocent(String source) {
        var meant = sources.getOrDefault(lower(source), List.of());
        return !meant.isEmpty()
                && meant.stream()
                        .allMatch(each -> each.table().isPresent()
                                && touched.stream()
                                        .noneMatch(column ->
                                                column.isIn(each.table().get())));
    }

    private static String lower(String name) {
        return Judgement.lower(name);
    }
}
