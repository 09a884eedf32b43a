package dev.capstan.slack.listen;

import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.handler.builtin.ViewSubmissionHandler;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import dev.capstan.alert.AlertDesk;
import dev.capstan.incident.IncidentDesk;
import dev.capstan.operation.DecisionOutcome;
import dev.capstan.operation.Refusal;
import dev.capstan.operation.RequestOutcome;
import dev.capstan.operation.StopRequest;
import dev.capstan.slack.render.ActionId;
import dev.capstan.slack.render.ButtonValue;
import dev.capstan.slack.render.CallbackId;
import dev.capstan.slack.render.Forms;
import dev.capstan.sql.Asked;
import dev.capstan.sql.QueryRefusal;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A form was sent: decided and committed, then closed, or told on the spot why it can't be. */
final class Submissions implements ViewSubmissionHandler {
    /** What becomes of the form. */
    private sealed interface Fate {
        record Closed() implements Fate {}

        record Told(Said.Words words) implements Fate {}

        /** The field is wrong; the form stays open. */
        record Wrong(String actionId, Said.Words words) implements Fate {}
    }

    private final Rooms rooms;
    private final Speech speech;
    private final Forms forms;
    private final RequestForms requestForms;
    private final QueryTalk queries;
    private final AlertTalk alerts;
    private final IncidentTalk incidents;
    private final Recorded recorded;
    private final PrivateAnswers answers;
    private final Home home;

    Submissions(
            Rooms rooms,
            Speech speech,
            Forms forms,
            RequestForms requestForms,
            QueryTalk queries,
            AlertTalk alerts,
            IncidentTalk incidents,
            Recorded recorded,
            PrivateAnswers answers,
            Home home) {
        this.rooms = rooms;
        this.speech = speech;
        this.forms = forms;
        this.requestForms = requestForms;
        this.queries = queries;
        this.alerts = alerts;
        this.incidents = incidents;
        this.recorded = recorded;
        this.answers = answers;
        this.home = home;
    }

    @Override
    public Response apply(ViewSubmissionRequest request, ViewSubmissionContext context) {
        var payload = request.getPayload();
        var asker = Asker.inChannel(payload.getUser().getId(), null, payload.getTriggerId(), null);
        var fate = recorded.orElse(() -> fate(asker, payload), Fate.Told::new, late -> tellLate(asker, payload, late));
        home.showAgain(asker.person());
        return switch (fate) {
            case Fate.Closed closed -> context.ack(r -> r.responseAction("clear"));
            case Fate.Told(var words) -> told(asker, words, context);
            case Fate.Wrong(var field, var words) ->
                Entered.in(payload.getView())
                        .blockOf(field)
                        .map(block -> context.ackWithErrors(Map.of(
                                block,
                                words.words().apply(speech.languageOf(asker)).text())))
                        .orElseGet(() -> told(asker, words, context));
        };
    }

    /** The form says by now that the outcome isn't known yet; it is told there. */
    private void tellLate(Asker asker, ViewSubmissionPayload payload, Fate fate) {
        var words =
                switch (fate) {
                    case Fate.Closed closed ->
                        new Said.Words(language -> speech.replies().recordedAfterAll(language));
                    case Fate.Told(var told) -> told;
                    case Fate.Wrong(var field, var wrong) -> wrong;
                };
        answers.give(asker.inModal(payload.getView().getId()), words);
    }

    private Response told(Asker asker, Said.Words said, ViewSubmissionContext context) {
        var language = speech.languageOf(asker);
        var answer = said.words().apply(language);
        var words = answers.invited(asker, said.toldIn()).map(answer::and).orElse(answer);
        return context.ackWithUpdate(forms.message(words, language));
    }

    private Fate fate(Asker asker, ViewSubmissionPayload payload) {
        var view = payload.getView();
        return CallbackId.of(view.getCallbackId())
                .map(form -> switch (form) {
                    case LOADING -> new Fate.Closed();
                    case REQUEST -> request(asker, view);
                    case QUERY -> query(asker, view);
                    case TYPED_CONFIRMATION -> about(view, value -> confirmed(asker, value, view));
                    case DENIAL -> about(view, value -> denied(asker, value, view));
                    case STOP_CHOICE -> about(view, value -> stopped(asker, value, view));
                    case SILENCE -> silenced(asker, view);
                    case INCIDENT_UPDATE -> fate(incidents.updated(asker, view));
                    case INCIDENT_NOTE -> fate(incidents.noted(asker, view));
                    case INCIDENT_RESOLVE -> fate(incidents.resolved(asker, view));
                })
                .orElseGet(this::stale);
    }

    private Fate request(Asker asker, View view) {
        var draft = requestForms.draft(view);
        if (draft.isEmpty()) {
            return stale();
        }
        var typed = requestForms.typed(draft.get());
        var outcome = rooms.desk().request(typed.command(), typed.words(), asker.person(), view.getId());
        var words = new Said.Words(language -> speech.replies().of(outcome, language), Verbs.channelOf(outcome));
        return switch (outcome) {
            case RequestOutcome.Refused(Refusal.ParameterRefused refused) ->
                new Fate.Wrong(field(view, refused.parameter().name()), words);
            case RequestOutcome.Refused(Refusal.ParameterMissing missing) ->
                new Fate.Wrong(field(view, missing.parameter().name()), words);
            case RequestOutcome.Refused refused -> new Fate.Told(words);
            case RequestOutcome.Busy busy -> new Fate.Told(words);
            case RequestOutcome.AlreadyOpen open -> new Fate.Told(words);
            case RequestOutcome.Accepted accepted -> new Fate.Told(words);
        };
    }

    private Fate query(Asker asker, View view) {
        var asked = queries.submitted(view, asker.person());
        return asked.map(known -> switch (known) {
                    case Asked.Accepted(var inquiry) when !inquiry.isPrivate() -> new Fate.Closed();
                    case Asked.Known twice -> new Fate.Closed();
                    case Asked.Incomplete(var wanted, var refusal) -> wrong(view, refusal, words(known));
                    case Asked.Refused(var refusal) -> wrong(view, refusal, words(known));
                    default -> new Fate.Told(words(known));
                })
                .orElseGet(this::stale);
    }

    private Said.Words words(Asked asked) {
        return new Said.Words(language -> queries.told(asked, language));
    }

    private static Fate wrong(View view, QueryRefusal refusal, Said.Words words) {
        return switch (refusal) {
            case QueryRefusal.Mistyped(Refusal.ParameterRefused refused) ->
                new Fate.Wrong(field(view, refused.parameter().name()), words);
            case QueryRefusal.Mistyped(Refusal.ParameterMissing missing) ->
                new Fate.Wrong(field(view, missing.parameter().name()), words);
            case QueryRefusal.Mistyped(Refusal.EnvironmentMissing missing) ->
                new Fate.Wrong(ActionId.FORM_ENVIRONMENT.value(), words);
            default -> new Fate.Told(words);
        };
    }

    private static String field(View view, String parameter) {
        return Entered.in(view).fields().stream()
                .filter(field -> ActionId.parameter(field).equals(Optional.of(parameter)))
                .findFirst()
                .orElse("");
    }

    private Fate confirmed(Asker asker, ButtonValue value, View view) {
        var word = Entered.in(view).value(ActionId.FORM_WORD.value()).orElse("");
        var outcome = rooms.decisions()
                .approve(value.operation(), value.digest().orElse(""), asker.person(), Optional.of(word));
        return outcome instanceof DecisionOutcome.WrongWord
                ? new Fate.Wrong(ActionId.FORM_WORD.value(), words(outcome))
                : fate(outcome);
    }

    private Fate denied(Asker asker, ButtonValue value, View view) {
        var reason = Entered.in(view).value(ActionId.FORM_DENIAL.value());
        return fate(rooms.decisions().deny(value.operation(), asker.person(), reason));
    }

    private Fate stopped(Asker asker, ButtonValue value, View view) {
        var then = Entered.in(view)
                .value(ActionId.FORM_STOP.value())
                .flatMap(Choices::stop)
                .orElse(StopRequest.Then.STOP_HERE);
        return fate(rooms.decisions().stop(value.operation(), asker.person(), then));
    }

    private Fate silenced(Asker asker, View view) {
        var outcome = alerts.silenced(asker, view);
        var words = new Said.Words(language -> alerts.told(outcome, language));
        return switch (outcome) {
            case AlertDesk.Outcome.Done done -> new Fate.Closed();
            case AlertDesk.Outcome.TooLong wrong -> new Fate.Wrong(ActionId.FORM_UNTIL.value(), words);
            default -> new Fate.Told(words);
        };
    }

    private Fate fate(IncidentDesk.Outcome outcome) {
        return outcome instanceof IncidentDesk.Outcome.Done
                ? new Fate.Closed()
                : new Fate.Told(new Said.Words(language -> incidents.told(outcome, language)));
    }

    private Fate fate(DecisionOutcome outcome) {
        return outcome instanceof DecisionOutcome.Done ? new Fate.Closed() : new Fate.Told(words(outcome));
    }

    private Said.Words words(DecisionOutcome outcome) {
        return new Said.Words(language -> speech.replies().of(outcome, language));
    }

    private Fate about(View view, Function<ButtonValue, Fate> decision) {
        return Optional.ofNullable(view.getPrivateMetadata())
                .flatMap(ButtonValue::parse)
                .map(decision)
                .orElseGet(this::stale);
    }

    private Fate stale() {
        return new Fate.Told(new Said.Words(language -> speech.replies().staleButton(language)));
    }
}
