package dev.capstan;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        description = {
            "Read a catalogue and say everything that is wrong with it.",
            "",
            "Exit code 0: it is sound; 1: it is not. Needs neither Slack nor a database."
        })
final class CheckVerb implements Callable<Integer> {
    /** Prints what it found and says whether the catalogue is sound. */
    @FunctionalInterface
    interface Checking {
        boolean isSound(Path folder, PrintWriter out);
    }

    private final Checking checking;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DIR",
            defaultValue = "${env:CAPSTAN_COMMANDS:-commands}",
            description = "The folder of the catalogue. Usually: ${DEFAULT-VALUE}")
    private Path folder;

    @Spec
    private CommandSpec spec;

    CheckVerb(Checking checking) {
        this.checking = checking;
    }

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        boolean sound = checking.isSound(folder, out);
        out.flush();
        return sound ? 0 : 1;
    }
}
