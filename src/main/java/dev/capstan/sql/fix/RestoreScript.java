package dev.capstan.sql.fix;

import dev.capstan.sql.Database;
import dev.capstan.step.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rows before a change as a script for the server's own client, which puts them back in one transaction. */
final class RestoreScript {
    private final FixRuns.Kept kept;
    private final Database database;
    private final Image image;
    private final Tongue tongue;
    private final ScriptStyle style;

    RestoreScript(FixRuns.Kept kept, Database database) {
        this.kept = kept;
        this.database = database;
        this.image = kept.image();
        this.tongue = Tongue.of(database.dialect());
        this.style = ScriptStyle.of(database.dialect());
    }

    String name() {
        return kept.service() + "-" + kept.environment() + "-" + kept.operation() + ".sql";
    }

    List<Told> about() {
        return ImageWords.script(kept, database, style.client(name()));
    }

    /** @param language that of the remarks at its head */
    String text(Function<Told, String> language) {
        var lines = new ArrayList<String>();
        about().stream()
                .map(language)
                // a name may contain anything, and what ends the line ends the remark
                .forEach(line -> lines.add(("-- " + line.replaceAll("\\p{Cntrl}", " ")).strip()));
        style.opening().forEach(statement -> lines.add(statement + ";"));
        lines.add("");
        statements().forEach(statement -> lines.add(statement + ";"));
        lines.add("");
        lines.add("COMMIT;");
        return String.join("\n", lines) + "\n";
    }

    private List<String> statements() {
        return switch (image.verb()) {
            case "INSERT" ->
                image.after().stream()
                        .map(row -> "DELETE FROM " + image.table() + " WHERE " + key(row))
                        .toList();
            case "DELETE" -> List.of(insert());
            default -> updates();
        };
    }

    /** All in one statement, since rows may refer to one another. */
    private String insert() {
        var written = image.writable();
        var columns = written.stream()
                .map(at -> tongue.quoted(image.columns().get(at).name()))
                .collect(Collectors.joining(", ", " (", ")"));
        var rows = image.before().stream()
                .map(row -> written.stream()
                        .map(at -> style.literal(image.columns().get(at), row.get(at)))
                        .collect(Collectors.joining(", ", "(", ")")))
                .collect(Collectors.joining(",\n  "));
        return "INSERT INTO " + image.table() + columns + tongue.overriding() + " VALUES\n  " + rows;
    }

    private List<String> updates() {
        var changed = image.changed();
        return changed.isEmpty()
                ? List.of()
                : image.before().stream()
                        .map(row -> "UPDATE " + image.table() + " SET "
                                + changed.stream().map(at -> equation(at, row)).collect(Collectors.joining(", "))
                                + " WHERE " + key(row))
                        .toList();
    }

    private String key(List<String> row) {
        return image.key().stream()
                .map(name -> equation(image.indexOf(name), row))
                .collect(Collectors.joining(" AND "));
    }

    private String equation(int at, List<String> row) {
        var column = image.columns().get(at);
        return tongue.quoted(column.name()) + " = " + style.literal(column, row.get(at));
    }
}
