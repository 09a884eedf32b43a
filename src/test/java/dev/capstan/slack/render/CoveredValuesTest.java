package dev.capstan.slack.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.catalog.Language;
import dev.capstan.catalog.Runbook;
import dev.capstan.catalog.Text;
import dev.capstan.operation.OperationState;
import dev.capstan.operation.plan.Plan;
import dev.capstan.step.StepSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CoveredValuesTest {
    private final Plan plan = Sample.plan(
            List.of(Sample.step(
                    1,
                    Text.same("change the rows"),
                    new StepSpec.Call("fix", Map.of(StepSpec.Call.COVERED, "phone:phone e_mail:email version:last4")),
                    Runbook.ROLLBACK)),
            Sample.facts(),
            Sample.guard(1, false),
            List.of(Sample.HOST));

    @Test
    void what_a_step_covers_is_shown_in_part_under_either_name() {
        var covered = new CoveredValues(plan);
        assertEquals("138****5678", covered.shown("phone", "13812345678"));
        assertEquals("a****@example.com", covered.shown("e-mail", "anna@example.com"));
        assertEquals("13812345678", covered.shown("reason", "13812345678"));
    }

    @Test
    void neither_the_card_nor_the_commands_show_it_whole() {
        var request =
                Sample.request(Runbook.DEPLOY, Map.of("phone", "13812345678", "reason", "late"), Optional.empty());
        var state = new OperationState.AwaitingApproval(Sample.NOON.plusSeconds(900), false, false);
        var view = Sample.view(Sample.operation(state, Optional.of(plan), request));
        var card = Read.aloud(Sample.MESSAGES.card(view, Language.ENGLISH, Sample.NOON));
        assertTrue(card.contains("`phone=138****5678`") && card.contains("`reason=late`"), card);
        var commands = Sample.MESSAGES.commands(view, Language.ENGLISH).orElseThrow();
        assertTrue(Read.aloud(commands.message()).contains("version=****"), commands::toString);
    }
}
