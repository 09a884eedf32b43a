package dev.capstan.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * How fast a signed slash command becomes a durable operation, alone and in crowds and beside running steps; how soon
 * the bot is ready; what it holds in memory. Generator, bot, database and Slack share the machine.
 */
public final class AckBench {
    private static final int STEPS = 50;
    private static final int STARTS = 5;
    private static final Duration BETWEEN = Duration.ofMillis(100);
    private static final int PACED = 200;
    private static final Duration IDLE = Duration.ofSeconds(6);
    private static final Duration WARM_UP = Duration.ofSeconds(8);
    private static final Duration LONGEST = Duration.ofSeconds(8);
    private static final int ENOUGH = 16_000;

    private final Clock clock;

    public AckBench(Clock clock) {
        this.clock = clock;
    }

    public void measure(PrintWriter out) throws IOException, InterruptedException {
        var figures = new Figures(out, "ack");
        try (var workplace = new Workplace(STEPS)) {
            workplace.insistOnDurability();
            starts(workplace, figures);
            try (var bot = new Bot(workplace, Bot.cache().isPresent())) {
                rest(IDLE);
                memory("idle_mb", bot, figures);
                work(workplace, bot, figures);
            }
        }
    }

    private void work(Workplace workplace, Bot bot, Figures figures) throws IOException, InterruptedException {
        try {
            var commands = new SlashCommands(workplace.slack, Workplace.ENGINEER, workplace.loadChannel, clock);
            var load = new Load(commands, bot.port);
            besideSteps(workplace, bot, load, figures);
            crowds(workplace, load, figures);
            memory("loaded_mb", bot, figures);
        } catch (BenchFailed failure) {
            throw new BenchFailed(failure.getMessage() + "\nThe bot's last words:\n" + bot.lastWords(), failure);
        }
    }

    /** Ready on a database that exists already; with and without the cache in turn, so that both meet the same noise. */
    private static void starts(Workplace workplace, Figures figures) throws IOException {
        boolean cached = Bot.cache().isPresent();
        new Bot(workplace, cached).close();
        var plain = new ArrayList<long[]>();
        var quick = new ArrayList<long[]>();
        for (int i = 0; i < STARTS; i++) {
            plain.add(readyAfter(workplace, false));
            if (cached) {
                quick.add(readyAfter(workplace, true));
            }
        }
        figures.tell("ready_ms", new Latencies(plain).millis(0.5), "ms");
        if (cached) {
            figures.tell("ready_aot_ms", new Latencies(quick).millis(0.5), "ms");
        }
    }

    private static long[] readyAfter(Workplace workplace, boolean withCache) throws IOException {
        try (var bot = new Bot(workplace, withCache)) {
            return new long[] {bot.readyAfter.toNanos()};
        }
    }

    private static void besideSteps(Workplace workplace, Bot bot, Load load, Figures figures)
            throws IOException, InterruptedException {
        var steps = new HeldSteps(workplace, STEPS, bot);
        figures.tell("approve_to_step.p99_ms", steps.approveEach().millis(0.99), "ms");
        var paced = counted(workplace, () -> load.paced(BETWEEN, PACED));
        figures.tell("busy.p99_ms", paced.latencies().millis(0.99), "ms");
        steps.letGo();
    }

    private static void crowds(Workplace workplace, Load load, Figures figures)
            throws IOException, InterruptedException {
        counted(workplace, () -> load.together(16, WARM_UP, ENOUGH));
        for (int atOnce : List.of(1, 16, 64)) {
            var measured = counted(workplace, () -> load.together(atOnce, LONGEST, ENOUGH));
            var name = "c" + atOnce;
            figures.tell(name + ".rps", measured.perSecond(), "commands/s");
            figures.tell(name + ".p50_ms", measured.latencies().millis(0.50), "ms");
            figures.tell(name + ".p95_ms", measured.latencies().millis(0.95), "ms");
            figures.tell(name + ".p99_ms", measured.latencies().millis(0.99), "ms");
        }
    }

    @FunctionalInterface
    private interface Sending {
        Load.Measured send() throws IOException, InterruptedException;
    }

    /** Every command that was acknowledged must be an operation of its own. */
    private static Load.Measured counted(Workplace workplace, Sending sending)
            throws IOException, InterruptedException {
        long before = workplace.operations();
        var measured = sending.send();
        long made = workplace.operations() - before;
        if (made != measured.latencies().count()) {
            throw new BenchFailed("%d commands made %d operations"
                    .formatted(measured.latencies().count(), made));
        }
        return measured;
    }

    private static void memory(String metric, Bot bot, Figures figures) throws IOException {
        bot.megabytes().ifPresent(megabytes -> figures.tell(metric, megabytes, "MB"));
    }

    private static void rest(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
