package dev.capstan.step;

import java.util.List;

/**
 * What a step would do if it ran now, as people see it before they agree.
 *
 * @param columns and rows: a sample, fit to be shown
 * @param more rows beyond the sample
 * @param pinned comes back to the step as the value {@link #PINNED} when it runs, and an approval is bound to it
 */
public record Preview(List<Told> lines, List<String> columns, List<List<String>> rows, int more, String pinned) {
    public static final String PINNED = "pinned";

    public Preview {
        lines = List.copyOf(lines);
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }
}
