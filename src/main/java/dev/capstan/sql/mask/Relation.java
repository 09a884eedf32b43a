package dev.capstan.sql.mask;

import dev.capstan.sql.gate.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A table or view as the database knows it.
 *
 * @param definition of a view; empty text where it may not be seen
 * @param columns of a view, in their order
 * @param generated columns that the server computes, and how
 * @param kin tables whose rows are this one's too: those it is a part of, and its parts
 */
record Relation(
        TableName table,
        Optional<String> definition,
        List<String> columns,
        Map<String, String> generated,
        Set<TableName> kin) {
    Relation {
        columns = List.copyOf(columns);
        generated = Map.copyOf(generated);
        kin = Set.copyOf(kin);
    }

    String name() {
        return table.name();
    }

    /** @return columns that the server makes of masked ones: nothing of them is shown */
    Stream<MaskedColumn> made(Masks masks) {
        return generated.entrySet().stream()
                .filter(column -> Stream.concat(Stream.of(table), kin.stream())
                        .flatMap(masks::of)
                        .anyMatch(masked -> masked.isIn(column.getValue())))
                .map(column -> new MaskedColumn(Optional.empty(), name(), column.getKey(), Mask.WHOLE));
    }

    /** @return the view's masked columns by their places, or empty if it has no such places */
    Optional<List<MaskedColumn>> masked(Map<Integer, Mask> places) {
        var masked = new ArrayList<MaskedColumn>();
        for (var place : places.entrySet()) {
            if (place.getKey() >= columns.size()) {
                return Optional.empty();
            }
            masked.add(new MaskedColumn(Optional.empty(), name(), columns.get(place.getKey()), place.getValue()));
        }
        return Optional.of(masked);
    }
}
