package dev.capstan.sql.migration;

import dev.capstan.sql.migration.report.Hints;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence in which a database objects. {@code {table}} stands for a name in any language's quotation marks, {@code
 * [table]} for one that may also stand bare.
 */
record Saying(Fault fault, Pattern pattern) {
    private static final Pattern SLOT = Pattern.compile("([{\\[])([a-z]+)[}\\]]");
    private static final String SPACE = "[\\s\\u00a0]*";
    private static final String MARK = "[\"»«“”„'`「」『』]";
    private static final String INSIDE = "[^\"»«“”„'`「」『』\\n]{1,190}?";

    static Saying of(Fault fault, String template) {
        var regex = new StringBuilder();
        var slots = SLOT.matcher(template);
        int at = 0;
        while (slots.find()) {
            regex.append(literal(template.substring(at, slots.start())));
            var name = "(?<" + slots.group(2) + ">";
            regex.append(
                    slots.group(1).equals("{")
                            ? MARK + SPACE + name + INSIDE + ")" + SPACE + MARK
                            : MARK + "?" + name + "[^\\s\"»«“”„'`「」『』,;.:()]{1,190})" + MARK + "?");
            at = slots.end();
        }
        regex.append(literal(template.substring(at)));
        return new Saying(fault, Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE));
    }

    /** Spaces may be many or, around Chinese, none. */
    private static String literal(String text) {
        var parts = new ArrayList<String>();
        for (var part : text.split(" ", -1)) {
            parts.add(part.isEmpty() ? "" : Pattern.quote(part));
        }
        return String.join(SPACE, parts);
    }

    Optional<Hints> heardIn(String log) {
        var match = pattern.matcher(log);
        return match.find() ? Optional.of(hints(match)) : Optional.empty();
    }

    private Hints hints(Matcher match) {
        return new Hints(
                group(match, "table").map(Saying::unqualified),
                group(match, "constraint").map(Saying::unqualified),
                group(match, "column").map(List::of).orElse(List.of()),
                group(match, "other").map(Saying::unqualified));
    }

    private Optional<String> group(Matcher match, String name) {
        return pattern.namedGroups().containsKey(name) ? Optional.ofNullable(match.group(name)) : Optional.empty();
    }

    /** MySQL says {@code orders.orders_number}, Prisma {@code public.orders}: the last part is the name. */
    private static String unqualified(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
