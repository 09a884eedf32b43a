package dev.capstan.alert;

import dev.capstan.page.Page;
import dev.capstan.page.PageId;
import dev.capstan.page.WayName;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is to be done about an alert by the catalogue in force.
 *
 * @param reach ways that the definitions name besides those of the course
 * @param tell whom they call besides
 * @param title of the trouble, for whoever is reached beside Slack
 * @param text what it means and what to do
 * @param link where the runbook is
 */
record Handling(
        Escalation escalation,
        List<String> reach,
        List<Audience> tell,
        String title,
        String text,
        Optional<String> link) {
    Handling {
        reach = List.copyOf(reach);
        tell = List.copyOf(tell);
    }

    /** With one more sentence for whoever is reached beside Slack. */
    Handling saying(String more) {
        return new Handling(escalation, reach, tell, title, text.isBlank() ? more : text + "\n" + more, link);
    }

    Escalation.Course course(Severity severity) {
        var course = escalation.of(severity);
        return new Escalation.Course(
                course.tellAfter(),
                Stream.concat(course.tell().stream(), tell.stream()).distinct().toList(),
                Stream.concat(course.reach().stream(), reach.stream())
                        .distinct()
                        .toList(),
                course.steps(),
                course.remindAfter(),
                course.incident());
    }

    Page page(Alert alert, Severity severity, String way, Page.What what, Instant now) {
        var where = alert.origin()
                .where()
                .map(Where::toString)
                .orElse(alert.origin().receiver());
        return new Page(
                new PageId("%s.%s.%d.%s"
                        .formatted(alert.id(), what.name().toLowerCase(Locale.ROOT), now.toEpochMilli(), way)),
                new WayName(way),
                alert.id().value(),
                what,
                "%s %s · %s · %s".formatted(severity.priority(), title, where, alert.id()),
                text,
                switch (severity) {
                    case CRITICAL -> Page.Severity.CRITICAL;
                    case ERROR -> Page.Severity.ERROR;
                    case WARNING -> Page.Severity.WARNING;
                },
                where,
                alert.id().value(),
                link,
                now);
    }
}
