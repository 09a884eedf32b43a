package dev.capstan.sql.gate;

import dev.capstan.sql.gate.Dissection.Role;
import dev.capstan.sql.gate.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Values and conditions: operands with operators between them, in the order they were typed. Which operator binds
 * stronger is the server's affair: it changes what is computed, not what can be done.
 */
final class Expressions {
    private static final Set<String> POSTGRES_OPERATORS = Words.set(
            """
            + - * / % ^ = <> != < > <= >= || ~ ~* !~ !~* ~~ ~~* !~~ !~~* & | # << >> -> ->> #> #>> #- @> <@ ? ?| ?& @? @@ &&
            -|- &< &> <-> |/ ||/ @ <<= >>= ^@""");
    private static final Set<String> MYSQL_OPERATORS =
            Words.set("+ - * / % = <> != < > <= >= <=> || && & | ^ << >> -> ->> ! ~");
    private static final Set<String> POSTGRES_PREFIXES = Words.set("+ - ~ @ |/ ||/");
    private static final Set<String> MYSQL_PREFIXES = Words.set("+ - ~ !");
    private static final Set<String> JOINING = Set.of("AND", "OR");
    private static final Set<String> POSTGRES_JOINING = Set.of("LIKE", "ILIKE", "OVERLAPS", "ESCAPE");
    private static final Set<String> MYSQL_JOINING =
            Set.of("LIKE", "REGEXP", "RLIKE", "DIV", "MOD", "XOR", "ESCAPE", "COLLATE");
    private static final Set<String> NEGATED = Set.of("LIKE", "ILIKE", "REGEXP", "RLIKE", "IN", "BETWEEN", "SIMILAR");
    private static final Set<String> QUANTIFIERS = Set.of("ANY", "ALL", "SOME");
    private static final Set<String> TRUTHS = Set.of("NULL", "TRUE", "FALSE", "UNKNOWN", "DOCUMENT", "NORMALIZED");

    private final Reading reading;

    Expressions(Reading reading) {
        this.reading = reading;
    }

    static Set<String> operators(Dialect dialect) {
        return switch (dialect) {
            case POSTGRESQL -> POSTGRES_OPERATORS;
            case MYSQL -> MYSQL_OPERATORS;
        };
    }

    void expression() {
        operand();
        while (joined()) {
            // each turn passes an operator and its right side
        }
    }

    private boolean joined() {
        var tokens = reading.tokens;
        if (tokens.isKind(Kind.OPERATOR)) {
            operator(operators(reading.dialect));
            quantified();
        } else if (reading.postgres() && tokens.is("OPERATOR") && tokens.peek(1).isMark("(")) {
            throw new Refusal(new Reason.Operator("OPERATOR", tokens.peek().at()));
        } else if (reading.takenAny(JOINING)) {
            operand();
        } else if (tokens.is("NOT")
                && tokens.peek(1).kind() == Kind.WORD
                && NEGATED.contains(tokens.peek(1).upper())) {
            reading.need("NOT");
        } else if (reading.taken("IN")) {
            reading.group(this::elements);
        } else if (reading.taken("BETWEEN")) {
            if (!reading.taken("SYMMETRIC")) {
                reading.taken("ASYMMETRIC");
            }
            operand();
        } else if (reading.taken("IS")) {
            is();
        } else {
            return reading.postgres() ? joinedInPostgres() : joinedInMysql();
        }
        return true;
    }

    private boolean joinedInPostgres() {
        if (reading.takenAny(POSTGRES_JOINING)) {
            quantified();
        } else if (reading.taken("SIMILAR")) {
            reading.need("TO");
            operand();
        } else if (reading.tokens.is("AT") && reading.tokens.peek(1).is("TIME")) {
            reading.need("AT", "TIME", "ZONE");
            operand();
        } else if (reading.tokens.is("AT") && reading.tokens.peek(1).is("LOCAL")) {
            reading.need("AT", "LOCAL");
        } else if (reading.taken("COLLATE")) {
            reading.anyName();
            dotted(new ArrayList<>());
        } else {
            return reading.taken("ISNULL") || reading.taken("NOTNULL");
        }
        return true;
    }

    private boolean joinedInMysql() {
        if (reading.takenAny(MYSQL_JOINING)) {
            operand();
        } else if (reading.tokens.is("SOUNDS") && reading.tokens.peek(1).is("LIKE")) {
            reading.need("SOUNDS", "LIKE");
            operand();
        } else if (reading.tokens.is("MEMBER") && reading.tokens.peek(1).is("OF")) {
            reading.need("MEMBER", "OF");
            reading.group(this::elements);
        } else {
            return false;
        }
        return true;
    }

    private void operator(Set<String> known) {
        var token = reading.tokens.peek();
        if (token.text().equals("?") && reading.mysql()) {
            throw reading.tokens.unexpected();
        }
        if (!known.contains(token.text())) {
            throw new Refusal(new Reason.Operator(token.text(), token.at()));
        }
        reading.out.operator(reading.tokens.next().text());
    }

    private void quantified() {
        if (reading.takenAny(QUANTIFIERS)) {
            reading.group(this::elements);
        } else {
            operand();
        }
    }

    private void is() {
        reading.taken("NOT");
        if (reading.taken("DISTINCT")) {
            reading.need("FROM");
            operand();
        } else if (reading.taken("JSON")) {
            reading.takenAny(Set.of("VALUE", "SCALAR", "ARRAY", "OBJECT"));
        } else {
            reading.needAny(TRUTHS);
        }
    }

    /** A subquery, or values between commas. */
    void elements() {
        if (Queries.starts(reading.tokens.peek())) {
            reading.queries.query(Role.VALUE);
            return;
        }
        reading.list(this::expression);
        reading.queries.union();
    }

    /** One value with everything that clings to it. */
    void operand() {
        prefixes();
        primary();
        while (true) {
            if (reading.tokens.isMark("::")) {
                reading.tokens.next();
                reading.out.link("::");
                reading.types.type();
            } else if (reading.postgres() && reading.tokens.isMark("[")) {
                reading.bracketed(this::subscript);
            } else if (reading.postgres() && reading.tokens.isMark(".")) {
                dotted(new ArrayList<>());
            } else {
                return;
            }
        }
    }

    private void prefixes() {
        var known = reading.postgres() ? POSTGRES_PREFIXES : MYSQL_PREFIXES;
        while (true) {
            if (reading.tokens.isKind(Kind.OPERATOR)
                    && known.contains(reading.tokens.peek().text())) {
                reading.out.operator(reading.tokens.next().text());
            } else if (!reading.taken("NOT") && !(reading.mysql() && reading.taken("BINARY"))) {
                return;
            }
        }
    }

    private void subscript() {
        if (!reading.tokens.isMark(":")) {
            expression();
        }
        if (reading.tokens.isMark(":")) {
            reading.tokens.next();
            reading.out.word(":");
            if (!reading.tokens.isMark("]")) {
                expression();
            }
        }
    }

    private void primary() {
        var token = reading.tokens.peek();
        switch (token.kind()) {
            case STRING -> reading.string();
            case NUMBER -> reading.number();
            case BITS -> reading.out.word(reading.tokens.next().text());
            case PARAMETER -> reading.out.parameter(reading.tokens.next().text());
            case VARIABLE -> variable();
            case NAME -> named();
            case WORD -> word();
            case MARK -> {
                if (!token.isMark("(")) {
                    throw reading.tokens.unexpected();
                }
                reading.group(this::elements);
            }
            case OPERATOR, END -> throw reading.tokens.unexpected();
        }
    }

    private void variable() {
        var text = reading.tokens.peek().text();
        if (!text.matches("@@([A-Za-z]\\w*[.])?[A-Za-z]\\w*")) {
            throw reading.tokens.unexpected();
        }
        reading.tokens.next();
        reading.out.word(text);
    }

    private void word() {
        if (reading.postgres() && reading.types.isLiteral()) {
            reading.types.literal();
        } else if (!reading.forms.special()) {
            named();
        }
    }

    private void named() {
        if (reading.calls.isCall()) {
            reading.calls.call();
            return;
        }
        var start = reading.tokens.index();
        var parts = new ArrayList<String>(List.of(reading.folded(reading.tokens.peek())));
        reading.name();
        var star = dotted(parts);
        reading.names.use(start, parts, star);
    }

    /** The further parts of a column's name, or a field of a row, or all of them. */
    private boolean dotted(List<String> parts) {
        while (reading.tokens.isMark(".")) {
            reading.tokens.next();
            reading.out.link(".");
            if (reading.tokens.isOperator("*")) {
                reading.tokens.next();
                reading.out.word("*");
                return true;
            }
            // row.function is another way to write function(row), and sequence.nextval one to write nextval(sequence)
            reading.functions.refuseHarmful(
                    reading.folded(reading.tokens.peek()), reading.tokens.peek().at());
            parts.add(reading.folded(reading.tokens.peek()));
            reading.anyName();
        }
        return false;
    }
}
