package dev.capstan.sql.gate;

import dev.capstan.sql.gate.Dissection.Role;
import dev.capstan.sql.gate.Token.Kind;
import java.util.Optional;
import java.util.Set;

/** Values with a syntax of their own: constants, moments, CASE, INTERVAL, ARRAY, and functions that take words. */
final class Forms {
    private static final Set<String> MOMENTS =
            Set.of("CURRENT_DATE", "CURRENT_TIME", "CURRENT_TIMESTAMP", "LOCALTIME", "LOCALTIMESTAMP", "CURRENT_USER");
    private static final Set<String> POSTGRES_MOMENTS =
            Set.of("CURRENT_ROLE", "CURRENT_CATALOG", "CURRENT_SCHEMA", "SESSION_USER", "SYSTEM_USER", "USER");
    private static final Set<String> MYSQL_MOMENTS = Set.of("UTC_DATE", "UTC_TIME", "UTC_TIMESTAMP");
    private static final Set<String> CONSTANTS = Set.of("TRUE", "FALSE", "NULL");

    private static final Set<String> UNITS = Words.set(
            """
            MICROSECOND SECOND MINUTE HOUR DAY WEEK MONTH QUARTER YEAR SECOND_MICROSECOND MINUTE_MICROSECOND
            MINUTE_SECOND HOUR_MICROSECOND HOUR_SECOND HOUR_MINUTE DAY_MICROSECOND DAY_SECOND DAY_MINUTE DAY_HOUR
            YEAR_MONTH""");

    private static final Set<String> SUBSTRING_WORDS = Set.of("FROM", "FOR", "PLACING");

    private final Reading reading;

    Forms(Reading reading) {
        this.reading = reading;
    }

    /** @return whether something with a syntax of its own stood here, and was passed */
    boolean special() {
        var word = reading.tokens.peek().upper();
        var opens = reading.tokens.peek(1).isMark("(");
        if (CONSTANTS.contains(word)) {
            return reading.taken(word);
        }
        if (isMoment(word)) {
            moment(opens);
            return true;
        }
        return switch (word) {
            case "CASE" -> {
                chooses();
                yield true;
            }
            case "INTERVAL" -> {
                interval();
                yield true;
            }
            case "DATE", "TIME", "TIMESTAMP" -> mysqlLiteral(word);
            case "ARRAY" -> array();
            case "_UTF8", "_UTF8MB3", "_UTF8MB4", "_LATIN1", "_ASCII", "_BINARY" -> mysqlLiteral(word);
            default -> opens && specialCall(word);
        };
    }

    private boolean isMoment(String word) {
        return MOMENTS.contains(word) || (reading.postgres() ? POSTGRES_MOMENTS : MYSQL_MOMENTS).contains(word);
    }

    private void moment(boolean opens) {
        reading.out.word(reading.tokens.next().upper());
        if (opens) {
            reading.parenthesised(() -> {
                if (reading.tokens.isKind(Kind.NUMBER)) {
                    reading.number();
                }
            });
        }
    }

    private void chooses() {
        reading.need("CASE");
        reading.tokens.nested(() -> {
            if (!reading.tokens.is("WHEN")) {
                reading.expressions.expression();
            }
            while (reading.taken("WHEN")) {
                reading.expressions.expression();
                reading.need("THEN");
                reading.expressions.expression();
            }
            if (reading.taken("ELSE")) {
                reading.expressions.expression();
            }
            reading.need("END");
        });
    }

    private void interval() {
        if (reading.postgres() && !reading.types.isLiteral()) {
            reading.name();
            return;
        }
        reading.need("INTERVAL");
        if (reading.postgres()) {
            reading.types.interval();
        } else {
            reading.tokens.nested(reading.expressions::expression);
            reading.needAny(UNITS);
        }
    }

    private boolean mysqlLiteral(String word) {
        if (!reading.mysql() || reading.tokens.peek(1).kind() != Kind.STRING) {
            return false;
        }
        reading.need(word);
        reading.string();
        return true;
    }

    private boolean array() {
        if (!reading.postgres() || !reading.taken("ARRAY")) {
            return false;
        }
        if (reading.tokens.isMark("(")) {
            reading.parenthesised(() -> reading.queries.query(Role.VALUE));
        } else {
            reading.bracketed(this::arrayElements);
        }
        return true;
    }

    private void arrayElements() {
        if (!reading.tokens.isMark("]")) {
            reading.list(() -> {
                if (reading.tokens.isMark("[")) {
                    reading.bracketed(this::arrayElements);
                } else {
                    reading.expressions.expression();
                }
            });
        }
    }

    private boolean specialCall(String word) {
        Optional<Runnable> inside = Optional.ofNullable(
                switch (word) {
                    case "EXISTS" -> () -> reading.queries.query(Role.TEST);
                    case "ROW" ->
                        () -> {
                            if (!reading.tokens.isMark(")")) {
                                reading.expressions.elements();
                            }
                        };
                    case "CAST" ->
                        () -> {
                            reading.expressions.expression();
                            reading.need("AS");
                            reading.types.type();
                        };
                    case "EXTRACT" -> this::extract;
                    case "TRIM" -> this::trim;
                    case "SUBSTRING", "SUBSTR", "OVERLAY" -> isWordy(word) ? this::substring : null;
                    case "POSITION" ->
                        () -> {
                            reading.expressions.operand();
                            reading.need("IN");
                            reading.expressions.expression();
                        };
                    case "CONVERT" -> reading.mysql() ? this::convert : null;
                    case "TIMESTAMPDIFF", "TIMESTAMPADD" -> reading.mysql() ? this::timestamps : null;
                    default -> null;
                });
        inside.ifPresent(read -> {
            reading.out.word(reading.tokens.next().upper());
            reading.parenthesised(read);
        });
        if (inside.isEmpty() && word.equals("MATCH") && reading.mysql()) {
            match();
            return true;
        }
        return inside.isPresent();
    }

    private void extract() {
        var field = reading.tokens.peek();
        if (field.kind() == Kind.STRING && reading.postgres()) {
            reading.string();
        } else if (reading.mysql()) {
            reading.needAny(UNITS);
        } else {
            reading.anyName();
        }
        reading.need("FROM");
        reading.expressions.expression();
    }

    private void trim() {
        reading.takenAny(Set.of("BOTH", "LEADING", "TRAILING"));
        if (!reading.tokens.is("FROM")) {
            reading.list(reading.expressions::expression);
        }
        if (reading.taken("FROM")) {
            reading.list(reading.expressions::expression);
        }
    }

    /**
     * Between commas they are called as any other function: PostgreSQL would look for those without a schema, and find
     * somebody's own of that name.
     */
    private boolean isWordy(String word) {
        return reading.mysql()
                ? !word.equals("OVERLAY")
                : !word.equals("SUBSTR") && reading.tokens.parenthesesHave(SUBSTRING_WORDS);
    }

    private void substring() {
        reading.expressions.expression();
        while (reading.takenAny(SUBSTRING_WORDS) || reading.mysql() && reading.comma()) {
            reading.expressions.expression();
        }
    }

    private void convert() {
        reading.expressions.expression();
        if (reading.taken("USING")) {
            reading.anyName();
        } else if (reading.comma()) {
            reading.types.type();
        }
    }

    private void timestamps() {
        reading.needAny(UNITS);
        while (reading.comma()) {
            reading.expressions.expression();
        }
    }

    private void match() {
        reading.need("MATCH");
        reading.group(() -> reading.list(reading.expressions::operand));
        reading.need("AGAINST");
        reading.group(() -> {
            reading.expressions.operand();
            if (reading.taken("IN")) {
                if (reading.taken("NATURAL")) {
                    reading.need("LANGUAGE", "MODE");
                } else {
                    reading.need("BOOLEAN", "MODE");
                }
            }
            if (reading.tokens.is("WITH")) {
                reading.need("WITH", "QUERY", "EXPANSION");
            }
        });
    }
}
