package dev.capstan.finding;

import dev.capstan.alert.Report;
import dev.capstan.alert.Where;
import dev.capstan.catalog.Language;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Findings in memory, with what is reported of them, as the database does it. */
public final class InMemoryFindings implements Findings {
    private final Map<Where, Map<String, Standing>> standing = new LinkedHashMap<>();
    private final List<Report> reported = new ArrayList<>();

    private record Standing(Finding finding, Instant since) {}

    public synchronized List<Report> reported() {
        return List.copyOf(reported);
    }

    @Override
    public synchronized void settle(Where where, Language language, List<Finding> now, Instant at) {
        var known = standing.computeIfAbsent(where, any -> new LinkedHashMap<>());
        var matters = now.stream().map(Finding::matter).toList();
        known.entrySet().removeIf(each -> {
            boolean over = !matters.contains(each.getKey());
            if (over) {
                var past = each.getValue();
                reported.add(past.finding().over(where, language, past.since(), at));
            }
            return over;
        });
        for (var finding : now) {
            if (known.putIfAbsent(finding.matter(), new Standing(finding, at)) == null) {
                reported.add(finding.stands(where, language, at));
            }
        }
    }
}
