package dev.capstan.slack.render;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.catalog.Language;
import dev.capstan.catalog.Manner;
import dev.capstan.catalog.Parameter;
import dev.capstan.catalog.Runbook;
import dev.capstan.catalog.RunbookName;
import dev.capstan.catalog.UserId;
import dev.capstan.operation.OperationRequest;
import dev.capstan.operation.OperationState;
import dev.capstan.operation.OperationState.NeedsAttention;
import dev.capstan.operation.OperationState.Requested;
import dev.capstan.operation.Question;
import dev.capstan.operation.Result;
import dev.capstan.operation.plan.PlanProblem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OperationsByScheduleTest {
    private static String told(OperationMessages messages, OperationState state, Language language) {
        var asked = Sample.deploy();
        var request = new OperationRequest(
                asked.scope(),
                asked.runbook(),
                asked.parameters(),
                Optional.empty(),
                UserId.CAPSTAN,
                asked.channel(),
                false,
                Manner.ASIDE);
        var view = Sample.view(Sample.operation(state, Optional.of(Sample.plan()), request));
        return Read.aloud(messages.card(view, language, Sample.NOON))
                + messages.outcome(view, List.of(), language).map(Read::aloud).orElse("");
    }

    private static String told(OperationState state, Language language) {
        return told(Sample.MESSAGES, state, language);
    }

    private static final NeedsAttention QUESTION = new NeedsAttention(new Question.HowDidItEnd(5), Sample.running(5));

    @Test
    void they_say_so_instead_of_naming_a_person() {
        assertTrue(told(new Requested(), Language.ENGLISH).contains("by schedule"));
        assertTrue(told(new Requested(), Language.CHINESE).contains("按计划执行"));
    }

    @Test
    void a_backup_that_could_not_be_planned_is_called_what_it_is() {
        var request = new OperationRequest(
                Sample.deploy().scope(),
                Runbook.BACKUP_NOW,
                Map.of("part", "all"),
                Optional.empty(),
                UserId.CAPSTAN,
                Sample.CHANNEL,
                false,
                Manner.ASIDE);
        var ended = Sample.neverRan(new Result.NotPlanned(new PlanProblem.UnknownVersion("v1", List.of())));
        var view = Sample.view(Sample.operation(ended, Optional.empty(), request));
        assertTrue(Read.aloud(Sample.MESSAGES.card(view, Language.ENGLISH, Sample.NOON))
                .contains("*Back up: ctea production*"));
        assertTrue(Read.aloud(Sample.MESSAGES.card(view, Language.CHINESE, Sample.NOON))
                .contains("*备份：ctea production*"));
    }

    @Test
    void what_was_not_chosen_is_not_shown() {
        var request = Sample.request(
                new RunbookName("restore"), Map.of("part", "main", "table", Parameter.UNCHOSEN), Optional.empty());
        var view = Sample.view(Sample.operation(new Requested(), Optional.of(Sample.plan()), request));
        var card = Read.aloud(Sample.MESSAGES.card(view, Language.ENGLISH, Sample.NOON));
        assertTrue(card.contains("`part=main`"), card);
        assertFalse(card.contains("table"), card);
    }

    @ParameterizedTest
    @EnumSource
    void nobody_of_that_name_is_ever_spoken_to(Language language) {
        for (var state : List.of(
                new Requested(),
                QUESTION,
                Sample.finished(new Result.Succeeded()),
                Sample.neverRan(new Result.Expired()))) {
            assertFalse(told(state, language).contains("CAPSTAN"), () -> told(state, language));
        }
    }

    @Test
    void whoever_may_run_them_is_asked_in_nobodys_stead() {
        var question = told(QUESTION, Language.ENGLISH);
        assertTrue(question.contains("<@U0APPROVER> may answer"), question);
        assertTrue(question.contains("deploys and rollbacks may"), question);
        var expired = told(Sample.neverRan(new Result.Expired()), Language.ENGLISH);
        assertTrue(expired.contains("<@U0APPROVER>: “Ask again…” brings it up once more"), expired);
    }

    @Test
    void where_nobody_may_run_them_it_says_so() {
        var nobody = new OperationMessages(new Sample.FixedMentions(List.of()), Sample.COMMANDS);
        var question = told(nobody, QUESTION, Language.ENGLISH);
        assertTrue(question.contains("no role has this right"), question);
        assertFalse(told(nobody, Sample.neverRan(new Result.Expired()), Language.ENGLISH)
                .contains("brings it up once more"));
    }
}
