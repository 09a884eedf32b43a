package dev.capstan.sql;

import dev.capstan.sql.gate.ReadOnlyGate;
import dev.capstan.sql.gate.Verdict;
import dev.capstan.sql.mask.Mask;
import dev.capstan.sql.mask.MaskedValues;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody typed, as others may see it: values that meet masked columns are covered. */
public final class Repeated {
    private static final Pattern VALUES = Pattern.compile("'(?:[^'\\\\]|''|\\\\.)*'|\\b[0-9]{4,}\\b", Pattern.DOTALL);
    private static final String HIDDEN = "…";

    private Repeated() {}

    /** @param database that was asked, while the catalogue knows it */
    public static Map<String, String> values(Optional<Database> database, Optional<Query> query, Question.Named asked) {
        var shown = new LinkedHashMap<String, String>();
        asked.values()
                .forEach((name, value) -> shown.put(
                        name,
                        database.flatMap(known -> query.map(each -> value(known, each, name, value)))
                                .orElse("…")));
        return shown;
    }

    private static String value(Database database, Query query, String name, String value) {
        var typed = typed(database);
        return Optional.ofNullable(typed.parameters(query.statement()).get(name.replace('-', '_')))
                .or(() -> typed.look(query.statement(), value))
                .map(mask -> mask.cover(value))
                .orElse(value);
    }

    /** As it was typed if what is to be covered can be found there, else as it is sent, without any values. */
    public static String statement(Database database, String typed) {
        if (database.masks().isEmpty()) {
            return typed;
        }
        return switch (new ReadOnlyGate().judge(database.dialect(), typed)) {
            case Verdict.Refused refused -> "…";
            case Verdict.Admitted admitted -> {
                var shown = typed;
                for (var each : typed(database).written(admitted).entrySet()) {
                    var covered = covered(shown, each.getKey(), each.getValue());
                    if (covered.equals(shown) || covered.contains(each.getKey())) {
                        yield VALUES.matcher(admitted.sql()).replaceAll(HIDDEN);
                    }
                    shown = covered;
                }
                yield shown;
            }
        };
    }

    private static String covered(String statement, String value, Mask mask) {
        return value.matches("[0-9.]+")
                ? statement.replaceAll(
                        "\\b" + Pattern.quote(value) + "\\b", Matcher.quoteReplacement(mask.cover(value)))
                : statement.replace(
                        "'" + value.replace("'", "''") + "'",
                        "'" + mask.cover(value).replace("'", "''") + "'");
    }

    private static MaskedValues typed(Database database) {
        return new MaskedValues(database.masks(), database.dialect());
    }
}
