package dev.capstan.slack.listen;

import dev.capstan.catalog.Language;
import dev.capstan.operation.DecisionOutcome;
import dev.capstan.operation.OperationId;
import dev.capstan.operation.OperationView;
import dev.capstan.operation.StepRecord;
import dev.capstan.slack.render.CommandListing;
import dev.capstan.slack.render.OperationMessages;
import dev.capstan.slack.render.Rendered;
import dev.capstan.step.StepAttempt;
import java.util.List;
import java.util.Optional;

/** What somebody wants to look at, in private: the exact commands, the end of the log. */
final class Showing {
    private static final int LINES = 30;

    private final Rooms rooms;
    private final Speech speech;

    Showing(Rooms rooms, Speech speech) {
        this.rooms = rooms;
        this.speech = speech;
    }

    Said commands(OperationId id) {
        var view = rooms.operations().view(id);
        return new Said.Words(
                language -> view.flatMap(known -> speech.messages().commands(known, language))
                        .map(CommandListing::message)
                        .orElseGet(() -> gone(id, language)));
    }

    /** The end of what the step in question printed; the whole log hangs in the thread as a file. */
    Said log(OperationId id) {
        var view = rooms.operations().view(id);
        var lines = view.map(this::lastLines).orElse(List.of());
        return new Said.Words(language -> view.isEmpty()
                ? gone(id, language)
                : view.flatMap(known -> lines.isEmpty()
                                ? Optional.empty()
                                : speech.messages().outcome(known, lines, language))
                        .orElseGet(() -> speech.replies().noLog(language)));
    }

    private List<String> lastLines(OperationView view) {
        var id = view.operation().id();
        var step = OperationMessages.stepInQuestion(view);
        return view.journal().stream()
                .filter(record -> step.equals(Optional.of(record.step())))
                .map(record -> rooms.logs().text(attempt(id, record)))
                .flatMap(text -> last(text.lines().toList()).stream())
                .toList();
    }

    private static StepAttempt attempt(OperationId id, StepRecord record) {
        return new StepAttempt(id.value(), record.step(), record.attempt());
    }

    private static List<String> last(List<String> lines) {
        return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
    }

    private Rendered gone(OperationId id, Language language) {
        return speech.replies().of(new DecisionOutcome.NoSuchOperation(id.value()), language);
    }
}
