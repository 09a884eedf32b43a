package dev.capstan.slack.deliver;

import dev.capstan.catalog.Language;
import dev.capstan.operation.OperationState;
import dev.capstan.operation.OperationView;
import dev.capstan.outbox.Outbox;
import dev.capstan.outbox.Outbox.Anchor;
import dev.capstan.outbox.Subject;
import dev.capstan.slack.render.CatalogueMentions;
import dev.capstan.slack.render.OperationMessages;
import dev.capstan.step.StepAttempt;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells one operation: its card in the channel, and in the thread its progress, questions, outcome and log. */
final class Teller {
    private static final Duration BREATH = Duration.ofSeconds(1);
    static final String CARD = "card";
    private static final String PROGRESS = "progress";
    private static final String OUTCOME = "outcome";
    private static final String LOG = "log";
    private static final int LAST_LINES = 15;

    private final Outbox outbox;
    private final Board board;
    private final FileUpload upload;
    private final Told told;
    private final Clock clock;

    /** Their cards change every second and would use up every edit there is: next it is the thread's turn. */
    private final Set<Subject> threadsBehind = new HashSet<>();

    Teller(Told told, Outbox outbox, Board board, FileUpload upload, Clock clock) {
        this.outbox = outbox;
        this.board = board;
        this.upload = upload;
        this.told = told;
        this.clock = clock;
    }

    /** {@link Shown.Stands} when everything stands; otherwise the first part that doesn't, and why. */
    Shown tell(OperationView view) {
        var first = once(view);
        if (!(first instanceof Shown.Gone)) {
            return first;
        }
        // The card was deleted, and a thread without it is lost: all of it is told again
        return once(view) instanceof Shown.Stands(var ts) ? new Shown.Stands(ts) : new Shown.NotNow(BREATH);
    }

    private Shown once(OperationView view) {
        var snapshot = told.catalogue().now();
        var house = snapshot.house();
        var request = view.operation().request();
        var language = house.languageOf(request.channel());
        var messages = new OperationMessages(new CatalogueMentions(snapshot, told.access()), house.commands());
        var subject = new Subject(Subject.Kind.OPERATION, view.operation().id().value());
        var card = Place.inChannel(
                subject,
                CARD,
                request.channel().value(),
                !isRunning(view),
                view.operation().requestedAt());
        var asItIs = threadsBehind.remove(subject) && isRunning(view)
                ? outbox.anchor(subject, CARD).filter(anchor -> !anchor.ts().isEmpty())
                : Optional.<Anchor>empty();
        if (asItIs.isPresent()) {
            var shown = thread(card, asItIs.get().ts(), view, messages, language);
            return shown instanceof Shown.Stands ? new Shown.NotNow(BREATH) : shown;
        }
        var shown = board.bring(card, messages.card(view, language, clock.instant()));
        if (shown instanceof Shown.Gone) {
            forgetThread(subject, view);
        }
        return shown instanceof Shown.Stands(var ts) ? thread(card, ts, view, messages, language) : shown;
    }

    private Shown thread(Place card, String ts, OperationView view, OperationMessages messages, Language language) {
        Shown shown = new Shown.Stands(ts);
        var reminder = messages.reminder(view, language).filter(due -> isReminded(view));
        if (reminder.isPresent()) {
            shown = worse(shown, board.bringOnce(card.reply(reminderPart(view), ts, false, true), reminder.get()));
        }
        var progress = messages.progress(view, language, clock.instant());
        if (progress.isPresent()) {
            var followed = board.bring(card.reply(PROGRESS, ts, false, !isRunning(view)), progress.get());
            if (followed instanceof Shown.NotNow) {
                threadsBehind.add(card.subject());
            }
            shown = worse(shown, followed);
        }
        var outcome = messages.outcome(view, lastLines(view), language);
        if (outcome.isPresent()) {
            var reply = card.reply(outcomePart(view), ts, OperationMessages.broadcast(view), true);
            shown = worse(shown, board.bringOnce(reply, outcome.get()));
        }
        var log = isFinished(view) ? wholeLog(view, language) : "";
        if (!log.isBlank()) {
            shown = worse(
                    shown,
                    upload.bring(
                            card.reply(LOG, ts, false, true),
                            OperationMessages.logFile(view),
                            FileUpload.Content.of(log)));
        }
        if (isFinished(view)) {
            for (var picture : told.pictures().of(view, language).entrySet()) {
                var place = card.reply(picture.getKey(), ts, false, true);
                shown = worse(shown, upload.bring(place, picture.getKey(), FileUpload.Content.of(picture.getValue())));
            }
        }
        return shown;
    }

    private static Shown worse(Shown before, Shown now) {
        return before instanceof Shown.Stands ? now : before;
    }

    private void forgetThread(Subject subject, OperationView view) {
        for (var part : List.of(CARD, PROGRESS, OUTCOME, LOG, outcomePart(view), reminderPart(view))) {
            outbox.forget(subject, part);
        }
    }

    private static boolean isRunning(OperationView view) {
        return view.operation().state() instanceof OperationState.Running;
    }

    private static boolean isFinished(OperationView view) {
        return view.operation().state() instanceof OperationState.Finished;
    }

    private static boolean isReminded(OperationView view) {
        return view.operation().state() instanceof OperationState.AwaitingApproval awaiting && awaiting.reminded();
    }

    private static String reminderPart(OperationView view) {
        return "reminder-"
                + view.operation()
                        .digest()
                        .map(digest -> digest.substring(0, Math.min(8, digest.length())))
                        .orElse("");
    }

    /** Every question is a reply of its own, and so is the end. */
    private static String outcomePart(OperationView view) {
        return switch (view.operation().state()) {
            case OperationState.NeedsAttention attention ->
                "question-"
                        + OperationMessages.stepInQuestion(view)
                                .map(step -> step + "-" + newestAttempt(view, step))
                                .orElse("");
            case OperationState.Finished finished -> OUTCOME;
            case OperationState.Requested requested -> OUTCOME;
            case OperationState.Planning planning -> OUTCOME;
            case OperationState.AwaitingApproval awaiting -> OUTCOME;
            case OperationState.WaitingForLock waiting -> OUTCOME;
            case OperationState.Running running -> OUTCOME;
        };
    }

    private static int newestAttempt(OperationView view, int step) {
        return view.journal().stream()
                .filter(record -> record.step() == step)
                .mapToInt(record -> record.attempt())
                .max()
                .orElse(0);
    }

    private List<String> lastLines(OperationView view) {
        var step = OperationMessages.stepInQuestion(view);
        return view.journal().stream()
                .filter(record -> step.equals(Optional.of(record.step())))
                .flatMap(record -> {
                    var lines =
                            text(view, record.step(), record.attempt()).lines().toList();
                    return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()).stream();
                })
                .toList();
    }

    private String wholeLog(OperationView view, Language language) {
        return view.journal().stream()
                .map(record -> new Printed(record.step(), text(view, record.step(), record.attempt())))
                .filter(printed -> !printed.text().isBlank())
                .map(printed -> OperationMessages.logHeading(view, printed.step(), language) + "\n"
                        + printed.text().stripTrailing() + "\n")
                .collect(Collectors.joining("\n"));
    }

    private record Printed(int step, String text) {}

    private String text(OperationView view, int step, int attempt) {
        return told.logs().text(new StepAttempt(view.operation().id().value(), step, attempt));
    }
}
