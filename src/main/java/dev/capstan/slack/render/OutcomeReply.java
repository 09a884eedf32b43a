package dev.capstan.slack.render;

import dev.capstan.operation.Operation;
import dev.capstan.operation.OperationState;
import dev.capstan.operation.OperationState.Finished;
import dev.capstan.operation.OperationState.NeedsAttention;
import dev.capstan.operation.OperationView;
import dev.capstan.operation.Result;
import dev.capstan.operation.Setback;
import dev.capstan.operation.StepRecord;
import dev.capstan.operation.plan.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The further reply in the thread: how it ended, or what a person has to decide. */
final class OutcomeReply {
    private static final int LINES = 12;
    private static final int LINE = 220;

    private final OperationView view;
    private final Operation operation;
    private final Wording wording;
    private final CardPhrases phrases;
    private final Mentions mentions;
    private final List<String> lastLines;
    private final Sheet sheet;

    OutcomeReply(OperationView view, Wording wording, Mentions mentions, List<String> lastLines) {
        this.view = view;
        this.operation = view.operation();
        this.wording = wording;
        this.phrases = wording.phrases().cards();
        this.mentions = mentions;
        this.lastLines = lastLines;
        this.sheet = new Sheet(wording.phrases());
    }

    Optional<Rendered> rendered() {
        // Nothing in these two states grows with time, so any moment serves
        var headline = Headline.of(view, wording, Instant.EPOCH);
        sheet.line(headline.mrkdwn());
        boolean told =
                switch (operation.state()) {
                    case NeedsAttention attention -> needsAttention(attention);
                    case Finished finished -> finished(finished.result());
                    case OperationState.Requested requested -> false;
                    case OperationState.Planning planning -> false;
                    case OperationState.AwaitingApproval awaiting -> false;
                    case OperationState.WaitingForLock waiting -> false;
                    case OperationState.Running running -> false;
                };
        return told ? Optional.of(sheet.rendered(headline.plain())) : Optional.empty();
    }

    private boolean needsAttention(NeedsAttention attention) {
        var questions = new Questions(wording);
        questions.because(attention.question()).ifPresent(sheet::line);
        lastLines();
        sheet.line(questions.asked(plan(), attention.question()));
        sheet.line(new Card.People(mentions, operation).mayAnswer(phrases));
        sheet.line(wording.phrases().threads().decideAbove());
        return true;
    }

    private boolean finished(Result result) {
        return switch (result) {
            case Result.Succeeded succeeded -> true;
            case Result.Failed failed -> failed(failed);
            case Result.Released released -> {
                sheet.line(phrases.releasedBy(Mrkdwn.user(released.by())));
                yield true;
            }
            case Result.Planned planned -> false;
            case Result.NotPlanned(var problem) -> {
                var failures = new Failures(wording);
                sheet.line(failures.what(problem)).line(failures.next(problem));
                yield askAgain();
            }
            case Result.Denied denied -> {
                sheet.line(phrases.deniedBy(
                        Mrkdwn.user(denied.by()),
                        denied.reason().map(reason -> Mrkdwn.text(reason, 300)).orElse(Mrkdwn.NOTHING)));
                yield askAgain();
            }
            case Result.Expired expired -> {
                sheet.line(phrases.expired());
                yield askAgain();
            }
            case Result.Withdrawn withdrawn -> false;
        };
    }

    private boolean askAgain() {
        var buttons = new Buttons(wording.phrases());
        var people = new Card.People(mentions, operation).wanting();
        if (!people.isEmpty()) {
            sheet.line(wording.phrases().threads().askAgain(people, Mrkdwn.name(buttons.again(operation))));
        }
        sheet.buttons(buttons.finished(operation));
        return true;
    }

    private boolean failed(Result.Failed failed) {
        sheet.line(new Setbacks(wording).because(failed.setback()));
        lastLines();
        if (Aftermath.of(view, failed) instanceof Aftermath.Back) {
            sheet.line(wording.phrases().headlines().ran(wording.runbooks(failed.recovered())));
        }
        failed.migrationLevel().ifPresent(level -> sheet.line(phrases.databaseStaysAt(Mrkdwn.code(level))));
        if (failed.setback() instanceof Setback.StepFailed(var step, var reason)) {
            sheet.line(new Failures(wording).next(reason));
        }
        sheet.buttons(new Buttons(wording.phrases()).finished(operation));
        return true;
    }

    private Plan plan() {
        return operation.plan().orElseThrow();
    }

    private void lastLines() {
        var lines = lastLines.isEmpty() ? knownLine() : lastLines;
        sheet.exactly(lines.stream()
                .skip(Math.max(0, lines.size() - LINES))
                .map(line -> Foreign.plain(line, LINE))
                .filter(line -> !line.isEmpty())
                .reduce((above, below) -> above + "\n" + below)
                .orElse(""));
    }

    private List<String> knownLine() {
        return stepInQuestion(view)
                .flatMap(number -> view.journal().stream()
                        .filter(record -> record.step() == number)
                        .findFirst())
                .map(StepRecord::lastLine)
                .map(List::of)
                .orElse(List.of());
    }

    static Optional<Integer> stepInQuestion(OperationView view) {
        var state = view.operation().state();
        if (state instanceof NeedsAttention attention) {
            return Optional.of(Questions.step(attention.question()));
        }
        return state instanceof Finished(Result.Failed failed, var startedAt, var at)
                ? Optional.of(failed.setback().step())
                : Optional.empty();
    }
}
