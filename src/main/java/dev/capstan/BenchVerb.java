package dev.capstan;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "bench",
        description = {
            "Measure Capstan on this machine.",
            "",
            "Prints one JSON object a line with bench, metric, value and unit."
        })
final class BenchVerb implements Callable<Integer> {
    /** Measures and prints its lines. */
    @FunctionalInterface
    interface Bench {
        void measure(PrintWriter out) throws Exception;
    }

    private final Map<String, Bench> benches;

    @Parameters(index = "0", paramLabel = "NAME", description = "Which one.")
    private String name;

    @Spec
    private CommandSpec spec;

    BenchVerb(Map<String, Bench> benches) {
        this.benches = Map.copyOf(benches);
    }

    @Override
    public Integer call() throws Exception {
        var bench = benches.get(name);
        if (bench == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "There is no bench \"%s\". There is: %s"
                            .formatted(
                                    name,
                                    String.join(
                                            ", ",
                                            benches.keySet().stream().sorted().toList())));
        }
        var out = spec.commandLine().getOut();
        bench.measure(out);
        out.flush();
        return 0;
    }
}
