package dev.capstan.slack.api;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** How Slack's Web API answered, counted for whoever watches. */
public final class CallTally {
    public enum Ending {
        ANSWERED,
        /** Status 429. */
        LIMITED,
        /** Another status, or no answer at all. */
        FAILED
    }

    private final Map<SlackMethod, Map<Ending, LongAdder>> counts = new EnumMap<>(SlackMethod.class);

    CallTally() {
        for (var method : SlackMethod.values()) {
            var endings = new EnumMap<Ending, LongAdder>(Ending.class);
            for (var ending : Ending.values()) {
                endings.put(ending, new LongAdder());
            }
            counts.put(method, endings);
        }
    }

    void ended(SlackMethod method, Ending ending) {
        counts.get(method).get(ending).increment();
    }

    public long of(SlackMethod method, Ending ending) {
        return counts.get(method).get(ending).sum();
    }
}
