package dev.capstan.monitor;

import dev.capstan.catalog.Chapter;
import dev.capstan.catalog.ChapterKey;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.House;
import dev.capstan.catalog.Service;
import dev.capstan.sql.Query;
import dev.capstan.sql.QueryName;
import dev.capstan.sql.Questions;
import dev.capstan.yaml.Form;
import dev.capstan.yaml.Reading;
import dev.capstan.yaml.Suggestion;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code monitors} in {@code monitors.yaml}. */
public final class MonitorsChapter implements Chapter<Monitors> {
    public static final ChapterKey<Monitors> KEY = new ChapterKey<>("monitors");

    /** A comparison at the end leaves nothing where all is well, which can't be told from having no data. */
    private static final Pattern COMPARED =
            Pattern.compile("(?s).*[^=!<>](>=?|<=?|==|!=)\\s*(bool\\s+)?-?[0-9.e+]+\\s*");

    /** @return what the service watches, by name */
    public static Map<MonitorName, Monitor> of(Service service) {
        return service.chapters().get(KEY).map(Monitors::byName).orElse(Map.of());
    }

    @Override
    public ChapterKey<Monitors> key() {
        return KEY;
    }

    @Override
    public String file() {
        return "monitors.yaml";
    }

    @Override
    public String about() {
        return "What is read again and again, and from when on it is too much, by name.";
    }

    @Override
    public Form<Monitors> form() {
        return MonitorForm.all().map(Monitors::new);
    }

    @Override
    public Monitors link(Monitors read, Service service, House house, Reading reading) {
        Map<MonitorName, Monitor> linked = new LinkedHashMap<>();
        read.byName().forEach((name, monitor) -> {
            checkName(name, service, reading);
            var where = environments(monitor, service, reading);
            source(monitor, where, service, house, reading)
                    .ifPresent(source -> linked.put(name, monitor.linked(where, source)));
        });
        return new Monitors(linked);
    }

    /** A word of {@code /graph} is one thing only. */
    private static void checkName(MonitorName name, Service service, Reading reading) {
        if (service.environments().keySet().stream()
                .anyMatch(each -> each.value().equals(name.value()))) {
            reading.problem(
                    reading.place(name), name + " is the name of an environment too", "call the monitor otherwise");
        }
    }

    private static List<EnvironmentName> environments(Monitor monitor, Service service, Reading reading) {
        var all = List.copyOf(service.environments().keySet());
        for (var environment : monitor.environments()) {
            if (!all.contains(environment)) {
                reading.problem(
                        reading.place(environment),
                        service.name() + " has no environment " + environment,
                        Suggestion.instead(
                                environment.value(),
                                all.stream().map(EnvironmentName::value).toList()));
            }
        }
        return monitor.environments().isEmpty() ? all : monitor.environments();
    }

    private static Optional<Source> source(
            Monitor monitor, List<EnvironmentName> where, Service service, House house, Reading reading) {
        return switch (monitor.source()) {
            case Source.Prometheus asked -> prometheus(asked, monitor, house, reading);
            case Source.Query asked -> query(asked, monitor, where, service, reading);
            case Source.Health(var name) -> {
                var check = Optional.ofNullable(service.health().get(name.value()));
                if (check.isEmpty()) {
                    unknown("health check", name.value(), name, service.health().keySet(), reading);
                }
                yield check.map(Source.Asked::new);
            }
            case Source other -> Optional.of(other);
        };
    }

    private static Optional<Source> prometheus(Source.Prometheus asked, Monitor monitor, House house, Reading reading) {
        var servers = house.chapters().get(PrometheusChapter.KEY).orElse(Map.of());
        if (servers.isEmpty()) {
            reading.problem(
                    reading.place(monitor.name()),
                    "capstan.yaml names no Prometheus",
                    "add to it: prometheus: { main: { url: http://prometheus:9090 } }");
            return Optional.empty();
        }
        if (asked.server().isEmpty() && servers.size() > 1) {
            reading.problem(
                    reading.place(monitor.name()),
                    monitor.name() + " doesn't say which Prometheus it asks",
                    "add server: " + servers.keySet().iterator().next());
            return Optional.empty();
        }
        var server = asked.server().orElseGet(() -> servers.keySet().iterator().next());
        if (!servers.containsKey(server)) {
            unknown(
                    "Prometheus",
                    server.value(),
                    server,
                    servers.keySet().stream().map(ServerName::value).toList(),
                    reading);
            return Optional.empty();
        }
        if (COMPARED.matcher(asked.expression()).matches()) {
            reading.doubt(
                    reading.place(monitor.name()),
                    "the question to Prometheus ends with a comparison: where all is well it has no data",
                    "move the comparison to limits");
        }
        return Optional.of(new Source.Prometheus(asked.expression(), Optional.of(server)));
    }

    private static Optional<Source> query(
            Source.Query asked, Monitor monitor, List<EnvironmentName> where, Service service, Reading reading) {
        var queries = Questions.queries(service);
        var query = Optional.ofNullable(queries.get(asked.query()));
        if (query.isEmpty()) {
            unknown(
                    "query",
                    asked.query().value(),
                    asked.query(),
                    queries.keySet().stream().map(QueryName::value).toList(),
                    reading);
            return Optional.empty();
        }
        if (asked.column().isEmpty() && query.get().standard().isEmpty()) {
            reading.problem(
                    reading.place(asked.query()),
                    asked.query() + " expects nothing, so it can't fail",
                    "add column to the monitor, or expect to the query");
        }
        checkValues(asked, query.get(), monitor, reading);
        var database = Questions.databases(service).get(query.get().database());
        where.stream()
                .filter(environment -> !database.secrets().containsKey(environment))
                .forEach(environment -> reading.problem(
                        reading.place(asked.query()),
                        "database " + database.name() + " is not in " + environment,
                        "add environments: " + database.secrets().keySet()));
        return Optional.of(asked);
    }

    private static void checkValues(Source.Query asked, Query query, Monitor monitor, Reading reading) {
        var names = query.parameters().stream().map(each -> each.name()).toList();
        asked.values().keySet().stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> reading.problem(
                        reading.place(monitor.name()),
                        query.name() + " has no parameter " + name,
                        Suggestion.instead(name, names)));
        query.parameters().stream()
                .filter(each -> each.defaultValue().isEmpty() && !asked.values().containsKey(each.name()))
                .forEach(each -> reading.problem(
                        reading.place(monitor.name()),
                        query.name() + " wants to know " + each.name(),
                        "add with: { " + each.name() + ": … }"));
    }

    private static void unknown(String what, String name, Object at, Collection<String> known, Reading reading) {
        reading.problem(reading.place(at), "there is no " + what + " " + name, Suggestion.instead(name, known));
    }
}
