package dev.capstan.finding;

import dev.capstan.alert.Report;
import dev.capstan.alert.Severity;
import dev.capstan.alert.Signal;
import dev.capstan.alert.Where;
import dev.capstan.catalog.Language;
import dev.capstan.step.Told;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that is wrong.
 *
 * @param kind of trouble, by which the service and its alerts know it
 * @param of which thing it is said where several may be wrong in this way; empty where there is but one
 * @param over what is said once it is so no more
 */
public record Finding(String kind, String of, Severity severity, Told words, Told over) {
    /** In place of a receiver's name. */
    private static final String RECEIVER = "capstan";

    /** Tells it apart from everything else that may be wrong there, whatever its words say today. */
    public String matter() {
        return of.isEmpty() ? kind : kind + "-" + of;
    }

    /** That it stands; those of one kind are one alert. */
    public Report stands(Where where, Language language, Instant now) {
        return report(where, in(language, words), now, now, true);
    }

    /** That it is over. */
    public Report over(Where where, Language language, Instant since, Instant now) {
        return report(where, in(language, over), since, now, false);
    }

    private Report report(Where where, String summary, Instant since, Instant now, boolean firing) {
        var signal = new Signal(
                matter(),
                kind,
                firing,
                since,
                firing ? Optional.empty() : Optional.of(now),
                Map.of(
                        "service",
                        where.service().value(),
                        "environment",
                        where.environment().value(),
                        "severity",
                        severity.priority()),
                Map.of("summary", summary),
                Optional.empty(),
                Optional.empty());
        return new Report(RECEIVER, Report.Source.HERE, where + " " + kind, List.of(signal), 0, now);
    }

    private static String in(Language language, Told told) {
        return language == Language.CHINESE ? told.chinese() : told.english();
    }
}
