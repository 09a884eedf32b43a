package dev.capstan.slack.listen;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.handler.builtin.BlockActionHandler;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import dev.capstan.operation.DecisionOutcome;
import dev.capstan.operation.OperationId;
import dev.capstan.operation.Question;
import dev.capstan.operation.StopRequest;
import dev.capstan.slack.render.ActionId;
import dev.capstan.slack.render.ButtonValue;
import dev.capstan.slack.render.Buttons;
import dev.capstan.slack.render.Forms;
import dev.capstan.slack.render.RequestDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * A button: what it says is decided and committed, then it is acknowledged. The channel's message follows from the
 * state by itself; only what changed nothing is told to whoever pressed.
 */
final class Clicks implements BlockActionHandler {
    private final Rooms rooms;
    private final Speech speech;
    private final Forms forms;
    private final Choices choices;
    private final QueryTalk queries;
    private final ImageTalk images;
    private final AlertTalk alerts;
    private final IncidentTalk incidents;
    private final Verbs verbs;
    private final Recorded recorded;
    private final RequestForms requestForms;
    private final Showing showing;
    private final PrivateAnswers answers;
    private final Home home;
    private final Executor background;

    Clicks(
            Rooms rooms,
            Speech speech,
            Forms forms,
            Choices choices,
            QueryTalk queries,
            ImageTalk images,
            AlertTalk alerts,
            IncidentTalk incidents,
            Verbs verbs,
            Recorded recorded,
            RequestForms requestForms,
            Showing showing,
            PrivateAnswers answers,
            Home home,
            Executor background) {
        this.rooms = rooms;
        this.speech = speech;
        this.forms = forms;
        this.choices = choices;
        this.queries = queries;
        this.images = images;
        this.alerts = alerts;
        this.incidents = incidents;
        this.verbs = verbs;
        this.recorded = recorded;
        this.requestForms = requestForms;
        this.showing = showing;
        this.answers = answers;
        this.home = home;
        this.background = background;
    }

    @Override
    public Response apply(BlockActionRequest request, ActionContext context) {
        var payload = request.getPayload();
        var action = payload.getActions().getFirst();
        var asker = asker(payload);
        var meaning = ActionId.of(action.getActionId());
        if (meaning.equals(Optional.of(ActionId.FORM_RUNBOOK))
                || meaning.equals(Optional.of(ActionId.FORM_SERVICE))
                || meaning.equals(Optional.of(ActionId.FORM_ENVIRONMENT))) {
            background.execute(() -> requestForms.rebuild(asker, payload.getView(), action.getActionId()));
            return context.ack();
        }
        if (meaning.filter(id -> id.value().startsWith("form-")).isPresent()
                || ActionId.parameter(action.getActionId()).isPresent()) {
            return context.ack();
        }
        var carried = carried(action);
        var said = meaning.isPresent()
                ? recorded.orNot(asker, () -> pressed(asker, meaning.get(), carried, payload.getTriggerId()))
                : stale();
        answers.give(asker, said);
        if (payload.getView() != null && "home".equals(payload.getView().getType())) {
            home.show(asker.person());
        }
        return context.ack();
    }

    /** A button's value, or that of the option that was chosen. */
    private static String carried(BlockActionPayload.Action action) {
        return Optional.ofNullable(action.getValue())
                .or(() -> Optional.ofNullable(action.getSelectedOption()).map(option -> option.getValue()))
                .orElse("");
    }

    private static Asker asker(BlockActionPayload payload) {
        var channel = payload.getChannel() == null ? null : payload.getChannel().getId();
        var asker =
                Asker.inChannel(payload.getUser().getId(), channel, payload.getTriggerId(), payload.getResponseUrl());
        if (payload.getView() != null && "modal".equals(payload.getView().getType())) {
            return asker.inModal(payload.getView().getId());
        }
        return payload.getContainer() == null
                ? asker
                : asker.inThread(payload.getContainer().getThreadTs());
    }

    private Said pressed(Asker asker, ActionId action, String carried, String delivery) {
        if (action.saysItsValue()) {
            return SlashCommands.understood(carried, speech, words -> verbs.say(asker, words, delivery));
        }
        return queries.pressed(asker, action, carried, delivery)
                .or(() -> alerts.pressed(asker, action, carried))
                .or(() -> incidents.pressed(asker, action, carried, delivery))
                .or(() -> new WatchTalk(rooms, speech).pressed(asker, action, carried, delivery))
                .or(() -> ButtonValue.parse(carried).map(value -> pressed(asker, action, value)))
                .orElseGet(this::stale);
    }

    private Said pressed(Asker asker, ActionId action, ButtonValue value) {
        var id = value.operation();
        return switch (action) {
            case APPROVE ->
                quietly(
                        asker,
                        rooms.decisions().approve(id, value.digest().orElse(""), asker.person(), Optional.empty()));
            case DENY -> new Said.Form(language -> forms.denial(value, language));
            case STOP -> new Said.Form(language -> forms.stopChoice(value, language));
            case WITHDRAW -> quietly(asker, rooms.decisions().stop(id, asker.person(), Choices.TAKEN_BACK));
            case STOP_HERE ->
                choices.said(asker, rooms.decisions().stop(id, asker.person(), StopRequest.Then.STOP_HERE));
            case STOP_AND_ROLL_BACK ->
                choices.said(asker, rooms.decisions().stop(id, asker.person(), StopRequest.Then.ROLL_BACK));
            case ANSWER_RUN_AGAIN, ANSWER_COUNT_AS_DONE, ANSWER_ROLL_BACK, ANSWER_RELEASE ->
                quietly(asker, rooms.decisions().answer(id, value.step(), asker.person(), answer(action)));
            case PLAN_ANEW -> quietly(asker, rooms.decisions().planAnew(id, asker.person()));
            case SHOW_COMMANDS -> showing.commands(id);
            case LOG -> showing.log(id);
            case AGAIN ->
                rooms.operations()
                        .find(id)
                        .<Said>map(operation -> new Said.RequestForm(RequestDraft.again(operation.request())))
                        .orElseGet(this::stale);
            case UNDO -> undo(asker, id);
            case IMAGE -> images.send(asker, id, asker.trigger().orElse(""));
            case INQUIRY_AGAIN, INQUIRY_EXPLAIN, INQUIRY_CANCEL, INQUIRY_OFFERED, QUERY -> stale();
            case SAY_FIX, SAY_RUN, SAY_RESOLVE, SAY_STATUS, SAY_DIAGNOSE -> stale();
            case SAY_ALERT_ROLL_BACK, SAY_ALERT_1, SAY_ALERT_2, SAY_ALERT_3, SAY_ALERT_4, SAY_ALERT_5 -> stale();
            case SAY_ALERT_INCIDENT, SAY_INCIDENT_STOP, SAY_INCIDENT_IMPACT -> stale();
            case INCIDENT_UPDATE, INCIDENT_NOTE, INCIDENT_COMMAND, INCIDENT_RESOLVE, INCIDENT_REPORT -> stale();
            case ALERT_ACKNOWLEDGE, ALERT_ESCALATE, ALERT_SILENCE, ALERT_UNSILENCE -> stale();
            case WATCH_STOP, WATCH_ROLL_BACK, WATCH_KEEP -> stale();
            case FORM_RUNBOOK,
                    FORM_SERVICE,
                    FORM_ENVIRONMENT,
                    FORM_COMPONENT,
                    FORM_REASON,
                    FORM_WORD,
                    FORM_UNTIL,
                    FORM_READERS,
                    FORM_TEXT,
                    FORM_DENIAL,
                    FORM_STOP -> new Said.Nothing();
        };
    }

    /** Asked for like anything else: whoever may run it, under its guard. */
    private Said undo(Asker asker, OperationId id) {
        var operation = rooms.operations().find(id);
        var runbook = operation.flatMap(Buttons::undoneBy).flatMap(name -> Optional.ofNullable(rooms.catalogue()
                        .now()
                        .services()
                        .get(operation.get().request().scope().service()))
                .map(service -> service.runbooks().get(name)));
        if (runbook.isEmpty()) {
            return stale();
        }
        var scope = operation.get().request().scope();
        var words = new ArrayList<>(List.of(
                scope.service().value(),
                scope.environment().value(),
                runbook.get().name().value()));
        runbook.get().parameters().forEach(parameter -> words.add(parameter.name() + "=" + id));
        var outcome = rooms.desk()
                .request(
                        runbook.get().command(),
                        words,
                        asker.person(),
                        asker.trigger().orElse("undo of " + id));
        return new Said.Words(language -> speech.replies().of(outcome, language), Verbs.channelOf(outcome));
    }

    private static Question.Answer answer(ActionId action) {
        return action.answer().orElseThrow();
    }

    private Said quietly(Asker asker, DecisionOutcome outcome) {
        return outcome instanceof DecisionOutcome.Done ? new Said.Nothing() : choices.said(asker, outcome);
    }

    private Said stale() {
        return new Said.Words(language -> speech.replies().staleButton(language));
    }
}
