package dev.capstan.slack.render;

import dev.capstan.operation.OperationState;
import dev.capstan.operation.OperationState.Finished;
import dev.capstan.operation.OperationState.NeedsAttention;
import dev.capstan.operation.OperationState.Running;
import dev.capstan.operation.OperationView;
import dev.capstan.operation.Recovery;
import dev.capstan.operation.Result;
import dev.capstan.operation.Setback;
import dev.capstan.operation.StepRecord;
import dev.capstan.operation.plan.Plan;
import dev.capstan.operation.plan.PlannedStep;
import dev.capstan.step.StepOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The message in the thread that tells a line a step. */
final class ProgressThread {
    /** Done steps beyond these are told in one line, so that a long plan still fits. */
    private static final int LINES = 24;

    private static final int COMING = 12;
    private static final int LAST_LINE = 160;

    private final OperationView view;
    private final Plan plan;
    private final Wording wording;
    private final ThreadPhrases phrases;
    private final Failures failures;
    private final Sheet sheet;

    ProgressThread(OperationView view, Plan plan, Wording wording) {
        this.view = view;
        this.plan = plan;
        this.wording = wording;
        this.phrases = wording.phrases().threads();
        this.failures = new Failures(wording);
        this.sheet = new Sheet(wording.phrases());
    }

    Rendered rendered(Instant now) {
        var course = of(plan.steps());
        int hidden = Math.max(0, course.size() - LINES);
        if (hidden > 0) {
            sheet.line(Mark.DONE.before(phrases.doneEarlier(
                    course.getFirst().step(), course.get(hidden - 1).step())));
        }
        course.stream().skip(hidden).forEach(record -> sheet.line(line(record, now)));
        if (setback().isEmpty()
                && view.operation().open()
                && view.operation().stop().isEmpty()) {
            sheet.line(coming());
        }
        setback().ifPresent(setback -> recoveries(setback, now));
        return sheet.rendered(Headline.of(view, wording, now).plain());
    }

    private List<StepRecord> of(List<PlannedStep> steps) {
        var numbers = steps.stream().map(PlannedStep::number).collect(Collectors.toCollection(HashSet::new));
        return view.journal().stream()
                .filter(record -> numbers.contains(record.step()))
                .sorted(Comparator.comparingInt(StepRecord::step))
                .toList();
    }

    private Mrkdwn coming() {
        int tried = view.journal().stream().mapToInt(StepRecord::step).max().orElse(0);
        var steps = plan.steps().stream().filter(step -> step.number() > tried).toList();
        if (steps.isEmpty()) {
            return Mrkdwn.NOTHING;
        }
        var named = steps.stream().limit(COMING).map(step -> Mrkdwn.name(step.number() + " " + wording.title(step)));
        var more = steps.size() > COMING ? wording.phrases().more(steps.size() - COMING) : Mrkdwn.NOTHING;
        return phrases.comesNext(Mrkdwn.dotted(Stream.concat(named, Stream.of(more))));
    }

    private Optional<Setback> setback() {
        return switch (view.operation().state()) {
            case Running running -> running.recovery().map(Recovery::setback);
            case NeedsAttention attention -> attention.interrupted().recovery().map(Recovery::setback);
            case Finished finished ->
                finished.result() instanceof Result.Failed failed ? Optional.of(failed.setback()) : Optional.empty();
            case OperationState.Requested requested -> Optional.empty();
            case OperationState.Planning planning -> Optional.empty();
            case OperationState.AwaitingApproval awaiting -> Optional.empty();
            case OperationState.WaitingForLock waiting -> Optional.empty();
        };
    }

    private void recoveries(Setback setback, Instant now) {
        plan.recoveries().forEach((runbook, steps) -> {
            var records = of(steps);
            if (!records.isEmpty()) {
                sheet.line(phrases.recovery(wording.setback(plan, setback), Mrkdwn.code(runbook.value())));
                records.stream()
                        .skip(Math.max(0, records.size() - LINES))
                        .forEach(record -> sheet.line(line(record, now)));
            }
        });
    }

    private String line(StepRecord record, Instant now) {
        var step = plan.step(record.step());
        var ended = record.endedAt().orElse(now);
        var words = Mrkdwn.dotted(Stream.of(
                Mrkdwn.name(step.number() + " " + wording.title(step)
                        + (plan.hosts().size() > 1 ? " " + phrases.onHost(wording.host(step.host())) : "")),
                record.attempt() > 1 ? phrases.attempt(record.attempt()) : Mrkdwn.NOTHING,
                wording.duration(Duration.between(record.startedAt(), ended)),
                how(record, step)));
        return mark(record).before(words);
    }

    private Mrkdwn how(StepRecord record, PlannedStep step) {
        var lastLine = Mrkdwn.code(record.lastLine(), LAST_LINE);
        if (record.outcome().isEmpty() && record.trouble().isPresent()) {
            var trouble = record.trouble().get();
            return phrases.unreachableSince(
                    wording.host(step.host()), Mrkdwn.time(trouble.since()), Mrkdwn.code(trouble.why()));
        }
        return record.outcome()
                .map(outcome -> switch (outcome) {
                    case StepOutcome.Succeeded(var note, var told) ->
                        told.map(wording::told)
                                .orElseGet(() -> note.isBlank() ? lastLine : Mrkdwn.code(note, LAST_LINE));
                    case StepOutcome.Failed(var reason) -> failures.what(reason);
                    case StepOutcome.Stopped stopped -> phrases.stopped();
                    case StepOutcome.Unknown unknown -> phrases.unknownEnd();
                    case StepOutcome.NeverStarted never -> phrases.neverStarted();
                    case StepOutcome.LetGo letGo -> lastLine;
                })
                .orElse(lastLine);
    }

    private static Mark mark(StepRecord record) {
        return record.outcome()
                .map(outcome -> switch (outcome) {
                    case StepOutcome.Succeeded succeeded -> Mark.DONE;
                    case StepOutcome.Failed failed -> Mark.FAILED;
                    case StepOutcome.Stopped stopped -> Mark.ENDED;
                    case StepOutcome.Unknown unknown -> Mark.ATTENTION;
                    case StepOutcome.NeverStarted never -> Mark.WAITING;
                    case StepOutcome.LetGo letGo -> Mark.RUNNING;
                })
                .orElse(Mark.RUNNING);
    }
}
