package dev.capstan.sql.gate;

import dev.capstan.sql.gate.Token.Kind;
import java.util.Set;

/** What a value may be cast to: built-in types, whose conversions run nothing but the server's own code. */
final class Types {
    /** PostgreSQL's types that are keywords; one cannot stand another in their place. */
    private static final Set<String> KEYWORDS = Words.set(
            "BIGINT BIT BOOLEAN CHAR CHARACTER DEC DECIMAL DOUBLE FLOAT INT INTEGER INTERVAL NUMERIC REAL SMALLINT TIME TIMESTAMP VARCHAR");

    private static final Set<String> NAMES = Words.set(
            """
            text int2 int4 int8 float4 float8 bool bytea uuid json jsonb jsonpath date timetz timestamptz timestamp time
            interval numeric varchar bpchar char name oid inet cidr macaddr macaddr8 money point line lseg box path polygon
            circle int4range int8range numrange daterange tsrange tstzrange int4multirange int8multirange nummultirange
            datemultirange tsmultirange tstzmultirange tsvector tsquery pg_lsn xid xid8 cid tid bit varbit txid_snapshot
            pg_snapshot regclass regtype regnamespace regrole regproc regprocedure regoper regoperator regconfig
            regdictionary regcollation unknown""");
    private static final Set<String> MYSQL = Words.set(
            "BINARY CHAR DATE DATETIME DECIMAL DOUBLE FLOAT INT INTEGER JSON REAL SIGNED TIME UNSIGNED VARCHAR YEAR");
    private static final Set<String> FIELDS = Set.of("YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND");

    private final Reading reading;

    Types(Reading reading) {
        this.reading = reading;
    }

    void type() {
        if (reading.mysql()) {
            mysql();
            return;
        }
        if (reading.tokens.isAny(KEYWORDS)) {
            keyword();
        } else {
            reading.out.word("pg_catalog." + named());
            size();
        }
        while (reading.tokens.isMark("[") || reading.tokens.is("ARRAY")) {
            if (!reading.taken("ARRAY")) {
                reading.bracketed(() -> {
                    if (reading.tokens.isKind(Kind.NUMBER)) {
                        reading.number();
                    }
                });
            }
        }
    }

    private void keyword() {
        var word = reading.tokens.peek().upper();
        reading.need(word);
        switch (word) {
            case "DOUBLE" -> reading.need("PRECISION");
            case "BIT", "CHAR", "CHARACTER" -> reading.taken("VARYING");
            case "INTERVAL" -> fields();
            default -> {}
        }
        size();
        if (word.equals("TIME") || word.equals("TIMESTAMP")) {
            zone();
        }
    }

    private void zone() {
        var zoned = reading.tokens.is("WITH") || reading.tokens.is("WITHOUT");
        if (zoned && reading.tokens.peek(1).is("TIME")) {
            reading.takenAny(Set.of("WITH", "WITHOUT"));
            reading.need("TIME", "ZONE");
        }
    }

    private String named() {
        var first = reading.tokens.next();
        var name = reading.folded(first);
        if (name.equals("pg_catalog") && reading.tokens.isMark(".")) {
            reading.tokens.next();
            name = reading.folded(reading.tokens.next());
        } else {
            while (reading.tokens.isMark(".")) {
                reading.tokens.next();
                name += "." + reading.folded(reading.tokens.next());
            }
        }
        if (first.kind() != Kind.WORD && first.kind() != Kind.NAME || !NAMES.contains(name)) {
            throw new Refusal(new Reason.Type(first.kind() == Kind.END ? first.shown() : name, first.at()));
        }
        return name.equals("char") ? "\"char\"" : name;
    }

    private void size() {
        if (reading.tokens.isMark("(")) {
            reading.parenthesised(() -> reading.list(reading::number));
        }
    }

    private void mysql() {
        var token = reading.tokens.peek();
        if (!reading.tokens.isAny(MYSQL)) {
            throw new Refusal(new Reason.Type(token.shown(), token.at()));
        }
        reading.takenAny(MYSQL);
        size();
        reading.takenAny(Set.of("INTEGER", "INT"));
        if (reading.taken("CHARSET")) {
            reading.anyName();
        } else if (reading.taken("CHARACTER")) {
            reading.need("SET");
            reading.anyName();
        }
    }

    /** Whether a PostgreSQL type with a string after it stands here, such as {@code DATE '2026-01-31'}. */
    boolean isLiteral() {
        var distance = reading.tokens.is("PG_CATALOG") && reading.tokens.peek(1).isMark(".") ? 2 : 0;
        var type = reading.tokens.peek(distance);
        if (!KEYWORDS.contains(type.upper()) && !NAMES.contains(reading.folded(type))) {
            return false;
        }
        distance += type.is("DOUBLE") && reading.tokens.peek(1).is("PRECISION") ? 2 : 1;
        if (reading.tokens.peek(distance).isMark("(")
                && reading.tokens.peek(distance + 2).isMark(")")) {
            distance += 3;
        }
        if (reading.tokens.peek(distance).is("WITH")
                || reading.tokens.peek(distance).is("WITHOUT")) {
            distance += 3;
        }
        return reading.tokens.peek(distance).kind() == Kind.STRING;
    }

    void literal() {
        if (reading.tokens.is("INTERVAL")) {
            reading.need("INTERVAL");
            interval();
        } else {
            type();
            reading.string();
        }
    }

    /** What follows the word INTERVAL of a literal. */
    void interval() {
        size();
        reading.string();
        fields();
    }

    private void fields() {
        if (reading.takenAny(FIELDS) && reading.taken("TO")) {
            reading.needAny(FIELDS);
        }
        size();
    }
}
