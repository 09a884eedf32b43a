package dev.capstan;

import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: which verbs there are, how mistakes are answered, and how a failure is told. */
@Command(
        name = "capstan",
        description = "Runbooks as Slack commands, with confirmation.",
        synopsisSubcommandLabel = "VERB",
        commandListHeading = "%nVerbs:%n",
        optionListHeading = "%nOptions:%n",
        versionProvider = CapstanCommand.Version.class)
final class CapstanCommand implements Runnable {
    private static final int MISUSED = 2;

    private final CommandLine commandLine = new CommandLine(this);

    @Option(names = "--version", versionHelp = true, description = "Print the version and exit.")
    private boolean version;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Explain this and exit.")
    private boolean help;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Show stack traces when something fails.")
    private boolean verbose;

    /** @param verbs objects that picocli knows as commands; what is not among them is not offered */
    CapstanCommand(Map<String, String> environment, List<?> verbs) {
        verbs.forEach(commandLine::addSubcommand);
        commandLine.setParameterExceptionHandler((mistake, arguments) -> explain(mistake));
        commandLine.setExecutionExceptionHandler((failure, command, parsed) ->
                LastWords.tell(failure, command.getErr(), verbose || LastWords.areTraced(environment)));
    }

    int run(String... arguments) {
        return commandLine.execute(arguments);
    }

    CommandLine commandLine() {
        return commandLine;
    }

    /** Without a verb. */
    @Override
    public void run() {
        throw new ParameterException(commandLine, "Which verb?");
    }

    private static int explain(ParameterException mistake) {
        var command = mistake.getCommandLine();
        var err = command.getErr();
        var root = command.getCommandSpec().root().commandLine();
        if (mistake instanceof UnmatchedArgumentException unmatched && command == root) {
            var typed = unmatched.getUnmatched().getFirst();
            var near = unmatched.getSuggestions().stream()
                    .filter(known -> known.startsWith("-") == typed.startsWith("-"))
                    .findFirst()
                    .map(known -> " — did you mean " + known.replaceFirst("^capstan ", "") + "?")
                    .orElse(".");
            err.printf(
                    "capstan has no %s \"%s\"%s ./capstan --help lists what there is.%n",
                    typed.startsWith("-") ? "option" : "verb", typed, near);
        } else {
            err.println(mistake.getMessage());
            err.println();
            command.usage(err);
        }
        return MISUSED;
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            var version = Main.class.getPackage().getImplementationVersion();
            return new String[] {
                "capstan %s on Java %s".formatted(version == null ? "from sources" : version, Runtime.version())
            };
        }
    }
}
