package dev.capstan.slack.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.catalog.Runbook;
import dev.capstan.operation.OperationState;
import dev.capstan.operation.Question.Answer;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ButtonValueTest {
    @Test
    void what_is_written_is_read_again() {
        var withDigest = new ButtonValue(Sample.ID, Optional.of("ab".repeat(32)));
        var without = new ButtonValue(Sample.ID, Optional.empty());
        assertEquals(Optional.of(withDigest), ButtonValue.parse(withDigest.encode()));
        assertEquals(Optional.of(without), ButtonValue.parse(without.encode()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "|", "op-7F3K2Q|", "op-7F3K2Q|xyz", "op-1|ab", "7F3K2Q", "op-7F3K2Q|ab|cd"})
    void what_was_forged_is_not_read(String forged) {
        assertTrue(ButtonValue.parse(forged).isEmpty());
    }

    @Test
    void an_approval_carries_the_digest_of_the_plan_that_was_seen() {
        var awaiting = Sample.operation(new OperationState.AwaitingApproval(Sample.NOON, false, false));
        assertEquals("op-7F3K2Q|" + "ab".repeat(32), ButtonValue.of(awaiting).encode());
    }

    @Test
    void every_answer_has_its_button() {
        Stream.of(Answer.values())
                .forEach(answer ->
                        assertEquals(Optional.of(answer), ActionId.of(answer).answer()));
        assertEquals(
                Answer.values().length,
                Stream.of(ActionId.values())
                        .filter(id -> id.answer().isPresent())
                        .count());
    }

    @Test
    void ids_are_found_by_their_value_and_differ() {
        for (var id : ActionId.values()) {
            assertEquals(Optional.of(id), ActionId.of(id.value()));
        }
        for (var id : CallbackId.values()) {
            assertEquals(Optional.of(id), CallbackId.of(id.value()));
        }
        assertFalse(ActionId.of("no-such").isPresent());
    }

    @Test
    void a_draft_survives_the_forms_metadata() {
        var draft = RequestDraft.again(Sample.deploy());
        var read = RequestDraft.parse(draft.encode()).orElseThrow();
        assertEquals(draft.runbook(), read.runbook());
        assertEquals(draft.service(), read.service());
        assertEquals(draft.environment(), read.environment());
        assertEquals(Optional.of(RequestDraft.of(Runbook.DEPLOY)), RequestDraft.parse("deploy||"));
        assertTrue(RequestDraft.parse("Deploy|x").isEmpty());
        assertTrue(RequestDraft.parse("DROP TABLE||").isEmpty());
    }
}
