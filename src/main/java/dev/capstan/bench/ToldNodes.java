package dev.capstan.bench;

import dev.capstan.workspace.LocalSlack;
import dev.capstan.workspace.wire.Traffic;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What Slack was told: which nodes and when, what it refused, and how often it had to ask for patience. */
final class ToldNodes {
    private static final Pattern NODE = Pattern.compile("node-(\\d{5})");
    private static final String DIGEST = "alerts.txt";
    private static final int TOO_MANY_REQUESTS = 429;
    private static final List<String> WRITES =
            List.of("chat.postMessage", "chat.update", "files.getUploadURLExternal", "files.completeUploadExternal");

    private final LocalSlack slack;
    private final List<String> channels;
    private final ConcurrentMap<Integer, Long> posted = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, AtomicInteger> refused = new ConcurrentHashMap<>();
    private final AtomicInteger limited = new AtomicInteger();
    private final AtomicLong lastDigest = new AtomicLong();

    ToldNodes(LocalSlack slack, Collection<String> channels) {
        this.slack = slack;
        this.channels = List.copyOf(channels);
        slack.traffic().onEntry(this::see);
    }

    private void see(Traffic.Entry entry) {
        if (!WRITES.contains(entry.what())) {
            return;
        }
        if (entry.status() == TOO_MANY_REQUESTS) {
            limited.incrementAndGet();
        } else if (!entry.answer().contains("\"ok\":true")) {
            refused.computeIfAbsent(entry.what() + " " + entry.answer(), key -> new AtomicInteger())
                    .incrementAndGet();
        } else if (entry.what().equals("chat.postMessage")) {
            long came = System.nanoTime() - entry.took().toNanos();
            NODE.matcher(entry.request())
                    .results()
                    .forEach(found -> posted.putIfAbsent(Integer.parseInt(found.group(1)), came));
        } else if (entry.what().equals("files.completeUploadExternal")
                && entry.request().contains(DIGEST)) {
            lastDigest.accumulateAndGet(System.nanoTime(), Math::max);
        }
    }

    /** When a message that names this node reached Slack, by {@link System#nanoTime}; absent: not yet. */
    Optional<Long> posted(int node) {
        return Optional.ofNullable(posted.get(node));
    }

    /** How many of these are named by a message as it stands now, or by a file. */
    long told(int first, int count) {
        var messages = channels.stream()
                .flatMap(channel -> slack.messages(channel).stream())
                .map(message -> message.everything());
        var files = slack.files().stream()
                .filter(file -> file.complete() && !file.shares().isEmpty())
                .map(file -> file.text());
        return Stream.concat(messages, files)
                .flatMap(text -> NODE.matcher(text).results())
                .map(found -> Integer.parseInt(found.group(1)))
                .filter(node -> node >= first && node < first + count)
                .distinct()
                .count();
    }

    /** By {@link System#nanoTime}. */
    long lastDigest() {
        return lastDigest.get();
    }

    int limited() {
        return limited.get();
    }

    void insistThatNothingWasRefused() {
        if (!refused.isEmpty()) {
            throw new BenchFailed("Slack refused: " + refused);
        }
    }
}
