package dev.capstan.operation;

import dev.capstan.access.Access;
import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.Runbook;
import dev.capstan.catalog.RunbookName;
import dev.capstan.catalog.ServiceName;
import dev.capstan.catalog.UserId;
import dev.capstan.operation.RequestReader.Reading;
import dev.capstan.operation.plan.Site;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Where people ask for operations. It judges what the catalogue alone can judge, commits the intent, and returns: when
 * it has answered "accepted", no crash can lose the request.
 */
public final class Desk {
    private final CurrentCatalogue catalogue;
    private final Access access;
    private final Operations operations;
    private final Wakeups wakeups;
    private final RandomGenerator random;
    private final Clock clock;

    public Desk(
            CurrentCatalogue catalogue,
            Access access,
            Operations operations,
            Wakeups wakeups,
            RandomGenerator random,
            Clock clock) {
        this.catalogue = catalogue;
        this.access = access;
        this.operations = operations;
        this.wakeups = wakeups;
        this.random = random;
        this.clock = clock;
    }

    /**
     * @param verb the runbook's name as typed: {@code deploy}
     * @param words what followed it, already split at spaces outside quotes
     * @param delivery what stays the same when Slack delivers the same thing twice
     */
    public RequestOutcome request(String verb, List<String> words, UserId requester, String delivery) {
        var snapshot = catalogue.now();
        return switch (new RequestReader(snapshot).read(verb, words, requester)) {
            case Reading.Refused refused -> new RequestOutcome.Refused(refused.refusal());
            case Reading.Understood understood -> take(snapshot, understood, delivery);
        };
    }

    private RequestOutcome take(Catalogue snapshot, Reading.Understood understood, String delivery) {
        var request = understood.request();
        if (!access.mayRun(snapshot.house(), understood.environment(), request.runbook(), request.requester())) {
            return new RequestOutcome.Refused(new Refusal.NotAllowed(
                    request.scope(),
                    request.runbook(),
                    understood.runbook().title(),
                    access.rolesThatMayRun(understood.environment(), request.runbook())));
        }
        if (request.runbook().equals(Runbook.ROLLBACK) && !request.planOnly()) {
            var holder = operations.holder(request.scope()).or(() -> goingBackByRule(request.scope()));
            if (holder.isPresent()) {
                return new RequestOutcome.Busy(holder.get(), request.scope());
            }
        }
        return received(request, delivery);
    }

    private Optional<OperationId> goingBackByRule(Scope scope) {
        return operations.open().stream()
                .filter(each -> each.request().takesBack().isPresent()
                        && each.request().scope().equals(scope))
                .findFirst()
                .map(Operation::id);
    }

    private RequestOutcome received(OperationRequest request, String delivery) {
        var received = operations.receive(() -> OperationId.random(random), request, delivery, clock.instant());
        if (!received.fresh()) {
            return new RequestOutcome.AlreadyOpen(received.id(), request);
        }
        wakeups.newcomer(received.id());
        return new RequestOutcome.Accepted(received.id(), request);
    }

    /**
     * What Capstan asks for by itself. Everyone agreed when the schedule was written, so nobody is asked again; therefore
     * it may only be what stands aside.
     *
     * @param delivery the same for the same moment, whoever comes to ask for it
     */
    public Scheduled scheduled(
            ServiceName service,
            EnvironmentName environment,
            RunbookName runbook,
            Map<String, String> parameters,
            String delivery) {
        var scope = new Scope(service, environment, Optional.empty());
        var site = Site.find(catalogue.now(), scope);
        var declared = site.map(found -> found.service().runbooks().get(runbook));
        if (declared.isEmpty()) {
            return Scheduled.NOT_DECLARED;
        }
        var request = new OperationRequest(
                scope,
                runbook,
                complete(declared.get(), parameters),
                Optional.empty(),
                UserId.CAPSTAN,
                site.get().environment().channel(),
                false,
                declared.get().manner());
        var received = operations.receive(() -> OperationId.random(random), request, delivery, clock.instant());
        if (received.fresh()) {
            wakeups.newcomer(received.id());
            return Scheduled.TAKEN;
        }
        return operations.received(delivery) ? Scheduled.TAKEN_BEFORE : Scheduled.NOT_YET;
    }

    /**
     * What a rule asks for that was agreed to with the plan of the operation it takes back: nobody is asked again, however
     * the runbook is guarded. However often it comes, that operation is taken back once.
     *
     * @param parameters lead exactly to what was there before
     * @return the one that was recorded then; absent where the catalogue has it no longer, or otherwise
     */
    public Optional<OperationId> takeBack(
            OperationRequest watched, RunbookName back, Map<String, String> parameters, String why, TakenBack what) {
        var runbook = Site.find(catalogue.now(), watched.scope())
                .map(site -> site.service().runbooks().get(back));
        if (runbook.isEmpty()) {
            return Optional.empty();
        }
        try {
            var request = new OperationRequest(
                    watched.scope(),
                    back,
                    TypedNames.parameters(runbook.get().parameters(), List.of(), parameters),
                    Optional.of(why),
                    UserId.CAPSTAN,
                    watched.channel(),
                    false,
                    runbook.get().manner(),
                    Optional.of(what));
            var received = operations.receive(
                    () -> OperationId.random(random), request, "watch:" + what.operation(), clock.instant());
            if (received.fresh()) {
                wakeups.newcomer(received.id());
            }
            return Optional.of(received.id());
        } catch (Misread otherwiseDeclared) {
            return Optional.empty();
        }
    }

    /**
     * What a CI server asks for. It was let in for this place, so its right is not asked; somebody still has to agree.
     *
     * @param words as a person would type them after the runbook's name
     * @param delivery the same for the same request, however often it comes
     */
    public RequestOutcome fromCi(String verb, List<String> words, String delivery) {
        var snapshot = catalogue.now();
        return switch (new RequestReader(snapshot).read(verb, words, UserId.CI)) {
            case Reading.Refused refused -> new RequestOutcome.Refused(refused.refusal());
            case Reading.Understood(var request, var environment, var runbook) -> received(request, delivery);
        };
    }

    private static Map<String, String> complete(Runbook runbook, Map<String, String> parameters) {
        if (!runbook.manner().isAside()) {
            throw new IllegalArgumentException(runbook.name() + " is not for a schedule: others wait for it");
        }
        try {
            return TypedNames.parameters(runbook.parameters(), List.of(), parameters);
        } catch (Misread misread) {
            throw new IllegalArgumentException(runbook.name() + " can't be asked for so: " + misread.refusal());
        }
    }

    /** Stops new steps everywhere, or lets them go on. Needs any right to run anything anywhere. */
    public boolean pause(boolean paused, UserId person) {
        var snapshot = catalogue.now();
        boolean known = snapshot.services().values().stream()
                .flatMap(service -> service.environments().values().stream())
                .flatMap(environment -> environment.rights().values().stream())
                .anyMatch(roles -> access.hasAny(snapshot.house(), roles, person));
        if (known) {
            operations.pause(paused, person.value(), clock.instant());
        }
        return known;
    }
}
