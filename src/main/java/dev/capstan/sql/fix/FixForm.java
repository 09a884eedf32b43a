package dev.capstan.sql.fix;

import dev.capstan.catalog.CatalogueForms;
import dev.capstan.catalog.Text;
import dev.capstan.sql.DatabaseName;
import dev.capstan.sql.Rights;
import dev.capstan.sql.fix.FixDraft.Doing;
import dev.capstan.sql.fix.FixDraft.Written;
import dev.capstan.yaml.Fields;
import dev.capstan.yaml.Form;
import dev.capstan.yaml.Scalars;
import dev.capstan.yaml.Shapes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What stands under {@code fixes}. */
final class FixForm {
    private static final int MOST = 1_000;
    private static final Form<String> COLUMN =
            Scalars.text("[A-Za-z_][A-Za-z0-9_$]{0,62}", "is not the name of a column", "id");
    private static final Form<String> TABLE = Scalars.text(
            "[A-Za-z_][A-Za-z0-9_$]{0,62}(\\.[A-Za-z_][A-Za-z0-9_$]{0,62})?",
            "is not the name of a table",
            "capstan_fixes");

    private FixForm() {}

    static Form<Map<FixName, FixDraft>> form() {
        var name = Scalars.text("[a-z][a-z0-9-]{0,33}", "is not a name", "close-duplicate-orders")
                .map(FixName::new);
        return Shapes.named(name, fix());
    }

    private static Form<Function<FixName, FixDraft>> fix() {
        var keys = Fields.of("a fix");
        var title = keys.optional("title", CatalogueForms.text(), "What people see.");
        var database = keys.optional(
                "database",
                CatalogueForms.name("main").map(DatabaseName::new),
                "Which of the service's databases; may be left out where there is only one.");
        var parameters = keys.optional(
                "parameters",
                CatalogueForms.parameters(),
                "What a person may type as name=value; a statement has my-name as :my_name. A duration is an interval"
                        + " there, in MySQL a number of seconds, and a time is a moment.");
        var rows = keys.optional("rows", rows(), "Changes rows of one table, exactly those that were approved.");
        var signal = keys.optional("signal", signal(), "Ends sessions, exactly those that were approved.");
        var ddl = keys.optional("ddl", ddl(), "Changes tables, indexes or settings of the server.");
        keys.exactlyOne(rows, signal, ddl);
        var guard = keys.optional(
                "guard",
                CatalogueForms.guard(),
                "What must be agreed first: none, requester (the asker confirms), or keys. When left out somebody else who"
                        + " may run it must agree.");
        var may = keys.required(
                "may", CatalogueForms.may(), "Who may ask for it: environment, then a role or a list of roles.");
        var timeout = keys.optional(
                "timeout", Scalars.duration("5m"), "How long all of it may take; 5m when left out, for ddl 2h.");
        return keys.whole(found -> name -> found.here(new FixDraft(
                name,
                found.get(title).orElse(Text.same(name.value())),
                found.get(database),
                List.copyOf(found.get(parameters).orElse(Map.of()).values()),
                Stream.of(found.get(rows), found.get(signal), found.get(ddl))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElseThrow(),
                found.get(guard).orElse(CatalogueForms.usualGuard()),
                new Rights(found.need(may)),
                found.get(timeout))));
    }

    private static Form<Doing> rows() {
        var keys = Fields.of("a fix of rows");
        var sql = keys.required(
                "sql",
                written("UPDATE orders SET … WHERE …"),
                "One INSERT, UPDATE or DELETE of one table; the last two with WHERE.");
        var key = keys.required(
                "key",
                Shapes.oneOrMore(COLUMN),
                "The primary key of the table, or what else is unique and never NULL.");
        var atMost = keys.required("at-most", Scalars.whole(1, MOST), "More rows are never changed.");
        var approved = keys.optional(
                "approved",
                Scalars.oneOf("these", "up-to"),
                "What a yes counts for: these, the rows that were shown (when left out); up-to, any rows up to at-most.");
        var marker = keys.optional(
                "marker",
                TABLE,
                "MySQL and MariaDB only: a table (operation VARCHAR(40) PRIMARY KEY, at TIMESTAMP) in which the fix leaves"
                        + " a row, so that a lost answer to its commit can be settled.");
        return keys.whole(found -> new Doing.Rows(
                found.need(sql),
                found.need(key),
                found.need(atMost),
                found.get(approved).filter("up-to"::equals).isPresent(),
                found.get(marker)));
    }

    private static Form<Doing> signal() {
        var keys = Fields.of("a signal");
        var victims = keys.required(
                "victims",
                written("SELECT pid, backend_start FROM pg_stat_activity WHERE …"),
                "Selects the sessions, with pid and backend_start, or MySQL's id; what else it selects is shown.");
        var ends = keys.optional(
                "ends",
                Scalars.oneOf(List.of(Deed.Ends.values()), Deed.Ends::word),
                "connection (when left out), or only the query that runs in it.");
        var atMost =
                keys.optional("at-most", Scalars.whole(1, MOST), "More sessions are never ended; 100 when left out.");
        return keys.whole(found -> new Doing.Signal(
                found.need(victims),
                found.get(ends).orElse(Deed.Ends.CONNECTION),
                found.get(atMost).orElse(100)));
    }

    private static Form<Doing> ddl() {
        var keys = Fields.of("a change of the schema");
        var sql =
                keys.required("sql", written("CREATE INDEX CONCURRENTLY …"), "One statement; it takes no parameters.");
        var undo = keys.required(
                "undo", written("DROP INDEX CONCURRENTLY …"), "The statement that takes it back, or none.");
        var done = keys.optional(
                "done",
                written("SELECT 1 FROM pg_indexes WHERE indexname = '…'"),
                "Returns a row once it is done: so that it is not done twice, and that a lost answer can be settled.");
        var lockTimeout = keys.optional(
                "lock-timeout",
                Scalars.duration("3s"),
                "How long it may wait for its lock, while others wait behind it; 3s when left out.");
        return keys.whole(found -> new Doing.Ddl(
                found.need(sql),
                Optional.of(found.need(undo))
                        .filter(text -> !text.text().strip().equals("none")),
                found.get(done),
                found.get(lockTimeout)));
    }

    private static Form<Written> written(String sample) {
        return Scalars.text(sample).refine((text, node, reading) -> Optional.of(new Written(text, node)));
    }
}
