package dev.capstan;

import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.incident.HouseIncidentsChapter;
import dev.capstan.schedule.Recurring;
import dev.capstan.sql.fix.FixCall;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;

/** What is not kept for ever goes at night. */
record Forgetting(CurrentCatalogue catalogue, StepRoom steps, Kept kept, Clock clock) {
    private static final LocalTime AT = LocalTime.of(3, 30);
    private static final Duration OUTPUT_KEPT = Duration.ofDays(90);
    private static final Duration QUIET_KEPT = Duration.ofDays(7);
    private static final Duration READINGS_KEPT_WHOLE = Duration.ofDays(2);
    private static final Duration READINGS_KEPT = Duration.ofDays(90);
    private static final Duration ALERTS_KEPT = Duration.ofDays(365);
    private static final Duration PAGES_KEPT = Duration.ofDays(365);
    private static final Duration STAND_INS_KEPT = Duration.ofDays(90);

    Recurring nightly() {
        return Recurring.daily(AT, "prune", this::forget);
    }

    private void forget() {
        var now = clock.instant();
        steps.prune(catalogue.now());
        kept.journal().forgetOutput(now.minus(OUTPUT_KEPT));
        kept.fixRuns().forget(now.minus(FixCall.KEPT));
        kept.quietPast().forget(now.minus(QUIET_KEPT));
        kept.oldReadings().thin(now.minus(READINGS_KEPT_WHOLE), now.minus(READINGS_KEPT));
        kept.incidents()
                .forget(now.minus(HouseIncidentsChapter.kept(catalogue.now().house())));
        kept.alerts().forget(now.minus(ALERTS_KEPT));
        kept.pages().forget(now.minus(PAGES_KEPT));
        kept.overrides().forget(now.minus(STAND_INS_KEPT));
    }
}
