package dev.capstan.sql.gate;

import dev.capstan.sql.gate.Anatomy.How;
import dev.capstan.sql.gate.Dissection.Role;
import dev.capstan.sql.gate.Token.Kind;
import java.util.Optional;
import java.util.Set;

/** SELECT, VALUES and TABLE, joined by set operations, under WITH. */
final class Queries {
    private static final Set<String> STARTS = Set.of("SELECT", "WITH", "VALUES", "TABLE");
    private static final Set<String> SET_OPERATIONS = Set.of("UNION", "INTERSECT", "EXCEPT", "MINUS");
    private static final Set<String> ROWS = Set.of("ROW", "ROWS");
    private static final Set<String> TARGETLESS = Set.of("FROM", "WHERE", "UNION", "LIMIT");

    private final Reading reading;

    Queries(Reading reading) {
        this.reading = reading;
    }

    static boolean starts(Token token) {
        return token.kind() == Kind.WORD && STARTS.contains(token.upper());
    }

    void query(Role role) {
        reading.names.open(role);
        whole();
        reading.names.close();
    }

    private void part() {
        reading.names.openPart();
        whole();
        reading.names.close();
    }

    private void whole() {
        reading.sources.openScope();
        if (reading.taken("WITH")) {
            with();
        }
        term();
        tail();
        reading.sources.closeScope();
    }

    void with() {
        var recursive = reading.taken("RECURSIVE");
        reading.list(() -> {
            var name = reading.folded(reading.tokens.peek());
            if (recursive) {
                reading.sources.define(name);
            }
            reading.name();
            if (reading.tokens.isMark("(")) {
                reading.parenthesised(() -> reading.list(reading::anyName));
                reading.names.renames();
            }
            reading.need("AS");
            if (reading.postgres()) {
                if (reading.taken("NOT")) {
                    reading.need("MATERIALIZED");
                } else {
                    reading.taken("MATERIALIZED");
                }
            }
            reading.group(() -> query(Role.SOURCE));
            reading.sources.define(name);
        });
    }

    /** What may follow a first term that was read as something else. */
    void union() {
        if (isSetOperation()) {
            reading.names.open(Role.VALUE);
            tail();
            reading.names.close();
        }
    }

    /** What may follow a first term: more terms, then order and limits. */
    private void tail() {
        while (isSetOperation()) {
            reading.names.combined();
            reading.takenAny(SET_OPERATIONS);
            if (!reading.taken("ALL")) {
                reading.taken("DISTINCT");
            }
            term();
        }
        if (reading.tokens.is("ORDER")) {
            orderBy(How.ORDERED);
        }
        limits();
    }

    private boolean isSetOperation() {
        return reading.tokens.isAny(SET_OPERATIONS);
    }

    private void term() {
        if (reading.tokens.isMark("(")) {
            reading.group(this::part);
        } else if (reading.taken("SELECT")) {
            select();
        } else if (reading.taken("VALUES")) {
            reading.list(() -> {
                if (reading.mysql()) {
                    // MySQL wants it, MariaDB does not know it
                    reading.taken("ROW");
                }
                reading.group(() -> reading.list(reading.expressions::expression));
            });
        } else if (reading.taken("TABLE")) {
            reading.taken("ONLY");
            reading.sources.table();
            reading.names.star();
        } else if (reading.tokens.isKind(Kind.WORD)) {
            throw new Refusal(new Reason.NotARead(
                    reading.tokens.peek().upper(), reading.tokens.peek().at()));
        } else {
            throw reading.tokens.unexpected();
        }
    }

    private void select() {
        reading.names.select();
        if (reading.taken("DISTINCT")) {
            if (reading.postgres() && reading.taken("ON")) {
                reading.group(() -> reading.list(reading.expressions::expression));
            }
        } else if (!reading.taken("ALL") && reading.mysql()) {
            reading.taken("SQL_NO_CACHE");
        }
        if (!isTargetless()) {
            reading.list(this::target);
        }
        if (reading.taken("FROM")) {
            reading.sources.from();
        }
        if (reading.taken("WHERE")) {
            reading.expressions.expression();
        }
        if (reading.tokens.is("GROUP")) {
            groupBy();
        }
        if (reading.taken("HAVING")) {
            reading.expressions.expression();
        }
        if (reading.taken("WINDOW")) {
            reading.list(() -> {
                reading.name();
                reading.need("AS");
                reading.windows.window();
            });
        }
    }

    /** PostgreSQL's {@code EXISTS (SELECT FROM …)}. */
    private boolean isTargetless() {
        return reading.postgres() && reading.tokens.isAny(TARGETLESS);
    }

    private void target() {
        if (reading.tokens.isOperator("*")) {
            reading.tokens.next();
            reading.out.operator("*");
            reading.names.star();
            return;
        }
        var start = reading.tokens.index();
        reading.expressions.expression();
        var end = reading.tokens.index();
        reading.names.item(start, end, label());
    }

    private Optional<String> label() {
        if (!reading.taken("AS")) {
            if (!reading.sources.isAlias()) {
                return Optional.empty();
            }
            reading.out.word("AS");
        } else if (reading.mysql() && reading.tokens.isKind(Kind.STRING)) {
            var label = reading.tokens.next().text();
            reading.out.name(label);
            return Optional.of(label);
        }
        var label = reading.folded(reading.tokens.peek());
        reading.anyName();
        return Optional.of(label);
    }

    private void groupBy() {
        reading.need("GROUP", "BY");
        if (!reading.taken("DISTINCT")) {
            reading.taken("ALL");
        }
        reading.list(this::grouping);
        if (reading.mysql() && reading.tokens.is("WITH")) {
            reading.need("WITH", "ROLLUP");
        }
    }

    private void grouping() {
        var opens = reading.tokens.peek(1).isMark("(");
        if (reading.tokens.isMark("(") && reading.tokens.peek(1).isMark(")")) {
            reading.group(() -> {});
        } else if (opens && (reading.taken("ROLLUP") || reading.taken("CUBE"))) {
            reading.group(() -> reading.list(reading.expressions::expression));
        } else if (reading.tokens.is("GROUPING") && reading.tokens.peek(1).is("SETS")) {
            reading.need("GROUPING", "SETS");
            reading.group(() -> reading.list(this::grouping));
        } else {
            var start = reading.tokens.index();
            reading.expressions.expression();
            reading.names.clause(start, reading.tokens.index(), How.GROUPED);
        }
    }

    /** Within a function or window, where what is ordered shows in the value. */
    void orderBy() {
        orderBy(How.OTHER);
    }

    private void orderBy(How how) {
        reading.need("ORDER", "BY");
        reading.list(() -> {
            var start = reading.tokens.index();
            reading.expressions.expression();
            reading.names.clause(start, reading.tokens.index(), how);
            if (!reading.taken("ASC")) {
                reading.taken("DESC");
            }
            if (reading.taken("NULLS") && !reading.taken("FIRST")) {
                reading.need("LAST");
            }
        });
    }

    private void limits() {
        while (true) {
            if (reading.taken("LIMIT")) {
                if (!reading.taken("ALL")) {
                    reading.expressions.expression();
                }
                if (reading.mysql() && reading.comma()) {
                    reading.expressions.expression();
                }
            } else if (reading.taken("OFFSET")) {
                reading.expressions.operand();
                reading.takenAny(ROWS);
            } else if (reading.taken("FETCH")) {
                reading.needAny(Set.of("FIRST", "NEXT"));
                if (!reading.tokens.isAny(ROWS)) {
                    reading.expressions.operand();
                }
                reading.needAny(ROWS);
                if (!reading.taken("ONLY")) {
                    reading.need("WITH", "TIES");
                }
            } else {
                return;
            }
        }
    }
}
