package dev.capstan.sql;

import dev.capstan.catalog.CatalogueForms;
import dev.capstan.catalog.Chapter;
import dev.capstan.catalog.ChapterKey;
import dev.capstan.catalog.House;
import dev.capstan.catalog.Service;
import dev.capstan.sql.gate.ReadOnlyGate;
import dev.capstan.yaml.Form;
import dev.capstan.yaml.Reading;
import dev.capstan.yaml.Shapes;
import dev.capstan.yaml.Suggestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code queries} in {@code queries.yaml}. Each statement is judged here, before anybody can ask for it. */
public final class QueriesChapter implements Chapter<Queries> {
    public static final ChapterKey<Queries> KEY = new ChapterKey<>("queries");

    private final ReadOnlyGate gate;

    public QueriesChapter(ReadOnlyGate gate) {
        this.gate = gate;
    }

    @Override
    public ChapterKey<Queries> key() {
        return KEY;
    }

    @Override
    public String file() {
        return "queries.yaml";
    }

    @Override
    public String about() {
        return "What can be asked of the service's databases with /sql, by name.";
    }

    @Override
    public Form<Queries> form() {
        return Shapes.named(CatalogueForms.name("failed-payments").map(QueryName::new), QueryForm.form())
                .map(drafts -> new Queries(Map.of(), List.copyOf(drafts.values())));
    }

    @Override
    public Queries link(Queries read, Service service, House house, Reading reading) {
        Map<DatabaseName, Database> databases =
                service.chapters().get(DatabasesChapter.KEY).orElse(Map.of());
        Map<QueryName, Query> linked = new LinkedHashMap<>();
        for (var draft : read.drafts()) {
            checkName(draft.name(), databases, service, reading);
            draft.may().check(service, house, reading);
            database(draft, databases, reading)
                    .flatMap(database -> linked(draft, database, service, reading))
                    .ifPresent(query -> linked.put(query.name(), query));
        }
        return new Queries(linked, List.of());
    }

    /** A word of the command is one thing only. */
    private static void checkName(
            QueryName name, Map<DatabaseName, Database> databases, Service service, Reading reading) {
        if (service.environments().keySet().stream()
                .anyMatch(each -> each.value().equals(name.value()))) {
            reading.problem(
                    reading.place(name), name + " is the name of an environment too", "call the query otherwise");
        }
        if (name.value().equals(Doctor.WORD)) {
            reading.problem(
                    reading.place(name), Doctor.WORD + " calls the database doctor", "call the query otherwise");
        }
        if (databases.containsKey(new DatabaseName(name.value()))) {
            reading.problem(reading.place(name), name + " is the name of a database too", "call the query otherwise");
        }
    }

    private Optional<Query> linked(QueryDraft draft, Database database, Service service, Reading reading) {
        var may = draft.may().equals(Rights.NONE) ? database.may() : draft.may();
        if (may.equals(Rights.NONE)) {
            reading.problem(
                    reading.place(draft.name()),
                    "nobody may run " + draft.name(),
                    "add to it, or to database " + database.name() + " in service.yaml: may: { "
                            + service.environments().keySet().iterator().next() + ": [ROLE] }");
        }
        return draft.judged(database, gate, reading).map(statement -> draft.asking(database.name(), statement, may));
    }

    private static Optional<Database> database(
            QueryDraft draft, Map<DatabaseName, Database> databases, Reading reading) {
        if (databases.isEmpty()) {
            reading.problem(
                    reading.place(draft.name()),
                    "the service has no database",
                    "add to service.yaml: databases: { main: { url: \"${secret:NAME}\" } }");
            return Optional.empty();
        }
        if (draft.database().isEmpty()) {
            if (databases.size() > 1) {
                reading.problem(
                        reading.place(draft.name()),
                        draft.name() + " doesn't say which database it asks",
                        "add database: " + databases.keySet().iterator().next());
                return Optional.empty();
            }
            return databases.values().stream().findFirst();
        }
        var named = draft.database().get();
        var database = Optional.ofNullable(databases.get(named));
        if (database.isEmpty()) {
            reading.problem(
                    reading.place(named),
                    "there is no database " + named,
                    Suggestion.instead(
                            named.value(),
                            databases.keySet().stream().map(DatabaseName::value).toList()));
        }
        return database;
    }
}
