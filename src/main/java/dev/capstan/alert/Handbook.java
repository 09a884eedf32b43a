package dev.capstan.alert;

import dev.capstan.alert.Extent.Graded;
import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.Environment;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.Language;
import dev.capstan.catalog.Service;
import dev.capstan.catalog.ServiceName;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the catalogue in force knows of alerts: whose they are, how bad, and what is done about them. */
public final class Handbook {
    private static final EnvironmentName PRODUCTION = Environment.PRODUCTION;

    private final Catalogue catalogue;

    public Handbook(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * Whose a signal is.
     *
     * @param where absent where no service is known
     */
    record Owned(Graded graded, Optional<Where> where, ChannelId channel) {
        Origin origin(Report report) {
            return new Origin(
                    String.join(
                            "|",
                            report.receiver(),
                            report.group(),
                            where.map(Where::toString).orElse(""),
                            channel.value()),
                    report.receiver(),
                    report.source(),
                    report.group(),
                    where,
                    channel);
        }
    }

    Owned owned(Signal signal) {
        var service = service(signal);
        var definition = service.flatMap(known -> definition(known, signal));
        var said = signal.label("severity", "level", "priority").flatMap(Severity::of);
        // A monitor has a limit for each severity, so it knows better than what is written for all of them
        var severity = signal.label("monitor")
                .flatMap(monitor -> said)
                .or(() -> definition.flatMap(Definition::severity))
                .or(() -> said)
                .orElse(Severity.ERROR);
        var environment = service.flatMap(known -> environment(known, signal, definition));
        var where = service.flatMap(known -> environment.map(at -> new Where(known.name(), at.name())));
        var channel = definition
                .flatMap(Definition::channel)
                .or(() -> environment.map(Environment::channel))
                .orElse(catalogue.house().adminChannel());
        return new Owned(
                new Graded(signal, definition.map(Definition::name).orElse(signal.name()), severity), where, channel);
    }

    /** By its label, or as the only one that has declared such a kind of trouble. */
    private Optional<Service> service(Signal signal) {
        var labelled = signal.label("service", "app", "application", "job")
                .map(name -> name.toLowerCase(Locale.ROOT))
                .flatMap(name -> catalogue.services().values().stream()
                        .filter(service -> service.name().value().equals(name))
                        .findFirst());
        if (labelled.isPresent()) {
            return labelled;
        }
        var declaring = catalogue.services().values().stream()
                .filter(service -> definition(service, signal).isPresent())
                .toList();
        return declaring.size() == 1 ? Optional.of(declaring.getFirst()) : Optional.empty();
    }

    /** The most exact one. */
    private static Optional<Definition> definition(Service service, Signal signal) {
        return ServiceAlerts.definitions(service).stream()
                .filter(definition -> definition.knows(signal))
                .max(java.util.Comparator.comparingInt(
                        definition -> definition.matches().size()));
    }

    private static Optional<Environment> environment(Service service, Signal signal, Optional<Definition> definition) {
        return signal.label("environment", "env", "stage")
                .map(name -> name.toLowerCase(Locale.ROOT))
                .flatMap(name -> service.environments().values().stream()
                        .filter(each -> each.name().value().equals(name))
                        .findFirst())
                .or(() -> definition.flatMap(Definition::environment).map(service.environments()::get))
                .or(() -> Optional.ofNullable(service.environments().get(PRODUCTION)))
                .or(() -> service.environments().size() == 1
                        ? service.environments().values().stream().findFirst()
                        : Optional.empty());
    }

    public Optional<Service> service(Where where) {
        return Optional.ofNullable(catalogue.services().get(where.service()));
    }

    /** What is known of each kind of trouble in the alert, the worst first. */
    public List<Definition> definitions(Alert alert) {
        return alert.origin().where().flatMap(this::service).stream()
                .flatMap(service -> alert.extent().names().stream()
                        .flatMap(name -> ServiceAlerts.definition(service, name).stream()))
                .toList();
    }

    public Escalation.Course course(Alert alert) {
        return handling(alert).course(alert.extent().severity());
    }

    Handling handling(Alert alert) {
        return handling(alert.origin().where(), alert.extent().names());
    }

    Handling handling(Optional<Where> where, List<String> names) {
        var service = where.flatMap(this::service);
        var definitions = service.stream()
                .flatMap(known -> names.stream().flatMap(name -> ServiceAlerts.definition(known, name).stream()))
                .toList();
        var language = language(where);
        var first = definitions.stream().findFirst();
        return new Handling(
                EscalationChapter.of(service, catalogue.house()),
                definitions.stream()
                        .flatMap(definition -> definition.reach().stream())
                        .distinct()
                        .toList(),
                definitions.stream()
                        .flatMap(definition -> definition.tell().stream())
                        .toList(),
                first.map(definition -> definition.title().in(language)).orElseGet(() -> String.join(", ", names)),
                Stream.concat(
                                first.flatMap(Definition::means).stream(),
                                first.map(Definition::next).orElse(List.of()).stream())
                        .map(text -> text.in(language))
                        .collect(Collectors.joining("\n")),
                first.flatMap(Definition::runbook));
    }

    /** Of those who are told there. */
    Language language(Optional<Where> where) {
        return where.flatMap(this::environment)
                .map(environment -> catalogue.house().languageOf(environment.channel()))
                .orElse(catalogue.house().language());
    }

    private Optional<Environment> environment(Where where) {
        return service(where).map(service -> service.environments().get(where.environment()));
    }

    /** Only then does it matter what else is open there. */
    boolean hidesOrIsHidden(Owned owned) {
        var name = owned.graded().name();
        return owned.where().flatMap(this::service).stream()
                .flatMap(service -> ServiceAlerts.definitions(service).stream())
                .anyMatch(definition -> definition.hides().contains(name)
                        || definition.name().equals(name) && !definition.hides().isEmpty());
    }

    /** Which of the open alerts explains trouble of these names there. */
    Optional<AlertId> explained(Optional<Where> where, List<String> names, List<Alert> open) {
        return open.stream()
                .filter(Alert::open)
                .filter(other ->
                        other.origin().where().equals(where) && other.hiddenBy().isEmpty())
                .filter(other -> !other.extent().names().equals(names))
                .filter(other -> hidden(other).containsAll(names))
                .map(Alert::id)
                .findFirst();
    }

    /** The names of what this alert explains. */
    List<String> hidden(Alert alert) {
        return definitions(alert).stream()
                .flatMap(definition -> definition.hides().stream())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    int storm() {
        return HouseAlerts.of(catalogue.house()).storm();
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    static boolean is(ServiceName service, Alert alert) {
        return alert.origin()
                .where()
                .filter(where -> where.service().equals(service))
                .isPresent();
    }
}
