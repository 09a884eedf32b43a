package dev.capstan.operation.plan;

import dev.capstan.step.Preview;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was found out on the target when the plan was made, pinned with it.
 *
 * @param commits by parameter: the full commit id that a tag or branch stood for
 * @param current the commit that was live, where the folder is a repository
 * @param currentLabel its tag, or its short id
 * @param news subjects of the commits that a deploy brings, newest first, cut
 * @param newsCount how many there are in all
 * @param goesBack the commits go back: what is live has commits which the chosen version lacks
 * @param migrationLevel at which migration the database was
 * @param keptCopy the copy that a {@code kept-copy} parameter stood for: its whole path
 * @param previews what steps of other rooms would have done then, by their place among the runbook's steps, from 1
 */
public record PlanFacts(
        Instant plannedAt,
        Map<String, String> commits,
        Optional<String> current,
        Optional<String> currentLabel,
        List<String> news,
        int newsCount,
        boolean goesBack,
        Optional<String> migrationLevel,
        Optional<String> keptCopy,
        Map<Integer, Preview> previews) {
    public PlanFacts {
        commits = java.util.Collections.unmodifiableMap(new TreeMap<>(commits));
        news = List.copyOf(news);
        // plans of older versions were stored without
        previews = java.util.Collections.unmodifiableMap(previews == null ? new TreeMap<>() : new TreeMap<>(previews));
    }

    public PlanFacts(
            Instant plannedAt,
            Map<String, String> commits,
            Optional<String> current,
            Optional<String> currentLabel,
            List<String> news,
            int newsCount,
            boolean goesBack,
            Optional<String> migrationLevel,
            Optional<String> keptCopy) {
        this(plannedAt, commits, current, currentLabel, news, newsCount, goesBack, migrationLevel, keptCopy, Map.of());
    }

    static PlanFacts only(Instant plannedAt, Map<Integer, Preview> previews) {
        return new PlanFacts(
                plannedAt,
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                0,
                false,
                Optional.empty(),
                Optional.empty(),
                previews);
    }
}
