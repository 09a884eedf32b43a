package dev.capstan;

import dev.capstan.settings.Settings;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "serve",
        description = {
            "Run the bot until it is told to stop.",
            "",
            "Settings come from the environment: SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET or SLACK_APP_TOKEN,"
                    + " SLACK_API_URL, DATABASE_URL, CAPSTAN_COMMANDS, PORT, HTTPS_PROXY."
                    + " Each secret may instead be in a file named by NAME_FILE."
        })
final class ServeVerb implements Callable<Integer> {
    /** Runs the bot and returns when it has stopped. */
    @FunctionalInterface
    interface Bot {
        void serve(Settings settings) throws Exception;
    }

    private final Map<String, String> environment;
    private final Bot bot;

    @Spec
    private CommandSpec spec;

    ServeVerb(Map<String, String> environment, Bot bot) {
        this.environment = environment;
        this.bot = bot;
    }

    @Override
    public Integer call() throws Exception {
        return switch (Settings.read(environment)) {
            case Settings.Read.Good(var settings) -> {
                bot.serve(settings);
                yield 0;
            }
            case Settings.Read.Bad(var problems) -> {
                var err = spec.commandLine().getErr();
                err.println(problems.size() == 1 ? "One setting is wrong:" : "Several settings are wrong:");
                problems.forEach(problem -> err.println("  " + problem));
                yield 2;
            }
        };
    }
}
