package dev.capstan;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "page",
        description = {
            "Send a test page by one of the ways under reach in capstan.yaml, and say what became of it.",
            "What it opens in PagerDuty it resolves again.",
            "",
            "Exit code 0: it went through; 1: it did not. Needs neither Slack nor a database, but the way's secrets."
        })
final class PageVerb implements Callable<Integer> {
    /** Prints what became of it and says whether it went through. */
    @FunctionalInterface
    interface Paging {
        boolean goesThrough(Path commands, String way, PrintWriter out);
    }

    private final Paging paging;

    @Parameters(index = "0", paramLabel = "WAY", description = "The way's name.")
    private String way;

    @Option(
            names = "--commands",
            paramLabel = "DIR",
            defaultValue = "${env:CAPSTAN_COMMANDS:-commands}",
            description = "The folder of the catalogue. Usually: ${DEFAULT-VALUE}")
    private Path commands;

    @Spec
    private CommandSpec spec;

    PageVerb(Paging paging) {
        this.paging = paging;
    }

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        boolean through = paging.goesThrough(commands, way, out);
        out.flush();
        return through ? 0 : 1;
    }
}
