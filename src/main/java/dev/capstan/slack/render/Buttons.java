package dev.capstan.slack.render;

import com.slack.api.model.block.composition.ConfirmationDialogObject;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import dev.capstan.catalog.Runbook;
import dev.capstan.catalog.RunbookName;
import dev.capstan.operation.Operation;
import dev.capstan.operation.OperationState;
import dev.capstan.operation.Question;
import dev.capstan.operation.Question.Answer;
import dev.capstan.operation.Result;
import dev.capstan.sql.migration.FailedStep;
import dev.capstan.step.StepSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The buttons that fit a state. */
public final class Buttons {
    private final ButtonPhrases phrases;
    private final MigrationPhrases migrations;

    Buttons(Phrases phrases) {
        this.phrases = phrases.buttons();
        this.migrations = phrases.migrations();
    }

    List<BlockElement> of(Operation operation) {
        var value = ButtonValue.of(operation);
        return switch (operation.state()) {
            case OperationState.Requested requested -> List.of(withdraw(value));
            case OperationState.Planning planning -> List.of(withdraw(value));
            case OperationState.AwaitingApproval awaiting ->
                List.of(approve(value), deny(value), showCommands(value), withdraw(value));
            case OperationState.WaitingForLock waiting -> List.of(showCommands(value), withdraw(value));
            case OperationState.Running running -> {
                boolean stoppable =
                        operation.stop().isEmpty() && running.recovery().isEmpty();
                yield stoppable
                        ? List.of(button(ActionId.STOP, phrases.stop(), value).build(), showCommands(value))
                        : List.of(showCommands(value));
            }
            case OperationState.NeedsAttention attention ->
                attention.question().answers().stream()
                        .map(answer -> answer(answer, value))
                        .toList();
            case OperationState.Finished finished -> finished(operation);
        };
    }

    /** For whoever may decide. */
    List<BlockElement> deciding(Operation operation) {
        var value = ButtonValue.of(operation);
        return List.of(approve(value), deny(value), showCommands(value));
    }

    List<BlockElement> finished(Operation operation) {
        var value = ButtonValue.of(operation);
        var buttons = new ArrayList<BlockElement>();
        if (operation.startedAt().isPresent()) {
            buttons.add(button(ActionId.LOG, phrases.log(), value).build());
        } else if (operation.plan().isPresent()) {
            buttons.add(showCommands(value));
        }
        FailedStep.of(operation).ifPresent(failed -> buttons.add(diagnose(operation)));
        buttons.add(button(ActionId.AGAIN, again(operation), value).build());
        if (undoneBy(operation).isPresent()) {
            buttons.add(button(ActionId.UNDO, phrases.undo(), value)
                    .confirm(sure(phrases.sureToUndo(), phrases.undo()))
                    .build());
        }
        if (keepsRows(operation)) {
            buttons.add(button(ActionId.IMAGE, phrases.image(), value).build());
        }
        return buttons;
    }

    /** A migration that failed is looked into. */
    private BlockElement diagnose(Operation operation) {
        var scope = operation.request().scope();
        return MigrationPages.says(
                ActionId.SAY_DIAGNOSE,
                migrations.diagnose(),
                "migrate " + Wording.service(scope) + " " + scope.environment() + " diagnose " + operation.id());
    }

    /** The runbook that takes back what this operation did, where a step of it named one; of several the last. */
    public static Optional<RunbookName> undoneBy(Operation operation) {
        return undoable(operation)
                .map(call -> call.values().get(StepSpec.Call.UNDONE_BY))
                .map(RunbookName::new);
    }

    private static boolean keepsRows(Operation operation) {
        return undoable(operation)
                .filter(call -> call.values().containsKey(StepSpec.Call.ROWS))
                .isPresent();
    }

    /** The step that can be taken back, if it was done. */
    private static Optional<StepSpec.Call> undoable(Operation operation) {
        int done = stepsDone(operation);
        return operation.plan().flatMap(plan -> plan.steps().stream()
                .filter(step -> step.number() <= done)
                .map(step -> step.spec())
                .filter(StepSpec.Call.class::isInstance)
                .map(StepSpec.Call.class::cast)
                .filter(call -> call.values().containsKey(StepSpec.Call.UNDONE_BY))
                .findFirst());
    }

    /** The number of the last step that certainly came to its end. */
    private static int stepsDone(Operation operation) {
        if (!(operation.state() instanceof OperationState.Finished finished)) {
            return 0;
        }
        return switch (finished.result()) {
            case Result.Succeeded succeeded -> Integer.MAX_VALUE;
            case Result.Failed failed -> failed.setback().step() - 1;
            case Result.Released released ->
                switch (released.question()) {
                    case Question.HowDidItEnd unknown -> unknown.step() - 1;
                    case Question.IncompatibleMigration incompatible ->
                        incompatible.setback().step() - 1;
                    case Question.RecoveryFailed recovery -> 0;
                };
            case Result.Planned planned -> 0;
            case Result.NotPlanned notPlanned -> 0;
            case Result.Denied denied -> 0;
            case Result.Expired expired -> 0;
            case Result.Withdrawn withdrawn -> 0;
        };
    }

    /** What the button says that asks for the same once more. */
    String again(Operation operation) {
        var runbook = operation.request().runbook();
        if (operation.startedAt().isEmpty()) {
            return phrases.again(ButtonPhrases.Again.ASK);
        }
        if (runbook.equals(Runbook.DEPLOY)) {
            return phrases.again(ButtonPhrases.Again.DEPLOY);
        }
        return phrases.again(
                runbook.equals(Runbook.ROLLBACK) ? ButtonPhrases.Again.ROLL_BACK : ButtonPhrases.Again.OTHER);
    }

    BlockElement stopAndRollBack(ButtonValue value) {
        return button(ActionId.STOP_AND_ROLL_BACK, phrases.stopAndRollBack(), value)
                .style("danger")
                .confirm(sure(phrases.sureToRollBack(), phrases.stopAndRollBack()))
                .build();
    }

    BlockElement planAnew(ButtonValue value) {
        return button(ActionId.PLAN_ANEW, phrases.planAnew(), value).build();
    }

    private BlockElement approve(ButtonValue value) {
        return button(ActionId.APPROVE, phrases.approve(), value)
                .style("primary")
                .build();
    }

    private BlockElement deny(ButtonValue value) {
        return button(ActionId.DENY, phrases.deny(), value).style("danger").build();
    }

    private BlockElement showCommands(ButtonValue value) {
        return button(ActionId.SHOW_COMMANDS, phrases.showCommands(), value).build();
    }

    private BlockElement withdraw(ButtonValue value) {
        return button(ActionId.WITHDRAW, phrases.withdraw(), value)
                .confirm(sure(phrases.sureToWithdraw(), phrases.withdraw()))
                .build();
    }

    private BlockElement answer(Answer answer, ButtonValue value) {
        var text = phrases.answer(answer);
        var button = button(ActionId.of(answer), text, value);
        return switch (answer) {
            case RUN_AGAIN -> button.build();
            case COUNT_AS_DONE ->
                button.confirm(sure(phrases.sureToCountAsDone(), text)).build();
            case ROLL_BACK ->
                button.style("danger")
                        .confirm(sure(phrases.sureToRollBack(), text))
                        .build();
            case RELEASE -> button.confirm(sure(phrases.sureToRelease(), text)).build();
        };
    }

    private static ButtonElement.ButtonElementBuilder button(ActionId id, String text, ButtonValue value) {
        return ButtonElement.builder().actionId(id.value()).text(plain(text)).value(value.encode());
    }

    private ConfirmationDialogObject sure(String text, String yes) {
        return ConfirmationDialogObject.builder()
                .title(plain(phrases.sure()))
                .text(MarkdownTextObject.builder().text(text).build())
                .confirm(plain(yes))
                .deny(plain(phrases.back()))
                .build();
    }

    private static PlainTextObject plain(String text) {
        return PlainTextObject.builder().text(text).build();
    }
}
