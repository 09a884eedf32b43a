package dev.capstan.catalog;

import java.util.List;
import java.util.Optional;

/**
 * A runbook as it was written.
 *
 * @param onlyLooks it changes nothing, so that it waits for nothing that does
 * @param sound nothing in it is broken, so that what seems to be missing really is
 */
record RunbookDraft(
        Optional<Text> title,
        boolean recovery,
        boolean onlyLooks,
        List<Parameter> parameters,
        Optional<Guard> guard,
        List<StepDraft> steps,
        boolean sound) {

    Guard guardInForce() {
        return guard.orElseGet(() -> recovery ? Guard.NONE : GuardForm.whenLeftOut());
    }

    Manner manner() {
        return onlyLooks ? Manner.QUIET : Manner.IN_LINE;
    }

    Optional<Parameter> parameter(String name) {
        return parameters.stream().filter(each -> each.name().equals(name)).findFirst();
    }
}
