package dev.capstan.slack.listen;

import dev.capstan.operation.DecisionOutcome;
import dev.capstan.operation.Operation;
import dev.capstan.operation.Question;
import dev.capstan.operation.StopRequest;
import dev.capstan.slack.render.ActionId;
import dev.capstan.slack.render.ButtonValue;
import dev.capstan.slack.render.Forms;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What follows when somebody decided, and the words for the choices there are. */
final class Choices {
    /** Nothing runs yet, so there is nothing to roll back. */
    static final StopRequest.Then TAKEN_BACK = StopRequest.Then.STOP_HERE;

    private final Speech speech;
    private final Forms forms;

    Choices(Speech speech, Forms forms) {
        this.speech = speech;
        this.forms = forms;
    }

    /** A typed confirmation is asked for where a form can be opened; everything else is said. */
    Said said(Asker asker, DecisionOutcome outcome) {
        return outcome instanceof DecisionOutcome.WordWanted(var id, var digest, var expected)
                        && asker.trigger().isPresent()
                ? new Said.Form(language -> forms.typedConfirmation(id, digest, expected, language))
                : new Said.Words(language -> speech.replies().of(outcome, language));
    }

    Said stopForm(Operation operation) {
        return new Said.Form(language -> forms.stopChoice(ButtonValue.of(operation), language));
    }

    Optional<Question.Answer> answerNamed(List<String> words) {
        var named = String.join("-", words).toLowerCase(Locale.ROOT);
        return ActionId.of("answer:" + named).flatMap(ActionId::answer);
    }

    Optional<StopRequest.Then> stopNamed(List<String> words) {
        return switch (String.join("-", words).toLowerCase(Locale.ROOT)) {
            case "here", "stop-here" -> Optional.of(StopRequest.Then.STOP_HERE);
            case "roll-back", "rollback", "and-roll-back" -> Optional.of(StopRequest.Then.ROLL_BACK);
            default -> Optional.empty();
        };
    }

    static Optional<StopRequest.Then> stop(String actionId) {
        return ActionId.of(actionId).flatMap(id -> switch (id) {
            case STOP_HERE -> Optional.of(StopRequest.Then.STOP_HERE);
            case STOP_AND_ROLL_BACK -> Optional.of(StopRequest.Then.ROLL_BACK);
            default -> Optional.empty();
        });
    }
}
