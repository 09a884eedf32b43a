package dev.capstan.monitor;

import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.ServiceName;
import dev.capstan.catalog.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Somebody wants to see how a monitor's readings went.
 *
 * @param thread the thread in that channel, where there is one
 * @param delivery what stays the same when the same wish is heard twice
 */
public record GraphOrder(
        Readings.Key key,
        Range range,
        UserId person,
        ChannelId channel,
        Optional<String> thread,
        Instant at,
        String delivery) {
    /** How far back. */
    public enum Range {
        HOUR("1h", Duration.ofHours(1)),
        DAY("24h", Duration.ofDays(1)),
        WEEK("7d", Duration.ofDays(7)),
        QUARTER("90d", Duration.ofDays(90));

        private final String word;
        private final Duration length;

        Range(String word, Duration length) {
            this.word = word;
            this.length = length;
        }

        public String word() {
            return word;
        }

        Duration length() {
            return length;
        }

        static Optional<Range> of(String word) {
            return Arrays.stream(values())
                    .filter(range -> range.word.equalsIgnoreCase(word))
                    .findFirst();
        }

        static List<String> words() {
            return Arrays.stream(values()).map(Range::word).toList();
        }
    }

    /** Where wishes wait to be told. */
    public interface Book {
        void record(GraphOrder order);
    }

    public String id() {
        return String.join(
                "/",
                key.service().value(),
                key.environment().value(),
                key.monitor().value(),
                range.word,
                person.value(),
                channel.value(),
                thread.orElse("-"),
                "" + at.toEpochMilli(),
                delivery);
    }

    public static Optional<GraphOrder> parse(String id) {
        var parts = id.split("/", 9);
        return parts.length < 9
                ? Optional.empty()
                : Range.of(parts[3])
                        .map(range -> new GraphOrder(
                                new Readings.Key(
                                        new ServiceName(parts[0]),
                                        new EnvironmentName(parts[1]),
                                        new MonitorName(parts[2])),
                                range,
                                new UserId(parts[4]),
                                new ChannelId(parts[5]),
                                Optional.of(parts[6]).filter(thread -> !thread.equals("-")),
                                Instant.ofEpochMilli(Long.parseLong(parts[7])),
                                parts[8]));
    }
}
