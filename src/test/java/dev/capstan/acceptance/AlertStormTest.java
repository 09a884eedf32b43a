package dev.capstan.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.capstan.acceptance.Scene.Transport;
import dev.capstan.workspace.model.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hundreds of alerts at once, and SIGKILL takes the bot in their midst. */
class AlertStormTest {
    private static final int GROUPS = 30;
    private static final int IN_A_GROUP = 12;
    private static final int SENDERS = 4;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Pattern NODE = Pattern.compile("node-\\d{4}");
    private static final Pattern ALERT = Pattern.compile("al-[A-Z0-9]{6}");

    @TempDir
    Path root;

    private final AtomicInteger port = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();

    @Test
    void none_is_lost_and_none_told_twice_when_the_bot_is_killed_in_the_middle() throws Exception {
        try (var scene = AlertHook.at(Scene.local(root, Transport.HTTP));
                var senders = Executors.newFixedThreadPool(SENDERS)) {
            scene.edits("capstan.yaml", "receivers:", "storm: 3\n  receivers:");
            var first = scene.spawns();
            port.set(first.port);
            var sending = IntStream.range(0, SENDERS)
                    .mapToObj(sender -> senders.submit(() -> sends(sender)))
                    .toList();
            Until.holds("half of it is taken", () -> taken.get() >= GROUPS / 2);
            first.dies();
            port.set(scene.spawns().port);
            for (var sender : sending) {
                sender.get();
            }
            var database = new Tables(scene.database);
            Until.holds("everything is told", Duration.ofMinutes(3), database::nothingWaits);

            var nodes = counted(files(scene), NODE);
            assertEquals(GROUPS * IN_A_GROUP, nodes.size(), "each is named in a file");
            assertEquals(Map.of(), more(nodes), "and in one only");
            var cards = counted(cards(scene).filter(text -> !text.contains("more alerts")), ALERT);
            assertEquals(Map.of(), more(cards), "no alert has two cards");
            var listed = counted(files(scene), ALERT);
            assertEquals(Map.of(), more(listed), "no alert stands in two digests");
            assertEquals(GROUPS, cards.size() + listed.size(), "and each has one or stands in one");
        }
    }

    /** Every sender has its share of the groups, and sends each until it is taken. */
    private Void sends(int sender) {
        for (int group = sender; group < GROUPS; group += SENDERS) {
            var body = body(group);
            while (!isTaken(body)) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            taken.incrementAndGet();
        }
        return null;
    }

    private boolean isTaken(String body) {
        try {
            return AlertHook.send(port.get(), AlertHook.TOKEN, body).statusCode() == 200;
        } catch (IOException nobodyThere) {
            return false;
        }
    }

    private static String body(int group) {
        var alerts = new ArrayList<String>();
        for (int each = 0; each < IN_A_GROUP; each++) {
            var node = "node-%04d".formatted(group * IN_A_GROUP + each);
            alerts.add(AlertHook.alert("DiskFillsUp", node, "firing", Instant.now(), "its disk fills up"));
        }
        return AlertHook.payload("rack " + group, alerts.toArray(String[]::new));
    }

    private static Stream<String> files(Scene scene) {
        return scene.slack.files().stream()
                .filter(file -> file.complete() && !file.shares().isEmpty())
                .map(file -> file.text());
    }

    private static Stream<String> cards(Scene scene) {
        return scene.cards().stream().map(Message::everything);
    }

    /** In how many texts each name stands. */
    private static Map<String, Long> counted(Stream<String> texts, Pattern names) {
        return texts.flatMap(text -> names.matcher(text)
                        .results()
                        .map(found -> found.group())
                        .distinct())
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }

    private static Map<String, Long> more(Map<String, Long> counted) {
        var more = new TreeMap<>(counted);
        more.values().removeIf(count -> count == 1);
        return more;
    }
}
