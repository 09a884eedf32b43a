package dev.capstan.watch;

import dev.capstan.catalog.Parameter;
import dev.capstan.catalog.Service;
import dev.capstan.catalog.Value;
import dev.capstan.operation.Operation;
import dev.capstan.operation.TakenBack;
import dev.capstan.operation.plan.Plan;
import java.util.Map;
import java.util.Optional;

/** How to get to exactly what was live before a deploy, as its own plan knows it. */
sealed interface WayBack {
    /** @param parameters of the runbook that leads back, beside its defaults */
    record Known(Map<String, String> parameters, TakenBack exactly) implements WayBack {}

    record Unknown(Why.Lost reason) implements WayBack {}

    static WayBack of(Operation deploy, Service service) {
        var plan = deploy.plan().orElseThrow();
        var before = plan.facts().current();
        var live = plan.facts().commits().values().stream().findFirst();
        if (before.isEmpty() || live.isEmpty()) {
            return new Unknown(Why.Lost.NO_COMMIT);
        }
        if (before.equals(live)) {
            return new Unknown(Why.Lost.SAME_COMMIT);
        }
        var parameter = plan.watch()
                .map(watch -> service.runbooks().get(watch.back()))
                .flatMap(back ->
                        back.parameters().stream().filter(WayBack::leads).findFirst());
        if (parameter.isEmpty()) {
            return new Unknown(Why.Lost.NOT_DECLARED);
        }
        var value = parameter.get().kind() == Parameter.Kind.GIT_REF ? before : keptCopy(plan);
        return value.<WayBack>map(known -> new Known(
                        Map.of(parameter.get().name(), known), new TakenBack(deploy.id(), live.get(), before.get())))
                .orElseGet(() -> new Unknown(Why.Lost.NO_COPY));
    }

    /** Whether this parameter says to what a runbook leads back. */
    static boolean leads(Parameter parameter) {
        return parameter.kind() == Parameter.Kind.KEPT_COPY || parameter.kind() == Parameter.Kind.GIT_REF;
    }

    /** The time of the copy that the deploy itself kept. */
    private static Optional<String> keptCopy(Plan plan) {
        return plan.steps().stream()
                .map(step -> step.values())
                .filter(values -> values.containsKey("copy_of"))
                .findFirst()
                .map(values -> text(values, "copy")
                        .substring(text(values, "copy_prefix").length())
                        .replace(text(values, "copy_suffix"), ""));
    }

    private static String text(Map<String, Value> values, String name) {
        return values.get(name) instanceof Value.Plain(var text) ? text : "";
    }
}
