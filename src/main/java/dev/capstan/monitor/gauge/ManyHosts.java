package dev.capstan.monitor.gauge;

import dev.capstan.monitor.Series;
import dev.capstan.monitor.Taken;
import dev.capstan.step.HostAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Reads several hosts at once, each a series of its own. */
final class ManyHosts {
    private ManyHosts() {}

    /** What one host said. */
    sealed interface Said {
        record Number(double value, String note) implements Said {}

        record Nothing(String why) implements Said {}
    }

    /** Those that say nothing are left out, unless it is all of them. */
    static Taken read(List<HostAddress> hosts, Function<HostAddress, Said> read) {
        var samples = new ArrayList<Taken.Sample>();
        var silent = new ArrayList<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var said = threads.invokeAll(hosts.stream()
                    .<Callable<Said>>map(host -> () -> read.apply(host))
                    .toList());
            for (int each = 0; each < hosts.size(); each++) {
                var host = hosts.get(each);
                switch (get(said.get(each))) {
                    case Said.Number(var value, var note) ->
                        samples.add(new Taken.Sample(series(host, hosts), value, note));
                    case Said.Nothing(var why) -> silent.add(host.shortName() + ": " + why);
                }
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return new Taken.Nothing("Capstan stops");
        }
        return samples.isEmpty() ? new Taken.Nothing(String.join("; ", silent)) : new Taken.Values(samples);
    }

    private static Said get(Future<Said> said) throws InterruptedException {
        try {
            return said.get();
        } catch (ExecutionException bug) {
            throw new IllegalStateException(bug.getCause());
        }
    }

    private static Series series(HostAddress host, List<HostAddress> all) {
        if (all.size() == 1) {
            return Series.ONLY;
        }
        boolean alone = all.stream()
                        .filter(other -> other.shortName().equals(host.shortName()))
                        .count()
                == 1;
        return new Series(Map.of("host", alone ? host.shortName() : host.toString()));
    }
}
