package dev.capstan.slack.listen;

import com.slack.api.bolt.request.RequestType;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** How Slack's requests were answered, counted for whoever watches. */
public final class FrontTally {
    /** Upper bounds of the buckets, in seconds; Slack waits for three. */
    public static final List<Double> UP_TO = List.of(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0);

    private static final long[] UP_TO_NANOS =
            UP_TO.stream().mapToLong(seconds -> Math.round(seconds * 1e9)).toArray();

    public enum Kind {
        COMMAND,
        ACTION,
        FORM,
        OPTIONS,
        SHORTCUT,
        EVENT,
        OTHER;

        static Kind of(RequestType type) {
            return switch (type) {
                case Command -> COMMAND;
                case BlockAction -> ACTION;
                case ViewSubmission, ViewClosed -> FORM;
                case BlockSuggestion -> OPTIONS;
                case GlobalShortcut, MessageShortcut -> SHORTCUT;
                case Event -> EVENT;
                default -> OTHER;
            };
        }
    }

    public enum Refusal {
        BAD_SIGNATURE,
        STALE,
        OTHER_TEAM
    }

    private final Map<Kind, Spread> acknowledged = each(Kind.class, Spread::new);
    private final Map<Refusal, LongAdder> refused = each(Refusal.class, LongAdder::new);

    /** How long acknowledgements of one kind took. */
    public static final class Spread {
        private final LongAdder[] counts = java.util.stream.Stream.generate(LongAdder::new)
                .limit(UP_TO.size() + 1L)
                .toArray(LongAdder[]::new);
        private final LongAdder nanos = new LongAdder();

        void took(long elapsed) {
            int found = Arrays.binarySearch(UP_TO_NANOS, elapsed);
            counts[found >= 0 ? found : -found - 1].increment();
            nanos.add(elapsed);
        }

        /** One more than there are bounds. */
        public List<Long> counts() {
            return Arrays.stream(counts).map(LongAdder::sum).toList();
        }

        public double seconds() {
            return nanos.sum() / 1e9;
        }
    }

    void acknowledged(RequestType type, long elapsedNanos) {
        acknowledged.get(Kind.of(type)).took(elapsedNanos);
    }

    void refused(Refusal reason) {
        refused.get(reason).increment();
    }

    public Spread acknowledged(Kind kind) {
        return acknowledged.get(kind);
    }

    public long refusedFor(Refusal reason) {
        return refused.get(reason).sum();
    }

    private static <K extends Enum<K>, V> Map<K, V> each(Class<K> keys, Supplier<V> value) {
        return Arrays.stream(keys.getEnumConstants())
                .collect(Collectors.toMap(key -> key, key -> value.get(), (a, b) -> a, () -> new EnumMap<>(keys)));
    }
}
