package dev.capstan;

import dev.capstan.alert.SlackWatch;
import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.heartbeat.Heart;
import dev.capstan.schedule.Recurring;
import dev.capstan.settings.ProxyAddress;
import dev.capstan.step.Secrets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Who notices when Capstan itself is gone, or Slack is. */
record SelfCare(Heart heart, SlackWatch slack) {
    private static final Duration BEAT = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** What has to go on for all to be well. */
    private static final List<String> SWEEPS = List.of("sweep", "alerts", "monitors", "pages");

    static SelfCare of(
            CurrentCatalogue catalogue, Secrets secrets, Kept kept, Optional<ProxyAddress> proxy, Clock clock) {
        var caller = PageRoom.caller(proxy);
        return new SelfCare(
                new Heart(catalogue, secrets, kept.vitals(SWEEPS), url -> caller.get(url, PATIENCE)
                        .status()),
                new SlackWatch(catalogue, kept.alerts(), kept.losses(), kept.pages(), clock));
    }

    List<Recurring> recurring() {
        return List.of(Recurring.after(BEAT, "heartbeat", heart::sweep), Recurring.after(LOOK, "slack", slack::sweep));
    }
}
