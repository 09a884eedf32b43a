package dev.capstan.sql;

import dev.capstan.sql.Expectation.Comparison;
import dev.capstan.sql.Expectation.Condition;
import dev.capstan.sql.Expectation.Unit;
import dev.capstan.yaml.Suggestion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an expectation from left to right, so that what is wrong can be pointed at. */
final class ExpectationText {
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
    private static final Pattern SIGN = Pattern.compile("[<>=!≤≥]+");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,9})?");
    private static final Pattern UNIT = Pattern.compile("%|[A-Za-z]+");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern READS =
            Pattern.compile("\\s*(?<column>" + NAME + ")\\s*==?\\s*(?<text>[\\p{L}_][\\p{L}\\p{N}_.-]*)\\s*");

    sealed interface Read {
        record Understood(Expectation expectation) implements Read {}

        /** @param column of the character at which it goes wrong, counted from 1 */
        record Refused(int column, String what, String instead) implements Read {}
    }

    private static final class Wrong extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Read.Refused refused;

        Wrong(int at, String what, String instead) {
            super(null, null, false, false);
            this.refused = new Read.Refused(at + 1, what, instead);
        }
    }

    private final String text;
    private int at;

    private ExpectationText(String text) {
        this.text = text;
    }

    static Read read(String text) {
        try {
            return new Read.Understood(new ExpectationText(text).expectation());
        } catch (Wrong wrong) {
            return wrong.refused;
        }
    }

    private Expectation expectation() throws Wrong {
        var words = SPACE.splitAsStream(text.strip().toLowerCase(Locale.ROOT)).toList();
        if (words.equals(List.of("no", "rows"))) {
            return new Expectation.NoRows();
        }
        var reads = READS.matcher(text);
        if (reads.matches() && !reads.group("column").equals("rows")) {
            return new Expectation.Reads(reads.group("column"), reads.group("text"));
        }
        var conditions = new ArrayList<Condition>();
        conditions.add(condition());
        while (at < text.length()) {
            int before = at;
            if (!next(NAME, "and", "join conditions with and").equalsIgnoreCase("and")) {
                throw new Wrong(
                        before,
                        "\"" + text.substring(before).strip() + "\" is not expected",
                        "join conditions with and");
            }
            skip();
            conditions.add(condition());
        }
        var rows =
                conditions.stream().filter(each -> each.column().equals("rows")).findFirst();
        if (rows.isEmpty()) {
            return new Expectation.Columns(conditions);
        }
        if (conditions.size() > 1
                || rows.get().unit() != Unit.NONE
                || rows.get().bound().scale() > 0) {
            throw new Wrong(0, "rows stands alone, with a whole number", "write rows <= 10");
        }
        return new Expectation.Rows(rows.get().comparison(), rows.get().bound().longValueExact());
    }

    private Condition condition() throws Wrong {
        skip();
        var column = next(NAME, "a column", "write no rows, rows <= 10, or a column such as pending <= 10");
        int before = at;
        var sign = next(SIGN, "<=, >=, <, > or =", "write " + column + " <= 10")
                .replace("≤", "<=")
                .replace("≥", ">=")
                .replace("==", "=");
        var comparison = Arrays.stream(Comparison.values())
                .filter(each -> each.sign().equals(sign))
                .findFirst()
                .orElseThrow(() -> new Wrong(before, "\"" + sign + "\" compares nothing", "write <=, >=, <, > or ="));
        var bound = new BigDecimal(next(NUMBER, "a number", "write " + column + " " + sign + " 10"));
        return new Condition(column, comparison, bound, unit());
    }

    private Unit unit() throws Wrong {
        int before = at;
        var matcher = at(UNIT);
        if (!matcher.lookingAt() || matcher.group().equalsIgnoreCase("and")) {
            return Unit.NONE;
        }
        var sign = next(UNIT, "a unit", "");
        var signs = Arrays.stream(Unit.values())
                .map(Unit::sign)
                .filter(each -> !each.isEmpty())
                .toList();
        return Arrays.stream(Unit.values())
                .filter(each -> each.sign().equals(sign))
                .findFirst()
                .orElseThrow(() -> new Wrong(
                        before, "\"" + sign + "\" is not a unit", "write " + Suggestion.anyOf(signs) + ", or no unit"));
    }

    private String next(Pattern wanted, String what, String instead) throws Wrong {
        var matcher = at(wanted);
        if (!matcher.lookingAt()) {
            throw new Wrong(at, what + " is missing here", instead);
        }
        at = matcher.end();
        skip();
        return matcher.group();
    }

    private Matcher at(Pattern pattern) {
        return pattern.matcher(text).region(at, text.length());
    }

    private void skip() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
