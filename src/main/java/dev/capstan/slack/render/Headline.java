package dev.capstan.slack.render;

import dev.capstan.operation.Operation;
import dev.capstan.operation.OperationState;
import dev.capstan.operation.OperationView;
import dev.capstan.operation.Result;
import dev.capstan.operation.Setback;
import dev.capstan.operation.StepRecord;
import dev.capstan.operation.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The first line: what it is and how it stands. */
record Headline(Mark mark, Mrkdwn subject, Mrkdwn standing, String id) {

    static Headline of(OperationView view, Wording wording, Instant now) {
        var operation = view.operation();
        var phrases = wording.phrases().headlines();
        return switch (operation.state()) {
            case OperationState.Requested requested -> line(operation, wording, Mark.RUNNING, phrases.requested());
            case OperationState.Planning planning -> line(operation, wording, Mark.RUNNING, phrases.planning());
            case OperationState.AwaitingApproval awaiting -> {
                int wanted =
                        operation.plan().map(plan -> plan.guard().approvals()).orElse(1);
                yield line(
                        operation,
                        wording,
                        Mark.WAITING,
                        phrases.awaiting(operation.approvals().size(), wanted));
            }
            case OperationState.WaitingForLock waiting ->
                line(
                        operation,
                        wording,
                        Mark.LOCKED,
                        phrases.waitingForLock(
                                waiting.holder().map(Mrkdwn::name).orElse(Mrkdwn.NOTHING)));
            case OperationState.Running running ->
                line(operation, wording, Mark.RUNNING, running(view, running, wording, now));
            case OperationState.NeedsAttention attention ->
                line(
                        operation,
                        wording,
                        Mark.ATTENTION,
                        phrases.needsAttention(wording.step(
                                plan(operation), attention.interrupted().step())));
            case OperationState.Finished finished -> finished(view, finished, wording);
        };
    }

    private static Headline line(Operation operation, Wording wording, Mark mark, Mrkdwn standing) {
        return new Headline(
                mark, wording.subject(operation), standing, operation.id().value());
    }

    private static Plan plan(Operation operation) {
        return operation.plan().orElseThrow();
    }

    private static Mrkdwn running(OperationView view, OperationState.Running running, Wording wording, Instant now) {
        var operation = view.operation();
        var plan = plan(operation);
        var phrases = wording.phrases().headlines();
        if (operation.stop().isPresent() && running.recovery().isEmpty()) {
            return phrases.stopping(wording.step(plan, running.step()));
        }
        var title = wording.title(plan.step(running.step()));
        var duration = view.journal().stream()
                .filter(record -> record.step() == running.step()
                        && record.attempt() == running.attempt()
                        && record.endedAt().isEmpty())
                .findFirst()
                .map(StepRecord::startedAt)
                .map(since -> wording.duration(Duration.between(since, now)))
                .orElse(Mrkdwn.NOTHING);
        return running.recovery()
                .map(recovery -> {
                    var steps = plan.recoveries().getOrDefault(recovery.current(), List.of());
                    int at = (int) steps.stream()
                            .filter(step -> step.number() <= running.step())
                            .count();
                    return phrases.recovering(
                            wording.setback(plan, recovery.setback()),
                            Mrkdwn.name(recovery.current()),
                            at,
                            steps.size(),
                            title,
                            duration);
                })
                .orElseGet(() -> phrases.running(running.step(), plan.steps().size(), title, duration));
    }

    private static Headline finished(OperationView view, OperationState.Finished finished, Wording wording) {
        var operation = view.operation();
        var phrases = wording.phrases().headlines();
        var plain =
                switch (finished.result()) {
                    case Result.Succeeded succeeded -> line(operation, wording, Mark.DONE, phrases.done());
                    case Result.Failed failed -> failed(view, failed, wording);
                    case Result.Released released ->
                        line(
                                operation,
                                wording,
                                Mark.FAILED,
                                phrases.released(wording.step(plan(operation), Questions.step(released.question()))));
                    case Result.Planned planned -> line(operation, wording, Mark.ONLY_A_PLAN, phrases.onlyPlanned());
                    case Result.NotPlanned notPlanned -> line(operation, wording, Mark.FAILED, phrases.notPlanned());
                    case Result.Denied denied -> line(operation, wording, Mark.ENDED, phrases.denied());
                    case Result.Expired expired -> line(operation, wording, Mark.ENDED, phrases.expired());
                    case Result.Withdrawn withdrawn -> line(operation, wording, Mark.ENDED, phrases.withdrawn());
                };
        return finished.startedAt()
                .map(started -> plain.after(wording.duration(Duration.between(started, finished.at()))))
                .orElse(plain);
    }

    private static Headline failed(OperationView view, Result.Failed failed, Wording wording) {
        var operation = view.operation();
        var headlines = wording.phrases().headlines();
        var plan = plan(operation);
        var label = plan.facts().commits().isEmpty()
                ? java.util.Optional.<Mrkdwn>empty()
                : plan.facts().currentLabel().map(Mrkdwn::text);
        var stopped = failed.setback() instanceof Setback.StoppedBy;
        record Ending(Mark mark, Mrkdwn words) {}
        var ending =
                switch (Aftermath.of(view, failed)) {
                    case Aftermath.Left left -> new Ending(stopped ? Mark.ENDED : Mark.FAILED, headlines.leftAsItIs());
                    case Aftermath.Ran(var runbooks) ->
                        new Ending(Mark.FAILED, headlines.ran(wording.runbooks(runbooks)));
                    case Aftermath.Back(var healthy) ->
                        new Ending(
                                Mark.ROLLED_BACK,
                                label.map(version ->
                                                healthy ? headlines.backAndHealthy(version) : headlines.back(version))
                                        .orElseGet(() -> headlines.backUnnamed(healthy)));
                };
        var setback = wording.setback(plan, failed.setback());
        return line(operation, wording, ending.mark(), wording.phrases().clauses(setback, ending.words()));
    }

    private Headline after(Mrkdwn duration) {
        return new Headline(mark, subject, Mrkdwn.name(standing + " · " + duration), id);
    }

    Mrkdwn mrkdwn() {
        return mrkdwn(Mrkdwn.name(id));
    }

    /** @param id as a link */
    Mrkdwn mrkdwn(Mrkdwn id) {
        return Mrkdwn.name(mark.before("*" + subject + "* " + standing + " · " + id));
    }

    /** For notifications. */
    String plain() {
        return mark.before(subject + " " + standing + " · " + id);
    }
}
