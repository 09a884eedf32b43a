package dev.capstan;

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
    private final Serving serving;

    @Spec
    private CommandSpec spec;

    ServeVerb(Serving serving) {
        this.serving = serving;
    }

    @Override
    public Integer call() throws Exception {
        return serving.run(spec.commandLine().getErr());
    }
}
