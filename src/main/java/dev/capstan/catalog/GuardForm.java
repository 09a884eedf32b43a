package dev.capstan.catalog;

import dev.capstan.yaml.Fields;
import dev.capstan.yaml.Form;
import dev.capstan.yaml.Scalars;
import dev.capstan.yaml.Shapes;
import java.util.Optional;

/** {@code guard: none}, {@code guard: requester}, or what exactly must be agreed. */
final class GuardForm {
    private GuardForm() {}

    static Form<Guard> form() {
        var keys = Fields.of("a guard");
        var approvals =
                keys.optional("approvals", Scalars.whole(1, 20), "How many people must say yes (1 when left out).");
        var by = keys.optional(
                "by", NameForms.ROLE, "The role that decides (when left out: whoever may run the runbook there).");
        var not = keys.optional("not", Scalars.oneOf("requester"), "Four eyes: the asker's own yes does not count.");
        var typed = keys.optional(
                "typed", Scalars.trueOrFalse(), "The decider types the service's name instead of pressing a button.");
        var within = keys.optional(
                "within", Scalars.duration("15m"), "How long a decision is waited for (15m when left out).");
        Form<Guard> mapping = keys.whole(found -> new Guard(
                found.get(approvals).orElse(1),
                found.get(by),
                found.get(not).isPresent(),
                found.get(typed).orElse(false),
                found.get(within).orElse(Guard.DEFAULT_WITHIN)));
        // a new value for each place it is written at, so that the place can be found again
        Form<Guard> word = Scalars.oneOf("none", "requester")
                .map(kind -> kind.equals("none")
                        ? new Guard(0, Optional.empty(), false, false, Guard.DEFAULT_WITHIN)
                        : new Guard(1, Optional.empty(), false, false, Guard.DEFAULT_WITHIN));
        return Shapes.valueOrKeys(word, mapping);
    }

    /** What holds when a runbook says nothing: somebody else who may run it agrees. */
    static Guard whenLeftOut() {
        return new Guard(1, Optional.empty(), true, false, Guard.DEFAULT_WITHIN);
    }
}
