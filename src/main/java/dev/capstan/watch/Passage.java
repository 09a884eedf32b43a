package dev.capstan.watch;

import dev.capstan.operation.plan.Plan;
import java.util.Optional;

/** What lies between the database as it was before a deploy and as it is now. */
sealed interface Passage {
    /** Nothing that older code can't live with. */
    record Free() implements Passage {}

    record Incompatible(String migration) implements Passage {}

    record Unknown(Optional<String> before, Optional<String> now) implements Passage {}

    /** Of several migrations at once only the last one is seen, so that an incompatible one may lie among them. */
    static Passage of(Plan deploy, Optional<String> now) {
        var before = deploy.facts().migrationLevel();
        if (deploy.incompatibleMigrations().isEmpty() || before.isPresent() && before.equals(now)) {
            return new Free();
        }
        return now.filter(deploy::isIncompatible)
                .<Passage>map(Incompatible::new)
                .orElseGet(() -> new Unknown(before, now));
    }
}
