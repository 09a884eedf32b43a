package dev.capstan.sql.gate;

import dev.capstan.sql.gate.Dissection.Role;
import dev.capstan.sql.gate.Token.Kind;
import dev.capstan.sql.gate.Verdict.Form;
import java.util.Set;

/** EXPLAIN, SHOW and DESCRIBE: what the server says of a query or of itself. */
final class Reports {
    private static final Set<String> OPTIONS =
            Words.set("ANALYZE VERBOSE COSTS SETTINGS GENERIC_PLAN BUFFERS SERIALIZE WAL TIMING SUMMARY MEMORY FORMAT");
    private static final Set<String> OPTION_VALUES =
            Words.set("TRUE FALSE ON OFF TEXT XML JSON YAML NONE BINARY TRADITIONAL TREE");
    private static final Set<String> LISTS = Words.set(
            """
            TABLES DATABASES SCHEMAS PROCESSLIST STATUS VARIABLES ENGINES WARNINGS ERRORS PLUGINS PRIVILEGES COLLATION
            TRIGGERS EVENTS""");
    private static final Set<String> OF_A_TABLE = Words.set("COLUMNS FIELDS INDEX INDEXES KEYS");
    private static final Set<String> REPLICATION = Set.of("REPLICA", "SLAVE", "MASTER");

    private final Reading reading;

    Reports(Reading reading) {
        this.reading = reading;
    }

    Form explain() {
        reading.need("EXPLAIN");
        if (reading.mysql()) {
            return mysqlExplain();
        }
        if (reading.tokens.isMark("(") && !Queries.starts(reading.tokens.peek(1))) {
            reading.group(() -> reading.list(() -> {
                reading.needAny(OPTIONS);
                reading.takenAny(OPTION_VALUES);
            }));
        } else {
            reading.taken("ANALYZE");
            reading.taken("VERBOSE");
        }
        reading.queries.query(Role.ANSWER);
        return Form.EXPLAIN;
    }

    private Form mysqlExplain() {
        if (reading.tokens.is("ANALYZE")) {
            return analyze();
        }
        reading.takenAny(Set.of("EXTENDED", "PARTITIONS"));
        format();
        if (!Queries.starts(reading.tokens.peek()) && !reading.tokens.isMark("(") && reading.isName()) {
            return columns();
        }
        reading.queries.query(Role.ANSWER);
        return Form.EXPLAIN;
    }

    private void format() {
        if (reading.taken("FORMAT")) {
            if (!reading.tokens.isOperator("=")) {
                throw reading.tokens.unexpected();
            }
            reading.out.operator(reading.tokens.next().text());
            reading.needAny(OPTION_VALUES);
        }
    }

    /** MySQL has EXPLAIN before it, MariaDB has not. */
    Form analyze() {
        var at = reading.tokens.peek().at();
        reading.need("ANALYZE");
        format();
        // ANALYZE TABLE writes statistics
        if (reading.tokens.is("TABLE")) {
            throw new Refusal(new Reason.NotARead("ANALYZE TABLE", at));
        }
        reading.queries.query(Role.ANSWER);
        return Form.EXPLAIN;
    }

    Form describe() {
        reading.tokens.next();
        reading.out.word("EXPLAIN");
        return mysqlExplain();
    }

    private Form columns() {
        reading.sources.openScope();
        reading.sources.table();
        reading.sources.closeScope();
        if (reading.tokens.isKind(Kind.STRING)) {
            reading.string();
        } else if (reading.isName()) {
            reading.name();
        }
        return Form.SHOW;
    }

    Form show() {
        reading.need("SHOW");
        if (reading.postgres()) {
            setting();
        } else {
            mysqlShow();
        }
        return Form.SHOW;
    }

    private void setting() {
        if (reading.tokens.is("TIME") && reading.tokens.peek(1).is("ZONE")) {
            reading.need("TIME", "ZONE");
        } else if (reading.tokens.is("TRANSACTION")) {
            reading.need("TRANSACTION", "ISOLATION", "LEVEL");
        } else if (!reading.taken("ALL")) {
            reading.name();
            if (reading.tokens.isMark(".")) {
                reading.tokens.next();
                reading.out.link(".");
                reading.anyName();
            }
        }
    }

    private void mysqlShow() {
        reading.takenAny(Set.of("FULL", "EXTENDED"));
        reading.takenAny(Set.of("GLOBAL", "SESSION"));
        if (reading.tokens.is("TABLE") && reading.tokens.peek(1).is("STATUS")) {
            reading.need("TABLE", "STATUS");
            inDatabase();
        } else if (reading.taken("OPEN")) {
            reading.need("TABLES");
            inDatabase();
        } else if (reading.takenAny(LISTS)) {
            inDatabase();
        } else if (reading.takenAny(OF_A_TABLE)) {
            reading.needAny(Set.of("FROM", "IN"));
            ofTable();
            inDatabase();
        } else if (reading.taken("CHARACTER")) {
            reading.need("SET");
        } else if (reading.taken("CREATE")) {
            create();
        } else if (reading.taken("ENGINE")) {
            reading.name();
            reading.need("STATUS");
            return;
        } else if (reading.takenAny(REPLICATION)) {
            reading.need("STATUS");
            return;
        } else if (reading.taken("BINARY")) {
            if (!reading.taken("LOGS")) {
                reading.need("LOG", "STATUS");
            }
            return;
        } else {
            throw new Refusal(new Reason.NotARead(
                    "SHOW " + reading.tokens.peek().shown(),
                    reading.tokens.peek().at()));
        }
        filter();
    }

    private void create() {
        if (reading.taken("DATABASE")) {
            reading.name();
        } else if (reading.takenAny(Set.of("TABLE", "VIEW"))) {
            ofTable();
        } else {
            throw new Refusal(new Reason.NotARead(
                    "SHOW CREATE " + reading.tokens.peek().shown(),
                    reading.tokens.peek().at()));
        }
    }

    private void ofTable() {
        reading.sources.openScope();
        reading.sources.table();
        reading.sources.closeScope();
    }

    private void inDatabase() {
        if (reading.takenAny(Set.of("FROM", "IN"))) {
            reading.name();
        }
    }

    private void filter() {
        if (reading.taken("LIKE")) {
            reading.string();
        } else if (reading.taken("WHERE")) {
            reading.expressions.expression();
        }
    }
}
