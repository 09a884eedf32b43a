package dev.capstan.slack.render;

import dev.capstan.sql.Failure;
import dev.capstan.sql.Finding;
import dev.capstan.sql.Finding.Measure;
import dev.capstan.sql.InquiryState;
import dev.capstan.sql.InquiryView;
import java.time.Duration;
import java.time.Instant;

/** How an inquiry stands, in a few words: the sign, and the number that decided. */
record Standing(Mark mark, Mrkdwn words) {

    static Standing of(InquiryView view, Phrases phrases, Instant now) {
        var queries = phrases.queries();
        return switch (view.state()) {
            case InquiryState.Waiting waiting ->
                new Standing(
                        Mark.RUNNING, underWay(view, phrases, view.inquiry().askedAt(), now));
            case InquiryState.UnderWay(var since) -> new Standing(Mark.RUNNING, underWay(view, phrases, since, now));
            case InquiryState.Complete complete -> complete(view, complete, phrases);
            case InquiryState.Examined(var checkup) ->
                new Standing(Mark.of(checkup.health()), CheckupPages.tally(checkup, phrases));
            case InquiryState.Looked(var report) -> MigrationPages.standing(report, phrases);
            case InquiryState.Failed(var failure) -> new Standing(Mark.FAILED, failed(failure, phrases));
            case InquiryState.Cancelled(var by, var after) ->
                new Standing(Mark.ENDED, queries.cancelled(Mrkdwn.user(by), after.map(phrases::duration)));
        };
    }

    private static Mrkdwn underWay(InquiryView view, Phrases phrases, Instant since, Instant now) {
        if (view.cancelling().isPresent()) {
            return phrases.queries().ending();
        }
        var length = Duration.ofSeconds(Math.max(0, Duration.between(since, now).toSeconds()));
        return phrases.queries().underWay(phrases.duration(length));
    }

    private static Standing complete(InquiryView view, InquiryState.Complete complete, Phrases phrases) {
        var queries = phrases.queries();
        var finding = complete.finding();
        if (view.inquiry().explains()) {
            return new Standing(Mark.ANSWERED, took(complete.took(), phrases));
        }
        return switch (finding.grade()) {
            case NONE -> new Standing(Mark.ANSWERED, count(complete, queries));
            case MET -> new Standing(Mark.DONE, found(finding, queries));
            case WARNED -> new Standing(Mark.ATTENTION, found(finding, queries));
            case MISSED -> new Standing(Mark.FAILED, found(finding, queries));
            case NO_DATA -> new Standing(Mark.ATTENTION, queries.noData(wanted(finding)));
            case NO_COLUMN ->
                new Standing(
                        Mark.ATTENTION,
                        queries.noColumn(
                                Mrkdwn.code(finding.measures().getFirst().what())));
        };
    }

    /** Most answers come within a second. */
    static Mrkdwn took(Duration length, Phrases phrases) {
        return length.compareTo(Duration.ofSeconds(1)) < 0
                ? phrases.queries().milliseconds(length.toMillis())
                : phrases.duration(length);
    }

    private static Mrkdwn count(InquiryState.Complete complete, QueryPhrases queries) {
        return complete.cut().isPresent() ? queries.rowsAtLeast(complete.rows()) : queries.rows(complete.rows());
    }

    private static Mrkdwn found(Finding finding, QueryPhrases queries) {
        return Mrkdwn.dotted(finding.measures().stream()
                .map(measure -> measure.what().equals("rows")
                        ? rows(measure, queries)
                        : queries.expected(
                                Mrkdwn.text(measure.what() + " " + measure.value()), pretty(measure.wanted()))));
    }

    private static Mrkdwn rows(Measure measure, QueryPhrases queries) {
        var found = queries.rows(Long.parseLong(measure.value()));
        if (!measure.wanted().equals("= 0")) {
            return queries.expected(found, pretty(measure.wanted()));
        }
        return measure.value().equals("0") ? found : queries.expected(found, queries.noRows());
    }

    private static Mrkdwn wanted(Finding finding) {
        return Mrkdwn.dotted(finding.measures().stream()
                .map(measure -> Mrkdwn.name(Mrkdwn.text(measure.what()) + " " + pretty(measure.wanted()))));
    }

    private static Mrkdwn pretty(String wanted) {
        return Mrkdwn.text(wanted.replace("<=", "≤").replace(">=", "≥"));
    }

    private static Mrkdwn failed(Failure failure, Phrases phrases) {
        var failures = phrases.queryFailures();
        return switch (failure) {
            case Failure.Statement statement -> failures.refusedByDatabase();
            case Failure.CallsHidden hidden -> failures.callsHidden();
            case Failure.Masked masked -> failures.masked();
            case Failure.TimedOut(var after) -> failures.timedOut(phrases.duration(after));
            case Failure.Unreachable unreachable -> failures.unreachable();
            case Failure.Busy busy -> failures.busy();
            case Failure.Interrupted interrupted -> failures.interrupted();
            case Failure.Gone gone -> failures.gone();
            case Failure.OwnFault fault -> failures.ownFault();
        };
    }
}
