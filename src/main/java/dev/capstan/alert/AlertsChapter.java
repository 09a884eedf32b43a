package dev.capstan.alert;

import dev.capstan.alert.Definition.Action;
import dev.capstan.catalog.CatalogueForms;
import dev.capstan.catalog.Chapter;
import dev.capstan.catalog.ChapterKey;
import dev.capstan.catalog.House;
import dev.capstan.catalog.Service;
import dev.capstan.catalog.Text;
import dev.capstan.yaml.Fields;
import dev.capstan.yaml.Form;
import dev.capstan.yaml.Reading;
import dev.capstan.yaml.Scalars;
import dev.capstan.yaml.Shapes;
import dev.capstan.yaml.Suggestion;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code alerts} in {@code alerts.yaml}: what a service knows of the trouble it may have. */
public final class AlertsChapter implements Chapter<Map<String, Definition>> {
    private static final Form<String> LINK =
            Scalars.text("https?://[^\\s|<>]+", "is not a web address", "https://wiki.example.com/runbooks/shop");

    private final Function<Service, Map<String, Text>> queries;
    private final Function<Service, Set<String>> databases;
    private final KnownWays ways;

    /**
     * @param queries the titles of a service's queries, by name
     * @param databases of a service that can be examined
     * @param ways beside Slack, as {@code capstan.yaml} declares them
     */
    public AlertsChapter(
            Function<Service, Map<String, Text>> queries,
            Function<Service, Set<String>> databases,
            Function<House, Set<String>> ways) {
        this.queries = queries;
        this.databases = databases;
        this.ways = new KnownWays(ways);
    }

    @Override
    public ChapterKey<Map<String, Definition>> key() {
        return ServiceAlerts.DEFINITIONS;
    }

    @Override
    public String file() {
        return "alerts.yaml";
    }

    @Override
    public String about() {
        return "The kinds of trouble that are known, by name: what each means, and what to do.";
    }

    @Override
    public Form<Map<String, Definition>> form() {
        return Shapes.named(CatalogueForms.name("payment-failures"), definition());
    }

    private static Form<Function<String, Definition>> definition() {
        var keys = Fields.of("an alert");
        var title = keys.optional("title", CatalogueForms.text(), "What people see.");
        var matches = keys.optional(
                "matches",
                Shapes.mapOf(
                        Scalars.text("[A-Za-z_][A-Za-z0-9_.-]{0,99}", "is not the name of a label", "alertname"),
                        Scalars.asWritten("HighPaymentFailureRate")),
                "The labels by which it is known when it comes from outside; left out: the alert's name is this one.");
        var environment = keys.optional(
                "environment",
                CatalogueForms.environment(),
                "Where it is when the labels don't say; left out: production, or the only one.");
        var severity = keys.optional(
                "severity",
                Severity.form(),
                "P0 (critical, level 3), P1 (error, level 2) or P2 (warning, level 1); left out: what comes with it.");
        var channel = keys.optional(
                "channel", CatalogueForms.channel(), "Where it is told; left out: the environment's channel.");
        var means = keys.optional("means", CatalogueForms.text(), "What it means, in a sentence.");
        var next = keys.optional("next", Shapes.oneOrMore(CatalogueForms.text()), "What to do, in this order.");
        var runbook = keys.optional("runbook", LINK, "Where the whole runbook is.");
        var dashboard = keys.optional("dashboard", LINK, "Where the numbers are.");
        var actions = keys.optional(
                "actions",
                Shapes.oneOrMore(action()),
                "What can be done at the press of a button, each under its guard.");
        var hides = keys.optional(
                "hides",
                Shapes.oneOrMore(CatalogueForms.name("slow-answers")),
                "Others that this one explains: while it stands they are recorded and call nobody.");
        var reach = keys.optional(
                "reach",
                Shapes.oneOrMore(CatalogueForms.name("mail")),
                "Ways beside Slack, at once and in addition to those of the escalation.");
        var tell = keys.optional(
                "tell",
                EscalationChapter.audiences(),
                "Who is called besides those of the escalation: on-call, roles of capstan.yaml, contacts.");
        return keys.whole(found -> name -> found.here(new Definition(
                name,
                found.get(title).orElse(Text.same(name)),
                found.get(matches).orElse(Map.of()),
                found.get(environment),
                found.get(severity),
                found.get(channel),
                found.get(means),
                found.get(next).orElse(List.of()),
                found.get(runbook),
                found.get(dashboard),
                found.get(actions).orElse(List.of()),
                found.get(hides).orElse(List.of()),
                found.get(reach).orElse(List.of()),
                found.get(tell).orElse(List.of()))));
    }

    private static Form<Action> action() {
        var keys = Fields.of("an action");
        var title =
                keys.optional("title", CatalogueForms.text(), "On the button; left out: the title of what it does.");
        var query = keys.optional("query", CatalogueForms.name("failed-payments"), "A query of queries.yaml to ask.");
        var run = keys.optional("run", CatalogueForms.name("restart"), "A runbook to ask for, under its guard.");
        var doctor = keys.optional("doctor", CatalogueForms.name("main"), "A database of the service to be examined.");
        var with = keys.optional(
                "with",
                Shapes.mapOf(CatalogueForms.name("since"), Scalars.asWritten("1h")),
                "Values of its parameters.");
        keys.exactlyOne(query, run, doctor);
        return keys.whole(found -> found.here(new Action(
                found.get(title).orElse(UNTITLED),
                found.get(query),
                found.get(run),
                found.get(doctor),
                found.get(with).orElse(Map.of()))));
    }

    private static final Text UNTITLED = Text.same("…");
    private static final Text EXAMINED = new Text("Examine the database", "数据库体检");

    @Override
    public Map<String, Definition> link(Map<String, Definition> read, Service service, House house, Reading reading) {
        Map<String, Definition> linked = new LinkedHashMap<>();
        read.forEach((name, definition) -> linked.put(name, linked(definition, read, service, house, reading)));
        return linked;
    }

    private Definition linked(
            Definition read, Map<String, Definition> others, Service service, House house, Reading reading) {
        read.environment()
                .filter(where -> !service.environments().containsKey(where))
                .ifPresent(where -> reading.problem(
                        reading.place(where),
                        service.name() + " has no environment " + where,
                        Suggestion.instead(
                                where.value(), words(service.environments().keySet()))));
        read.hides().stream()
                .filter(name -> !others.containsKey(name))
                .forEach(name -> reading.problem(
                        reading.place(read),
                        "alert " + read.name() + " hides " + name + ", which is not declared",
                        Suggestion.instead(name, List.copyOf(others.keySet()))));
        ways.check(read.reach(), read, "alert " + read.name(), house, reading);
        KnownAudiences.of(service).check(read.tell().stream(), read, "alert " + read.name(), house, reading);
        var actions = read.actions().stream()
                .map(action -> titled(action, read, service, reading))
                .toList();
        return new Definition(
                read.name(),
                read.title(),
                read.matches(),
                read.environment(),
                read.severity(),
                read.channel(),
                read.means(),
                read.next(),
                read.runbook(),
                read.dashboard(),
                actions,
                read.hides(),
                read.reach(),
                read.tell());
    }

    private Action titled(Action read, Definition of, Service service, Reading reading) {
        Map<String, Text> known = known(read, service);
        var name = read.query().or(read::runbook).or(read::doctor).orElseThrow();
        if (!known.containsKey(name)) {
            reading.problem(
                    reading.place(read),
                    "alert " + of.name() + " offers " + name + ", which is not declared",
                    Suggestion.instead(name, List.copyOf(known.keySet())));
            return read;
        }
        return read.title().equals(UNTITLED)
                ? new Action(known.get(name), read.query(), read.runbook(), read.doctor(), read.values())
                : read;
    }

    /** The titles of what it could do, by name. */
    private Map<String, Text> known(Action action, Service service) {
        if (action.doctor().isPresent()) {
            return databases.apply(service).stream().collect(Collectors.toMap(name -> name, name -> EXAMINED));
        }
        return action.query().isPresent() ? queries.apply(service) : runbooks(service);
    }

    private static Map<String, Text> runbooks(Service service) {
        Map<String, Text> titles = new LinkedHashMap<>();
        service.runbooks().values().stream()
                .filter(runbook -> runbook.family().isEmpty() && !runbook.recovery())
                .forEach(runbook -> titles.put(runbook.name().value(), runbook.title()));
        return titles;
    }

    private static List<String> words(Collection<?> names) {
        return names.stream().map(Object::toString).toList();
    }
}
