package dev.capstan.slack.render;

import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.block.element.StaticSelectElement;
import dev.capstan.alert.Alert;
import dev.capstan.alert.Definition;
import dev.capstan.catalog.Runbook;
import dev.capstan.operation.OperationState.Finished;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What can be done about an alert at the press of a button. */
record AlertButtons(Alert alert, AlertScene scene, Wording wording) {
    private static final int BUTTON = 75;
    private static final List<ActionId> ACTIONS = List.of(
            ActionId.SAY_ALERT_1,
            ActionId.SAY_ALERT_2,
            ActionId.SAY_ALERT_3,
            ActionId.SAY_ALERT_4,
            ActionId.SAY_ALERT_5);

    /** A deploy this short before is what most alerts come from. */
    private static final Duration FRESH = Duration.ofHours(1);

    private AlertPhrases phrases() {
        return wording.phrases().alerts();
    }

    /** What helps most comes first. */
    List<BlockElement> all() {
        var buttons = new ArrayList<BlockElement>();
        var rollback = rollback();
        rollback.ifPresent(buttons::add);
        acknowledging().ifPresent(buttons::add);
        var actions = actions();
        for (int each = 0; each < Math.min(actions.size(), ACTIONS.size()); each++) {
            if (rollback.isPresent() && actions.get(each).isRollback()) {
                continue;
            }
            buttons.add(button(
                            ACTIONS.get(each),
                            actions.get(each).title().in(wording.language()),
                            "alerts do " + alert.id() + " " + (each + 1))
                    .build());
        }
        if (alert.silence().isPresent()) {
            buttons.add(button(
                            ActionId.ALERT_UNSILENCE,
                            phrases().unsilence(),
                            alert.id().value())
                    .build());
        }
        buttons.add(silences());
        if (alert.step() < scene.handbook().course(alert).steps().size()) {
            buttons.add(button(
                            ActionId.ALERT_ESCALATE,
                            phrases().escalate(),
                            alert.id().value())
                    .build());
        }
        if (alert.origin().where().isPresent()) {
            buttons.add(button(
                            ActionId.SAY_ALERT_INCIDENT,
                            wording.phrases().incidents().open(),
                            "incident open " + alert.id())
                    .build());
        }
        return buttons;
    }

    Optional<BlockElement> acknowledging() {
        return alert.acknowledged().isPresent()
                ? Optional.empty()
                : Optional.of(button(
                                ActionId.ALERT_ACKNOWLEDGE,
                                phrases().acknowledge(),
                                alert.id().value())
                        .style("primary")
                        .build());
    }

    private List<Definition.Action> actions() {
        return scene.handbook().definitions(alert).stream()
                .flatMap(definition -> definition.actions().stream())
                .toList();
    }

    /** Right after a deploy, what takes it back comes first. */
    private Optional<BlockElement> rollback() {
        boolean declared = alert.origin()
                .where()
                .flatMap(scene.handbook()::service)
                .filter(service -> service.runbooks().containsKey(Runbook.ROLLBACK))
                .isPresent();
        return scene.lately().stream()
                .filter(operation -> declared
                        && operation.request().runbook().equals(Runbook.DEPLOY)
                        && operation.state() instanceof Finished
                        && scene.since(operation, alert).compareTo(FRESH) <= 0)
                .findFirst()
                .map(operation -> button(
                                ActionId.SAY_ALERT_ROLL_BACK,
                                phrases()
                                        .rollBack(
                                                operation.request().parameters().getOrDefault("version", "")),
                                "alerts do " + alert.id() + " rollback")
                        .style("danger")
                        .build());
    }

    private BlockElement silences() {
        var id = alert.id().value();
        return StaticSelectElement.builder()
                .actionId(ActionId.ALERT_SILENCE.value())
                .placeholder(plain(phrases().silence()))
                .options(List.of(
                        Fields.option(phrases().silenceFor(1), "1h " + id),
                        Fields.option(phrases().silenceFor(4), "4h " + id),
                        Fields.option(phrases().silenceUntil(), "until " + id)))
                .build();
    }

    private static ButtonElement.ButtonElementBuilder button(ActionId action, String text, String value) {
        return ButtonElement.builder()
                .actionId(action.value())
                .text(plain(Foreign.plain(text, BUTTON)))
                .value(value);
    }

    private static PlainTextObject plain(String text) {
        return PlainTextObject.builder().text(text).build();
    }
}
