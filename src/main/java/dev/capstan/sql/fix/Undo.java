package dev.capstan.sql.fix;

import dev.capstan.step.Told;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Puts rows back as they were before an operation, unless somebody changed them since. */
final class Undo {
    private final FixRuns runs;

    Undo(FixRuns runs) {
        this.runs = runs;
    }

    RowsWork.Change change(FixOrder order) throws Declining {
        var operation = order.undoes().orElseThrow();
        var kept = runs.kept(operation).stream()
                .filter(known -> known.fix().equals(order.fix())
                        && known.service().equals(order.source().service().value())
                        && known.environment()
                                .equals(order.source().environment().value()))
                .findFirst()
                .orElseThrow(() -> FixWords.nothingKept(operation));
        return new RowsWork.Change() {
            @Override
            public Image in(Connection connection, Tongue tongue, Deed.Rows rows) throws SQLException, Declining {
                return restored(
                        connection,
                        tongue,
                        new Binding(order.source().database().dialect(), Map.of()),
                        kept.image());
            }

            @Override
            public Told done(Image image) {
                return FixWords.restored(image.rows().size());
            }
        };
    }

    /** Each row is put back only if it is as the fix left it: compared and locked first. */
    private static Image restored(Connection connection, Tongue tongue, Binding binding, Image image)
            throws SQLException, Declining {
        var now = now(connection, tongue, binding, image);
        var left = Image.byKey(image, image.after());
        var changed = image.keys().stream()
                .filter(key -> !Objects.equals(now.get(key), left.get(key)))
                .toList();
        if (!changed.isEmpty()) {
            throw FixWords.changedSince(RowsWork.shown(changed));
        }
        tongue.beforeWriting(connection);
        switch (image.verb()) {
            case "INSERT" -> delete(connection, tongue, binding, image);
            case "DELETE" -> insert(connection, tongue, binding, image);
            default -> update(connection, tongue, binding, image);
        }
        return switch (image.verb()) {
            case "INSERT" -> of(image, "DELETE", image.after(), List.of());
            case "DELETE" -> of(image, "INSERT", List.of(), image.before());
            default -> of(image, "UPDATE", image.after(), image.before());
        };
    }

    private static Image of(Image image, String verb, List<List<String>> before, List<List<String>> after) {
        return new Image(verb, image.table(), image.columns(), image.key(), before, after);
    }

    private static Map<List<String>, List<String>> now(
            Connection connection, Tongue tongue, Binding binding, Image image) throws SQLException {
        var cells =
                image.columns().stream().map(column -> tongue.read("t", column)).collect(Collectors.joining(", "));
        var sql = "SELECT " + cells + " FROM " + image.table() + " AS t WHERE "
                + Keys.among(tongue, "t", image, image.keys()) + " FOR UPDATE";
        try (var select = connection.prepareStatement(sql)) {
            Keys.bind(binding, select, 1, image.keys());
            return new HashMap<>(
                    Image.byKey(image, Rowset.of(select, image.rows().size())));
        }
    }

    private static void delete(Connection connection, Tongue tongue, Binding binding, Image image) throws SQLException {
        var sql = "DELETE FROM " + image.table() + " WHERE " + Keys.among(tongue, image.table(), image, image.keys());
        try (var delete = connection.prepareStatement(sql)) {
            Keys.bind(binding, delete, 1, image.keys());
            delete.executeUpdate();
        }
    }

    private static void insert(Connection connection, Tongue tongue, Binding binding, Image image) throws SQLException {
        var written = image.writable();
        var columns = written.stream()
                .map(at -> tongue.quoted(image.columns().get(at).name()))
                .collect(Collectors.joining(", "));
        var values = written.stream()
                .map(at -> tongue.write(image.columns().get(at)))
                .collect(Collectors.joining(", "));
        var sql = "INSERT INTO " + image.table() + " (" + columns + ")" + tongue.overriding() + " VALUES (" + values
                + ")";
        try (var insert = connection.prepareStatement(sql)) {
            for (var row : image.before()) {
                int at = 1;
                for (int column : written) {
                    binding.text(insert, at++, row.get(column));
                }
                insert.executeUpdate();
            }
        }
    }

    private static void update(Connection connection, Tongue tongue, Binding binding, Image image) throws SQLException {
        var changed = image.changed();
        if (changed.isEmpty()) {
            return;
        }
        var settings = changed.stream()
                .map(at -> tongue.quoted(image.columns().get(at).name()) + " = "
                        + tongue.write(image.columns().get(at)))
                .collect(Collectors.joining(", "));
        for (var row : image.before()) {
            var key = List.of(image.keyOf(row));
            var sql = "UPDATE " + image.table() + " SET " + settings + " WHERE "
                    + Keys.among(tongue, image.table(), image, key);
            try (var update = connection.prepareStatement(sql)) {
                int at = 1;
                for (int column : changed) {
                    binding.text(update, at++, row.get(column));
                }
                Keys.bind(binding, update, at, key);
                update.executeUpdate();
            }
        }
    }
}
