package dev.capstan.bench;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** The bot at work in this very process, on a stage like the bench's, so that the JDK can remember how that went. */
public final class Practice {
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final int COMMANDS = 200;

    private Practice() {}

    /** Opens the bot under these settings. */
    @FunctionalInterface
    public interface Opening {
        Open open(Map<String, String> settings) throws InterruptedException;
    }

    /** A bot that answers. */
    public interface Open extends AutoCloseable {
        int port();

        @Override
        void close();
    }

    /** @throws IOException where there is no PostgreSQL to be had */
    public static void run(Opening opening, Clock clock) throws IOException, InterruptedException {
        try (var workplace = new Workplace(1);
                var bot = opening.open(workplace.settings(0))) {
            Bot.isReady(bot.port());
            var commands = new SlashCommands(workplace.slack, Workplace.ENGINEER, workplace.loadChannel, clock);
            new Load(commands, bot.port()).together(2, LONGEST, COMMANDS);
        }
    }
}
