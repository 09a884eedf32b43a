package dev.capstan;

import dev.capstan.settings.Settings;
import java.io.PrintWriter;
import java.util.Map;

/** The bot with the settings of its environment, or what is wrong with them. */
record Serving(Map<String, String> environment, Bot bot) {
    private static final int WRONG_SETTINGS = 2;

    /** Runs the bot and returns when it has stopped. */
    @FunctionalInterface
    interface Bot {
        void serve(Settings settings) throws Exception;
    }

    /** @return the exit code */
    int run(PrintWriter err) throws Exception {
        return switch (Settings.read(environment)) {
            case Settings.Read.Good(var settings) -> {
                bot.serve(settings);
                yield 0;
            }
            case Settings.Read.Bad(var problems) -> {
                err.println(problems.size() == 1 ? "One setting is wrong:" : "Several settings are wrong:");
                problems.forEach(problem -> err.println("  " + problem));
                yield WRONG_SETTINGS;
            }
        };
    }
}
