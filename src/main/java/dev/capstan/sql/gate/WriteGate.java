package dev.capstan.sql.gate;

import dev.capstan.sql.gate.Token.Kind;
import dev.capstan.sql.gate.WriteVerdict.Admitted;
import dev.capstan.sql.gate.WriteVerdict.Piece;
import dev.capstan.sql.gate.WriteVerdict.Refused;
import dev.capstan.sql.gate.WriteVerdict.Verb;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Judges statements that change rows: exactly one INSERT, UPDATE or DELETE of one table, whose reading parts are what
 * {@link ReadOnlyGate} would admit. Triggers, rules and foreign keys that reach other tables are the database's to tell.
 */
public final class WriteGate {
    /** Never throws for what was written. */
    public WriteVerdict judge(Dialect dialect, String statement) {
        Objects.requireNonNull(dialect);
        try {
            var once = read(dialect, statement);
            if (!once.equals(read(dialect, once.sql()))) {
                throw new IllegalStateException("the rendering does not stand for itself");
            }
            return once;
        } catch (Refusal refusal) {
            return new Refused(new WriteReason.Part(refusal.reason()));
        } catch (Complaint complaint) {
            return new Refused(complaint.reason());
        }
    }

    /** @return of what the values are made that the statement writes: all of it but which rows they are written to */
    public Anatomy written(Dialect dialect, Admitted statement) {
        var one = writing(dialect, statement.sql());
        one.statement();
        return one.written;
    }

    private static Admitted read(Dialect dialect, String statement) {
        return writing(dialect, statement).statement();
    }

    private static Writing writing(Dialect dialect, String statement) {
        return new Writing(new Reading(dialect, new Tokens(ReadOnlyGate.tokens(dialect, statement))));
    }

    /** One statement being read and written at once. */
    private static final class Writing {
        private static final Set<String> CLAUSES = Set.of(
                "RETURNING", "ORDER", "LIMIT", "ON", "IGNORE", "LOW_PRIORITY", "QUICK", "PARTITION", "OVERRIDING");

        private final Reading reading;
        private final Rendering out;
        private Position began;
        private TableName table;
        private String target;
        private String name;
        private Anatomy written;

        Writing(Reading reading) {
            this.reading = reading;
            this.out = reading.out;
        }

        Admitted statement() {
            var first = reading.tokens.peek();
            boolean with = reading.postgres() && reading.tokens.is("WITH");
            reading.sources.openScope();
            if (with) {
                reading.taken("WITH");
                reading.queries.with();
            }
            var verb = verb(first);
            var rows =
                    switch (verb) {
                        case INSERT -> insert();
                        case UPDATE -> update();
                        case DELETE -> delete();
                    };
            reading.sources.closeScope();
            end();
            var whole = out.since(new Rendering.Mark(0, 0));
            return new Admitted(verb, table, target, name, out.sql(), whole, rows.filter(any -> !with));
        }

        private Verb verb(Token first) {
            for (var verb : Verb.values()) {
                began = reading.tokens.peek().at();
                if (reading.taken(verb.name())) {
                    return verb;
                }
            }
            var found = reading.tokens.peek();
            throw new Complaint(
                    new WriteReason.NotAllowed(found.kind() == Kind.WORD ? found.upper() : first.shown(), found.at()));
        }

        private void end() {
            if (reading.tokens.atEnd()) {
                return;
            }
            clauses();
            throw reading.tokens.unexpected();
        }

        /** Those that are known, and not wanted. */
        private void clauses() {
            if (reading.tokens.isAny(CLAUSES)) {
                throw new Complaint(new WriteReason.Clause(
                        reading.tokens.peek().upper(), reading.tokens.peek().at()));
            }
        }

        private Optional<Piece> insert() {
            clauses();
            reading.need("INTO");
            target(false);
            if (!reading.tokens.isMark("(")) {
                throw reading.tokens.unexpected(); // which column a value belongs to must not depend on the table
            }
            reading.group(() -> reading.list(reading::anyName));
            clauses();
            if (reading.taken("VALUES")) {
                reading.list(() -> reading.group(() -> reading.list(this::value)));
            } else {
                reading.queries.query(Dissection.Role.VALUE);
            }
            written = reading.names.anatomy();
            if (reading.postgres() && reading.tokens.is("ON")) {
                onConflict();
            }
            return Optional.empty();
        }

        /** What is there already may be left alone, but not changed: its row before would not be known. */
        private void onConflict() {
            var at = reading.tokens.peek().at();
            reading.need("ON", "CONFLICT");
            if (reading.tokens.isMark("(")) {
                reading.group(() -> reading.list(reading::anyName));
            }
            if (!reading.tokens.is("DO") || !reading.tokens.peek(1).is("NOTHING")) {
                throw new Complaint(new WriteReason.Clause("ON CONFLICT DO UPDATE", at));
            }
            reading.need("DO", "NOTHING");
        }

        private Optional<Piece> update() {
            clauses();
            var from = out.mark();
            target(true);
            var joined = out.mark();
            if (reading.mysql()) {
                reading.sources.joins();
            }
            boolean several = !out.since(joined).jdbc().isEmpty();
            var source = out.since(from);
            reading.need("SET");
            reading.list(() -> assignment(several));
            if (reading.postgres() && reading.taken("FROM")) {
                reading.sources.from();
            }
            return rows(source);
        }

        private void assignment(boolean several) {
            if (reading.postgres() && reading.tokens.isMark("(")) {
                reading.group(() -> reading.list(reading::anyName));
                equal();
                reading.taken("ROW");
                reading.group(reading.expressions::elements);
                return;
            }
            if (reading.mysql() && reading.tokens.peek(1).isMark(".")) {
                column();
            } else if (several) {
                var column = reading.tokens.peek();
                throw new Complaint(new WriteReason.Unqualified(column.shown(), name, column.at()));
            } else {
                reading.anyName();
            }
            equal();
            value();
        }

        private void column() {
            var owner = reading.tokens.peek();
            if (!quoted(reading.folded(owner)).equals(name)) {
                throw new Complaint(new WriteReason.Unqualified(owner.shown(), name, owner.at()));
            }
            reading.anyName();
            reading.pass(".");
            out.link(".");
            reading.anyName();
        }

        private void equal() {
            if (!reading.tokens.isOperator("=")) {
                throw reading.tokens.unexpected();
            }
            reading.tokens.next();
            out.operator("=");
        }

        private void value() {
            if (!reading.taken("DEFAULT")) {
                reading.expressions.expression();
            }
        }

        private Optional<Piece> delete() {
            clauses();
            if (reading.mysql() && !reading.tokens.is("FROM")) {
                return deleteJoined();
            }
            reading.need("FROM");
            var from = out.mark();
            target(true);
            var source = out.since(from);
            if (reading.postgres() && reading.taken("USING")) {
                reading.sources.from();
            }
            return rows(source);
        }

        /** MySQL's {@code DELETE o FROM orders o JOIN …}. */
        private Optional<Piece> deleteJoined() {
            var wanted = reading.tokens.peek();
            reading.name();
            reading.need("FROM");
            var from = out.mark();
            target(true);
            if (!quoted(reading.folded(wanted)).equals(name)) {
                throw new Complaint(new WriteReason.Unqualified(wanted.shown(), name, wanted.at()));
            }
            reading.sources.joins();
            return rows(out.since(from));
        }

        private Optional<Piece> rows(Piece source) {
            written = reading.names.anatomy();
            var where = out.mark();
            if (!reading.tokens.is("WHERE")) {
                clauses();
                throw reading.tokens.atEnd()
                        ? new Complaint(new WriteReason.EveryRow(began))
                        : reading.tokens.unexpected();
            }
            reading.need("WHERE");
            reading.expressions.expression();
            var condition = out.since(where);
            var parameters = new java.util.ArrayList<>(source.parameters());
            parameters.addAll(condition.parameters());
            return Optional.of(new Piece("FROM " + source.jdbc() + " " + condition.jdbc(), parameters));
        }

        /** The table that is changed, and what the statement calls it. */
        private void target(boolean mayHaveOnly) {
            var from = out.mark();
            if (mayHaveOnly && reading.postgres()) {
                reading.taken("ONLY");
            }
            table = reading.sources.table();
            name = quoted(table.name());
            if (reading.taken("AS") || reading.sources.isAlias() && !reading.tokens.is("SET")) {
                name = quoted(reading.folded(reading.tokens.peek()));
                reading.names.source(reading.folded(reading.tokens.peek()), Optional.of(table));
                reading.anyName();
            }
            target = out.since(from).jdbc();
        }

        private String quoted(String plain) {
            var quote = reading.postgres() ? "\"" : "`";
            return quote + plain.replace(quote, quote + quote) + quote;
        }
    }
}
