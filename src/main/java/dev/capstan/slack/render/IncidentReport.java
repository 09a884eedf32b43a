package dev.capstan.slack.render;

import dev.capstan.catalog.Language;
import dev.capstan.catalog.UserId;
import dev.capstan.incident.Entry;
import dev.capstan.incident.Incident.FollowUp;
import dev.capstan.incident.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Function;

/** The report of an incident as a Markdown file, in five parts: found, impact, steps, cause, prevention. */
public final class IncidentReport {
    static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private final Timeline timeline;
    private final Optional<String> impact;
    private final Wording wording;
    private final IncidentReportPhrases report;
    private final IncidentPen pen;
    private final StringBuilder text = new StringBuilder();

    /**
     * @param impact the question whom it hit, as it would be typed
     * @param names of people, who have no mentions on paper
     */
    public IncidentReport(
            Timeline timeline, Optional<String> impact, Function<UserId, String> names, Language language) {
        this.timeline = timeline;
        this.impact = impact;
        this.wording = Wording.in(language);
        this.report = wording.phrases().incidentReports();
        this.pen = IncidentPen.paper(names);
    }

    public String written() {
        var incident = timeline.incident();
        line("# " + incident.id() + " " + incident.severity().priority() + " "
                + pen.text().apply(incident.title()));
        line("");
        line(incident.where() + " · "
                + report.commander()
                + ": "
                + incident.commander().map(pen.person()).map(Mrkdwn::value).orElse("–"));
        part(1, report.found());
        found();
        part(2, report.impact());
        impact();
        part(3, report.steps());
        steps();
        part(4, report.cause());
        line(incident.resolution()
                .map(resolution -> pen.text().apply(resolution.cause()).value())
                .orElse(report.unknown()));
        part(5, report.prevention());
        incident.followUps().forEach(this::followUp);
        if (incident.followUps().isEmpty()) {
            line(report.nothing());
        }
        return text.toString();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private void part(int number, String title) {
        line("");
        line("## " + number + ". " + title);
        line("");
    }

    private void found() {
        line("- " + report.at() + ": " + moment(timeline.found()));
        since(report.acknowledged(), timeline.acknowledged());
        since(report.mitigated(), timeline.mitigated());
        since(report.resolved(), timeline.resolved());
    }

    private void since(String what, Optional<Instant> at) {
        line("- " + what + ": "
                + at.map(moment -> moment(moment) + ", "
                                + report.after(wording.duration(Duration.between(timeline.found(), moment))
                                        .value()))
                        .orElse(report.notYet()));
    }

    private static String moment(Instant at) {
        return MOMENT.format(at) + " UTC";
    }

    private void impact() {
        for (var view : timeline.alerts()) {
            var alert = view.alert();
            line("- " + alert.id() + " " + alert.extent().severity().priority() + " "
                    + pen.text().apply(String.join(", ", alert.extent().names())) + ": "
                    + moment(alert.beganAt()) + " – "
                    + alert.overAt().map(IncidentReport::moment).orElse(report.notYet()));
        }
        for (var happened : timeline.view().entries()) {
            if (happened.entry() instanceof Entry.Updated(var readers, var words, var by)) {
                line("- " + report.toldTo(wording.phrases().incidents().readers(readers)) + ", " + moment(happened.at())
                        + ": " + pen.text().apply(words));
            }
        }
        impact.ifPresent(typed -> line("- " + report.ask() + " `/" + typed + "`"));
        if (timeline.alerts().isEmpty() && impact.isEmpty()) {
            line("- " + timeline.incident().where());
        }
    }

    private void steps() {
        var lines = new IncidentLines(wording, pen);
        line("| " + report.time() + " | " + report.what() + " |");
        line("| --- | --- |");
        timeline.lines().forEach(line -> line("| " + MOMENT.format(line.at()) + " | " + lines.of(line.what()) + " |"));
    }

    private void followUp(FollowUp followUp) {
        line("- [" + (followUp.open() ? " " : "x") + "] " + followUp.number() + ". "
                + pen.text().apply(followUp.text())
                + followUp.owner()
                        .map(owner -> " (" + pen.person().apply(owner) + ")")
                        .orElse(""));
    }
}
