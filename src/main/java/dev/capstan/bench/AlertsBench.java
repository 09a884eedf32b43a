package dev.capstan.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * How soon a single alert is in Slack, and what becomes of ten thousand at once: how fast they are taken, when the last
 * digest that lists them is out, and whether one is lost when the bot is killed in their midst.
 */
public final class AlertsBench {
    private static final int ALERTS = 10_000;
    private static final int SINGLES = 300;
    private static final int WARM_UP = 20;
    private static final Duration BETWEEN_SINGLES = Duration.ofMillis(250);

    /** As many that in none of their channels singles come so close together that they are gathered. */
    private static final int PLACES = 50;

    private static final int STORMY_PLACES = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration SOON = Duration.ofMillis(1);
    private static final Duration AFTER_A_WHILE = Duration.ofMillis(50);

    private final Clock clock;

    public AlertsBench(Clock clock) {
        this.clock = clock;
    }

    public void measure(PrintWriter out) throws IOException, InterruptedException {
        var figures = new Figures(out, "alerts");
        try (var workplace = new Workplace(PLACES)) {
            workplace.insistOnDurability();
            workplace.slack.enforceRates(true);
            var told = new ToldNodes(workplace.slack, workplace.channels.values());
            try (var bot = new Bot(workplace, Bot.cache().isPresent())) {
                withLastWordsOf(bot, () -> {
                    singles(workplace, bot, told, figures);
                    storm(workplace, bot, told, figures);
                });
            }
            try (var bot = new Bot(workplace, Bot.cache().isPresent())) {
                withLastWordsOf(bot, () -> killed(workplace, bot, told, figures));
            }
            told.insistThatNothingWasRefused();
            figures.tell("limited", told.limited(), "answers");
        }
    }

    private static void withLastWordsOf(Bot bot, Alertmanager.Meanwhile work) throws IOException, InterruptedException {
        try {
            work.happens();
        } catch (BenchFailed failure) {
            throw new BenchFailed(failure.getMessage() + "\nThe bot's last words:\n" + bot.lastWords(), failure);
        }
    }

    /** From the first byte of the webhook until Slack hears of it. */
    private void singles(Workplace workplace, Bot bot, ToldNodes told, Figures figures) throws IOException {
        var places = List.copyOf(workplace.channels.keySet());
        var times = new ArrayList<long[]>();
        try (var connection = new Connection(bot.port)) {
            for (int node = 0; node < WARM_UP + SINGLES; node++) {
                var request = AlertGroup.of(node, 1, places.get(node % PLACES), clock.instant())
                        .request();
                long began = System.nanoTime();
                if (connection.ask(request).status() != 200) {
                    throw new BenchFailed("an alert was not taken");
                }
                int own = node;
                Wait.until("Slack hears of an alert", PATIENCE, SOON, () -> told.posted(own)
                        .isPresent());
                if (node >= WARM_UP) {
                    times.add(new long[] {told.posted(node).orElseThrow() - began});
                }
                rest(BETWEEN_SINGLES.minusNanos(System.nanoTime() - began));
            }
        }
        var latencies = new Latencies(times);
        figures.tell("single.p50_ms", latencies.millis(0.5), "ms");
        figures.tell("single.p99_ms", latencies.millis(0.99), "ms");
    }

    private void storm(Workplace workplace, Bot bot, ToldNodes told, Figures figures)
            throws IOException, InterruptedException {
        var sender = new Alertmanager(bot.port);
        long began = System.nanoTime();
        sender.send(groups(workplace, ALERTS), () -> {});
        figures.tell("accept.rate", ALERTS * 1e9 / (sender.lastTaken() - began), "alerts/s");
        Wait.until("the inbox is worked off", PATIENCE, AFTER_A_WHILE, workplace::allIsWorkedOff);
        figures.tell("worked_off_s", seconds(sender.lastTaken(), System.nanoTime()), "s");
        Wait.until("all is told", PATIENCE, AFTER_A_WHILE, workplace::allIsTold);
        figures.tell("last_digest_s", seconds(sender.lastTaken(), told.lastDigest()), "s");
        lost("lost", workplace, told, ALERTS, figures);
    }

    private void killed(Workplace workplace, Bot bot, ToldNodes told, Figures figures)
            throws IOException, InterruptedException {
        var sender = new Alertmanager(bot.port);
        var next = new ArrayList<Bot>();
        try {
            sender.send(groups(workplace, 2 * ALERTS), () -> {
                Wait.until("half of the storm is taken", PATIENCE, SOON, () -> sender.taken() > ALERTS / 2);
                bot.dies();
                next.add(new Bot(workplace, Bot.cache().isPresent(), bot.port));
            });
            Wait.until("all is told", PATIENCE, AFTER_A_WHILE, workplace::allIsTold);
        } finally {
            next.forEach(Bot::close);
        }
        figures.tell("killed.sent_again", sender.repeats(), "groups");
        figures.tell("killed.last_digest_s", seconds(sender.lastTaken(), told.lastDigest()), "s");
        lost("killed.lost", workplace, told, 2 * ALERTS, figures);
    }

    private List<AlertGroup> groups(Workplace workplace, int first) {
        var places = List.copyOf(workplace.channels.keySet()).subList(0, STORMY_PLACES);
        return AlertGroup.storm(first, ALERTS, places, clock.instant(), new Random(first));
    }

    /** Those that are not in the database, or that Slack does not name. */
    private static void lost(String metric, Workplace workplace, ToldNodes told, int first, Figures figures) {
        figures.tell(metric, ALERTS - Math.min(workplace.signals(first, ALERTS), told.told(first, ALERTS)), "alerts");
    }

    private static double seconds(long from, long to) {
        return (to - from) / 1e9;
    }

    private static void rest(Duration time) {
        if (time.isPositive()) {
            LockSupport.parkNanos(time.toNanos());
        }
    }
}
