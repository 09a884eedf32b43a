package dev.capstan.bench;

import dev.capstan.workspace.act.Delivery;
import dev.capstan.workspace.model.Message;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.function.BooleanSupplier;

/** Operations that people ask for and agree to by hand, and whose one step then goes on until it is let go. */
final class HeldSteps {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Workplace workplace;
    private final int places;

    HeldSteps(Workplace workplace, int places, Bot bot) {
        this.workplace = workplace;
        this.places = places;
        workplace.slack.install(URI.create("http://127.0.0.1:" + bot.port + "/slack/events"));
    }

    /** From each click on Approve until the step's own script has made its first file, all on one clock. */
    Latencies approveEach() throws IOException {
        for (int place = 1; place <= places; place++) {
            insist(workplace.slack.as("engineer").in("place-" + place).types("/hold bench place-" + place));
        }
        var times = new ArrayList<long[]>();
        for (int place = 1; place <= places; place++) {
            var card = card("place-" + place);
            var clicked = Instant.now();
            insist(workplace.slack.as("approver").in("place-" + place).clicks(card, "approve"));
            var mark = workplace.folder.resolve("work/started-place-" + place);
            until("a step starts after Approve", () -> Files.exists(mark));
            times.add(new long[] {clicked.until(startedAt(mark), ChronoUnit.NANOS)});
        }
        until("all steps run", () -> workplace.runningSteps() == places);
        return new Latencies(times);
    }

    private Message card(String channel) {
        return workplace.slack.awaitMessage(
                message -> message.channel().equals(workplace.channels.get(channel))
                        && message.content().toString().contains("\"action_id\":\"approve\""),
                PATIENCE);
    }

    private static Instant startedAt(Path mark) throws IOException {
        return Files.getLastModifiedTime(mark).toInstant();
    }

    void letGo() throws IOException {
        workplace.letGo();
        until("all steps have ended", () -> workplace.runningSteps() == 0);
    }

    private static void insist(Delivery delivery) {
        if (!delivery.acknowledged()) {
            throw new BenchFailed("not acknowledged: " + delivery);
        }
    }

    private static void until(String what, BooleanSupplier condition) {
        Wait.until(what, PATIENCE, Duration.ofMillis(5), condition);
    }
}
