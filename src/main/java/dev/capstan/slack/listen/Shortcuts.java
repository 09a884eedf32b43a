package dev.capstan.slack.listen;

import com.slack.api.bolt.context.builtin.GlobalShortcutContext;
import com.slack.api.bolt.context.builtin.MessageShortcutContext;
import com.slack.api.bolt.request.builtin.GlobalShortcutRequest;
import com.slack.api.bolt.request.builtin.MessageShortcutRequest;
import com.slack.api.bolt.response.Response;
import dev.capstan.catalog.Runbook;
import dev.capstan.catalog.RunbookName;
import dev.capstan.operation.OperationId;
import dev.capstan.slack.render.Forms;
import dev.capstan.slack.render.RequestDraft;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;

/** Shortcuts: from anywhere to the request form; on a message that names an operation, to how that stands. */
final class Shortcuts {
    /** On a message; any other id is the name of a runbook. */
    static final String SHOW = "show";

    private static final Pattern OPERATION = Pattern.compile("\\bop-[0-9A-Z]{6}\\b");

    private final Rooms rooms;
    private final Speech speech;
    private final Forms forms;
    private final Recorded recorded;
    private final PrivateAnswers answers;
    private final Clock clock;

    Shortcuts(Rooms rooms, Speech speech, Forms forms, Recorded recorded, PrivateAnswers answers, Clock clock) {
        this.rooms = rooms;
        this.speech = speech;
        this.forms = forms;
        this.recorded = recorded;
        this.answers = answers;
        this.clock = clock;
    }

    Response global(GlobalShortcutRequest request, GlobalShortcutContext context) {
        var payload = request.getPayload();
        var asker = Asker.inChannel(payload.getUser().getId(), null, payload.getTriggerId(), null);
        answers.give(asker, new Said.RequestForm(RequestDraft.of(runbook(payload.getCallbackId()))));
        return context.ack();
    }

    Response onMessage(MessageShortcutRequest request, MessageShortcutContext context) {
        var payload = request.getPayload();
        var asker = Asker.inChannel(
                payload.getUser().getId(),
                payload.getChannel().getId(),
                payload.getTriggerId(),
                payload.getResponseUrl());
        var text = Optional.ofNullable(payload.getMessage().getText()).orElse("");
        var said = named(text)
                .map(id -> recorded.orNot(asker, () -> standing(id)))
                .orElseGet(() -> new Said.RequestForm(RequestDraft.of(runbook(payload.getCallbackId()))));
        answers.give(asker, said);
        return context.ack();
    }

    private static Optional<OperationId> named(String text) {
        return OPERATION.matcher(text).results().findFirst().flatMap(found -> OperationId.parse(found.group()));
    }

    private Said standing(OperationId id) {
        var view = rooms.operations().view(id);
        var now = clock.instant();
        return view.<Said>map(
                        known -> new Said.Words(language -> speech.messages().card(known, language, now)))
                .orElseGet(() -> new Said.Words(language -> speech.replies()
                        .of(new dev.capstan.operation.DecisionOutcome.NoSuchOperation(id.value()), language)));
    }

    /** The shortcut's id names the runbook; any other is a deploy. */
    private RunbookName runbook(String callbackId) {
        return Offer.runbooks(rooms.catalogue().now()).containsKey(callbackId)
                ? new RunbookName(callbackId)
                : Runbook.DEPLOY;
    }
}
