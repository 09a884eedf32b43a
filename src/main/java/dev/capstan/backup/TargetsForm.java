package dev.capstan.backup;

import dev.capstan.yaml.Fields;
import dev.capstan.yaml.Form;
import dev.capstan.yaml.Scalars;

/** What is promised: {@code { rto: 1h, rpo: 15m }}. */
final class TargetsForm {
    private TargetsForm() {}

    static Form<Targets> form() {
        var keys = Fields.of("targets");
        var rto = keys.optional("rto", Scalars.duration("1h"), "How soon the service is back after the worst.");
        var rpo = keys.optional("rpo", Scalars.duration("15m"), "How much of the newest may be lost.");
        return keys.whole(found -> {
            if (found.get(rto).isEmpty() && found.get(rpo).isEmpty()) {
                found.problem(rto, "targets promise nothing", "add rto: 1h or rpo: 15m");
            }
            return new Targets(found.get(rto), found.get(rpo));
        });
    }
}
