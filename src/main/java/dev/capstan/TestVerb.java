package dev.capstan;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Listed here for the sake of help: the launcher takes this verb before Java starts, since the tests need Maven. */
@Command(name = "test", description = "Build Capstan anew and run all its tests.")
final class TestVerb implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getErr().println("The tests are run by the launcher: ./capstan test");
        return 2;
    }
}
