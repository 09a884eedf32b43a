package dev.capstan.alert;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far an alert reaches now.
 *
 * @param severity of the worst signal that fires, or that fired last
 * @param names of the kinds of trouble in it, the worst first
 * @param firing how many signals fire
 * @param all how many there were since it began
 */
public record Extent(Severity severity, List<String> names, int firing, int all) {
    public Extent {
        names = List.copyOf(names);
    }

    /** @param graded with the name and the severity by which the catalogue knows each */
    static Extent of(Collection<Graded> graded) {
        var firing = graded.stream().filter(each -> each.signal().firing()).toList();
        var told = firing.isEmpty() ? graded : firing;
        Map<String, Severity> worst = new TreeMap<>();
        told.forEach(each -> worst.merge(each.name(), each.severity(), (a, b) -> a.isWorseThan(b) ? a : b));
        var names = worst.entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry<String, Severity>::getValue)
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .toList();
        return new Extent(
                worst.values().stream().max(Comparator.naturalOrder()).orElse(Severity.WARNING),
                names,
                firing.size(),
                graded.size());
    }

    /**
     * A signal as the catalogue knows it.
     *
     * @param name of its definition, or else its own
     */
    public record Graded(Signal signal, String name, Severity severity) {}
}
