package dev.capstan.sql.gate;

import dev.capstan.sql.gate.Anatomy.How;
import dev.capstan.sql.gate.Dissection.Role;
import dev.capstan.sql.gate.Token.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What stands after FROM: tables, subqueries, functions and their joins; and which names are the statement's own. */
final class Sources {
    private static final Set<String> SIDES = Set.of("LEFT", "RIGHT", "FULL");
    private static final Set<String> INDEX_HINTS = Set.of("USE", "FORCE", "IGNORE");
    private static final Set<String> SECRETS = Words.set(
            """
            pg_authid pg_shadow pg_user_mapping pg_user_mappings pg_largeobject pg_subscription pg_hba_file_rules
            pg_ident_file_mappings pg_foreign_server user_mapping_options _pg_user_mappings foreign_server_options""");
    private static final Set<String> MYSQL_SECRETS = Words.set(
            """
            user global_priv servers proxies_priv password_history component func plugin slave_master_info
            slave_relay_log_info general_log""");

    private final Reading reading;
    private final Deque<Set<String>> scopes = new ArrayDeque<>();

    Sources(Reading reading) {
        this.reading = reading;
    }

    void openScope() {
        scopes.push(new HashSet<>());
    }

    void closeScope() {
        scopes.pop();
    }

    /** A name of WITH, known from here to the end of its query. */
    void define(String name) {
        scopes.element().add(name);
    }

    void from() {
        reading.list(this::joined);
    }

    private void joined() {
        factor();
        joins();
    }

    /** What is joined to a first source. */
    void joins() {
        while (join()) {
            factor();
            while (reading.taken("ON")) {
                reading.expressions.expression();
            }
            if (reading.taken("USING")) {
                reading.group(() -> reading.list(this::sharedColumn));
                if (reading.postgres()) {
                    alias(Optional.empty());
                }
            }
        }
    }

    private void sharedColumn() {
        var start = reading.tokens.index();
        var name = List.of(reading.folded(reading.tokens.peek()));
        reading.anyName();
        reading.names.use(start, name, false);
        reading.names.clause(start, reading.tokens.index(), How.OTHER);
    }

    private boolean join() {
        if (reading.mysql() && reading.taken("STRAIGHT_JOIN")) {
            return true;
        }
        var some = reading.taken("NATURAL");
        if (some) {
            reading.names.merges();
        }
        if (reading.takenAny(SIDES)) {
            reading.taken("OUTER");
            some = true;
        } else {
            some |= reading.taken("INNER") || reading.taken("CROSS");
        }
        if (some) {
            reading.need("JOIN");
        }
        return some || reading.taken("JOIN");
    }

    private void factor() {
        var lateral = reading.taken("LATERAL");
        if (reading.tokens.isMark("(")) {
            reading.group(() -> {
                if (Queries.starts(reading.tokens.peek())) {
                    reading.queries.query(Role.SOURCE);
                    return;
                }
                joined();
                reading.queries.union();
            });
            alias(Optional.empty());
        } else if (reading.postgres()
                && reading.tokens.is("ROWS")
                && reading.tokens.peek(1).is("FROM")) {
            reading.need("ROWS", "FROM");
            reading.group(() -> reading.list(() -> {
                reading.calls.call();
                if (reading.taken("AS")) {
                    definitions();
                }
            }));
            ordinality();
            aliasOfFunction();
        } else if (lateral || isCall()) {
            if (reading.mysql()) {
                throw reading.tokens.unexpected();
            }
            reading.calls.call();
            ordinality();
            aliasOfFunction();
        } else if (reading.mysql() && reading.taken("DUAL")) {
            return;
        } else {
            tableAndMore();
        }
    }

    private boolean isCall() {
        return reading.tokens.peek(1).isMark("(")
                || reading.tokens.peek(1).isMark(".") && reading.tokens.peek(3).isMark("(");
    }

    private void tableAndMore() {
        var only = reading.postgres() && reading.taken("ONLY");
        var table = table();
        if (!only && reading.postgres() && reading.tokens.isOperator("*")) {
            reading.tokens.next();
        }
        alias(foreign(table));
        if (reading.postgres() && reading.taken("TABLESAMPLE")) {
            reading.needAny(Set.of("BERNOULLI", "SYSTEM"));
            reading.parenthesised(reading.expressions::expression);
            if (reading.taken("REPEATABLE")) {
                reading.parenthesised(reading.expressions::expression);
            }
        }
        while (reading.mysql() && reading.takenAny(INDEX_HINTS)) {
            reading.needAny(Set.of("INDEX", "KEY"));
            reading.group(() -> reading.list(reading::anyName));
        }
    }

    /** A name of a table, which is remembered. */
    TableName table() {
        var first = reading.tokens.peek();
        reading.name();
        var second = Optional.<Token>empty();
        if (reading.tokens.isMark(".")) {
            reading.tokens.next();
            reading.out.link(".");
            second = Optional.of(reading.tokens.peek());
            reading.anyName();
        }
        var name = reading.folded(second.orElse(first));
        var table = new TableName(second.map(any -> reading.folded(first)), name);
        if (isSecret(table)) {
            throw new Refusal(new Reason.Table(table, first.at()));
        }
        foreign(table).ifPresent(reading.out::table);
        reading.names.source(name, foreign(table));
        return table;
    }

    /** @return empty for a name of the statement's own WITH */
    private Optional<TableName> foreign(TableName table) {
        var own = table.schema().isEmpty() && scopes.stream().anyMatch(scope -> scope.contains(table.name()));
        return own ? Optional.empty() : Optional.of(table);
    }

    /** Unqualified names of MySQL's may stand for the database of that name, which nobody should be connected to. */
    private boolean isSecret(TableName table) {
        var name = table.name().toLowerCase(Locale.ROOT);
        return reading.postgres()
                ? Set.of("pg_catalog", "information_schema")
                                .contains(table.schema().orElse("pg_catalog"))
                        && SECRETS.contains(name)
                : table.schema().filter("mysql"::equalsIgnoreCase).isPresent() && MYSQL_SECRETS.contains(name);
    }

    private void ordinality() {
        if (reading.tokens.is("WITH")) {
            reading.need("WITH", "ORDINALITY");
        }
    }

    private void alias(Optional<TableName> table) {
        if (aliased(name -> reading.names.source(name, table))) {
            reading.names.renames();
        }
    }

    /** Nothing of a table's is known by a function's name, or by those of its columns. */
    private void aliasOfFunction() {
        aliased(name -> {});
    }

    /** @return whether its columns are named too */
    private boolean aliased(Consumer<String> named) {
        if (reading.taken("AS")) {
            if (reading.postgres() && reading.tokens.isMark("(")) {
                definitions();
                return true;
            }
        } else if (isAlias()) {
            reading.out.word("AS");
        } else {
            return false;
        }
        named.accept(reading.folded(reading.tokens.peek()));
        reading.anyName();
        var columns = reading.tokens.isMark("(");
        if (columns) {
            definitions();
        }
        return columns;
    }

    /** Names of columns, with their types where a function returns records. */
    private void definitions() {
        reading.parenthesised(() -> reading.list(() -> {
            reading.anyName();
            if (reading.postgres() && !reading.tokens.isMark(",") && !reading.tokens.isMark(")")) {
                reading.types.type();
            }
        }));
    }

    /** Whether a name stands here that can be an alias without AS. */
    boolean isAlias() {
        return reading.tokens.isKind(Kind.NAME)
                || reading.tokens.isKind(Kind.WORD)
                        && Words.isAlias(reading.dialect, reading.tokens.peek().upper());
    }
}
