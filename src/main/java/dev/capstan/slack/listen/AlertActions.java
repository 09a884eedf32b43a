package dev.capstan.slack.listen;

import dev.capstan.alert.Alert;
import dev.capstan.alert.AlertView;
import dev.capstan.alert.Definition;
import dev.capstan.alert.Handbook;
import dev.capstan.alert.Where;
import dev.capstan.catalog.Parameter;
import dev.capstan.catalog.Runbook;
import dev.capstan.catalog.Service;
import dev.capstan.operation.LatestChanges;
import dev.capstan.operation.Operation;
import dev.capstan.operation.OperationState.Finished;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** What the buttons of an alert's card stand for, as it would be typed: under the guard of what it says. */
record AlertActions(Rooms rooms) {
    static final String ROLL_BACK = "rollback";
    private static final Duration CHANGED_WITHIN = Duration.ofHours(24);

    /** @param which {@link #ROLL_BACK}, or a number counted from 1 */
    Optional<String> typed(AlertView view, String which) {
        var alert = view.alert();
        return alert.origin().where().flatMap(where -> {
            if (which.equals(ROLL_BACK)) {
                return Optional.of(rollback(where, alert));
            }
            var actions = new Handbook(rooms.catalogue().now())
                    .definitions(alert).stream()
                            .flatMap(definition -> definition.actions().stream())
                            .toList();
            return number(which)
                    .filter(at -> at >= 1 && at <= actions.size())
                    .map(at -> actions.get(at - 1))
                    .map((Definition.Action action) ->
                            action.isRollback() ? rollback(where, alert) : action.typed(where));
        });
    }

    private static Optional<Integer> number(String typed) {
        return typed.matches("[1-9]") ? Optional.of(Integer.valueOf(typed)) : Optional.empty();
    }

    /** Of the newest deploy before the alert, or else of whatever ran last. */
    private String rollback(Where where, Alert alert) {
        var deploy = deploy(where, alert);
        var component = deploy.flatMap(known -> known.request().scope().component())
                .map(part -> "/" + part)
                .orElse("");
        return Runbook.ROLLBACK + " " + where.service() + component + " " + where.environment()
                + deploy.flatMap(this::version).orElse("") + " -- " + alert.id();
    }

    private Optional<Operation> deploy(Where where, Alert alert) {
        return between(where, alert.beganAt().minus(CHANGED_WITHIN), alert.beganAt())
                .filter(operation -> operation.request().runbook().equals(Runbook.DEPLOY))
                .findFirst();
    }

    private Stream<Operation> between(Where where, Instant from, Instant to) {
        return service(where).stream()
                .flatMap(service ->
                        new LatestChanges(rooms.operations()).between(service, where.environment(), from, to).stream())
                .filter(operation -> operation.state() instanceof Finished);
    }

    private Optional<Service> service(Where where) {
        return Optional.ofNullable(rooms.catalogue().now().services().get(where.service()));
    }

    /** Where a version has to be named, the one that was live before. */
    private Optional<String> version(Operation deploy) {
        var before = deploy.plan().flatMap(plan -> plan.facts().current());
        var wanted = Optional.ofNullable(rooms.catalogue()
                        .now()
                        .services()
                        .get(deploy.request().scope().service())
                        .runbooks()
                        .get(Runbook.ROLLBACK))
                .flatMap(runbook -> runbook.parameters().stream()
                        .filter(each -> each.kind() == Parameter.Kind.GIT_REF
                                && each.defaultValue().isEmpty())
                        .findFirst());
        return wanted.flatMap(parameter -> before.map(commit -> " \"" + parameter.name() + "=" + commit + "\""));
    }

    /** Whoever comes second, person or rule, would go back further than anybody meant. */
    Optional<Operation> rolledBackSince(AlertView view) {
        var alert = view.alert();
        return alert.origin().where().stream()
                .flatMap(where -> between(where, alert.beganAt(), Instant.MAX))
                .filter(operation -> operation.request().runbook().equals(Runbook.ROLLBACK) && operation.goesWell())
                .findFirst();
    }
}
