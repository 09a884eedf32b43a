package dev.capstan.operation;

import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.ComponentName;
import dev.capstan.catalog.Environment;
import dev.capstan.catalog.Runbook;
import dev.capstan.catalog.RunbookName;
import dev.capstan.catalog.Service;
import dev.capstan.catalog.ServiceName;
import dev.capstan.catalog.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what a person typed after the runbook's name: {@code service[/component] [environment] [values…] [name=value…]
 * [--plan] [-- reason]}. Judges by the catalogue alone.
 */
final class RequestReader {
    /** A request, or why not. */
    sealed interface Reading {
        record Understood(OperationRequest request, Environment environment, Runbook runbook) implements Reading {}

        record Refused(Refusal refusal) implements Reading {}
    }

    private final Catalogue catalogue;

    RequestReader(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    Reading read(String verb, List<String> typed, UserId requester) {
        try {
            return understand(verb, TypedWords.of(typed), requester);
        } catch (Misread misread) {
            return new Reading.Refused(misread.refusal());
        }
    }

    private Reading understand(String verb, TypedWords words, UserId requester) throws Misread {
        if (words.plain().isEmpty()) {
            throw new Misread(new Refusal.ServiceMissing(new RunbookName(verb), offering(verb)));
        }
        var rest = new ArrayList<>(words.plain());
        var where = rest.removeFirst().split("/", 2);
        var service = TypedNames.service(catalogue, where[0]);
        var component = where.length == 2
                ? Optional.of(TypedNames.component(service, where[1]))
                : Optional.<ComponentName>empty();
        var single = family(service, verb).isEmpty() ? Optional.of(runbook(service, verb)) : Optional.<Runbook>empty();
        var environment = TypedNames.environment(service, rest);
        var runbook = single.isPresent() ? single.get() : member(service, environment, verb, rest);
        var parameters = TypedNames.parameters(runbook.parameters(), rest, words.named());
        var request = new OperationRequest(
                new Scope(service.name(), environment.name(), component),
                runbook.name(),
                parameters,
                words.reason(),
                requester,
                environment.channel(),
                words.planOnly(),
                runbook.manner());
        return new Reading.Understood(request, environment, runbook);
    }

    private List<ServiceName> offering(String verb) {
        return catalogue.services().values().stream()
                .filter(service -> service.runbooks().values().stream()
                        .anyMatch(runbook ->
                                !runbook.recovery() && runbook.command().equals(verb)))
                .map(Service::name)
                .toList();
    }

    private Runbook runbook(Service service, String verb) throws Misread {
        var offered = service.runbooks().values().stream()
                .filter(runbook -> !runbook.recovery())
                .toList();
        for (var runbook : offered) {
            if (runbook.command().equals(verb)) {
                return runbook;
            }
        }
        var all = offered.stream()
                .filter(runbook -> runbook.family().isEmpty())
                .map(Runbook::name)
                .toList();
        throw new Misread(new Refusal.UnknownRunbook(service.name(), verb, Nearness.nearest(verb, all), all));
    }

    private static List<Runbook> family(Service service, String verb) {
        return service.runbooks().values().stream()
                .filter(runbook -> runbook.family().filter(verb::equals).isPresent())
                .toList();
    }

    /** The runbook of a family that is named next. */
    private static Runbook member(Service service, Environment environment, String verb, List<String> rest)
            throws Misread {
        var offered = family(service, verb);
        if (rest.isEmpty()) {
            throw new Misread(new Refusal.NameMissing(
                    service.name(),
                    environment.name(),
                    new RunbookName(verb),
                    offered.stream()
                            .filter(runbook ->
                                    !runbook.isUndo() && environment.rights().containsKey(runbook.name()))
                            .toList()));
        }
        var typed = rest.removeFirst();
        for (var runbook : offered) {
            if (runbook.name().value().equalsIgnoreCase(typed)) {
                return runbook;
            }
        }
        var all = offered.stream().map(Runbook::name).toList();
        throw new Misread(new Refusal.UnknownMember(
                service.name(), new RunbookName(verb), typed, Nearness.nearest(typed, all), all));
    }
}
