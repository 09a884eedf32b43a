package dev.capstan.watch;

import static dev.capstan.watch.WatchedCatalogue.ASK;
import static dev.capstan.watch.WatchedCatalogue.AUTO;
import static dev.capstan.watch.WatchedShop.ALICE;
import static dev.capstan.watch.WatchedShop.DEPLOY;
import static dev.capstan.watch.WatchedShop.LIVE;
import static dev.capstan.watch.WatchedShop.OUTSIDER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.operation.OperationId;
import dev.capstan.operation.RequestOutcome;
import dev.capstan.operation.Result;
import dev.capstan.operation.plan.PlanProblem;
import dev.capstan.watch.WatchDesk.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where people decide: because they are to be asked, or because going back by rule might do harm. */
class AskingTest {
    private final WatchedShop shop = new WatchedShop(AUTO);

    @Test
    void a_lock_that_is_held_to_the_end_makes_it_ask() {
        shop.deploys();
        shop.operations.lock(WatchedShop.PLACE, new OperationId("op-8KCKCK"));
        IntStream.range(0, 31).forEach(time -> shop.reads(9));
        assertEquals(new Why.Locked(new OperationId("op-8KCKCK")), shop.asking().why());
    }

    @Test
    void past_an_incompatible_migration_people_are_asked() {
        var strict = new WatchedShop(AUTO, "incompatible-migrations: [\"0043*\"]\n");
        strict.deploys();
        strict.migrationLevel = Optional.of("0043");
        strict.reads(9, 9, 9, 9, 9);
        assertEquals(new Why.Incompatible("0043"), strict.asking().why());
        assertEquals(List.of(), strict.rollbacks());
    }

    @Test
    void past_migrations_that_nobody_can_judge_people_are_asked() {
        var strict = new WatchedShop(AUTO, "incompatible-migrations: [\"0043*\"]\n");
        strict.deploys();
        strict.migrationLevel = Optional.of("0044");
        strict.reads(9, 9, 9, 9, 9);
        assertEquals(
                new Why.MigrationUnknown(Optional.of("0042"), Optional.of("0044")),
                strict.asking().why());
        var blind = new WatchedShop(AUTO, "incompatible-migrations: [\"0043*\"]\n");
        blind.deploys();
        blind.migrationLevel = Optional.empty();
        blind.reads(9, 9, 9, 9, 9);
        assertEquals(
                new Why.MigrationUnknown(Optional.of("0042"), Optional.empty()),
                blind.asking().why());
    }

    @Test
    void a_migration_that_was_there_before_the_deploy_is_no_hindrance() {
        var strict = new WatchedShop(AUTO, "incompatible-migrations: [\"0042*\"]\n");
        strict.deploys().reads(9, 9, 9, 9);
        assertEquals(1, strict.rollbacks().size());
    }

    @Test
    void what_was_before_is_never_guessed() {
        shop.deploys(Optional.empty(), LIVE, Optional.empty()).reads(9, 9, 9, 9);
        assertEquals(new Why.WayLost(Why.Lost.NO_COMMIT), shop.asking().why());
        var again = new WatchedShop(AUTO);
        again.deploys(Optional.of(LIVE), LIVE, Optional.empty()).reads(9, 9, 9, 9);
        assertEquals(new Why.WayLost(Why.Lost.SAME_COMMIT), again.asking().why());
        assertEquals(List.of(), shop.rollbacks());
        assertEquals(new Outcome.NoWay(), again.people().rollBack(DEPLOY, ALICE, "press"));
    }

    @Test
    void what_ran_between_plan_and_deploy_makes_the_plan_s_word_for_what_was_before_worth_nothing() {
        shop.ran("reindex", 250, 60);
        shop.deploys().reads(9, 9, 9, 9);
        assertEquals(new Why.WayLost(Why.Lost.MOVED_BEFORE), shop.asking().why());
        assertEquals(new Outcome.NoWay(), shop.people().rollBack(DEPLOY, ALICE, "press"));
        var earlier = new WatchedShop(AUTO);
        earlier.ran("reindex", 500, 60);
        earlier.deploys().reads(9, 9, 9, 9);
        assertEquals(1, earlier.rollbacks().size());
    }

    @Test
    void a_runbook_that_wants_to_know_more_by_now_makes_it_ask() {
        shop.deploys().reads(9, 9, 9);
        shop.catalogue = WatchedCatalogue.unwatched(WatchedCatalogue.RUNBOOKS.replace(
                "{ copy: { type: kept-copy } }", "{ copy: { type: kept-copy }, why: { type: text } }"));
        shop.reads(9);
        assertEquals(new Why.WayLost(Why.Lost.NOT_DECLARED), shop.asking().why());
        assertEquals(List.of(), shop.rollbacks());
    }

    @Test
    void a_rollback_that_did_not_begin_makes_it_ask_and_is_not_tried_again() {
        shop.deploys().reads(9, 9, 9, 9);
        var overtaken = new Result.NotPlanned(new PlanProblem.Overtaken(new OperationId("op-8KCKCK")));
        shop.rollbackEnds(overtaken, false);
        shop.reads(9, 9, 9, 9, 9);
        assertEquals(
                new Why.NotRun(shop.rollbacks().getFirst().id()), shop.asking().why());
        assertEquals(1, shop.rollbacks().size());
    }

    @Test
    void people_who_are_asked_roll_back_as_themselves() {
        var asking = new WatchedShop(ASK);
        asking.deploys().reads(9, 9, 9, 9);
        assertEquals(new Why.Declared(), asking.asking().why());
        assertInstanceOf(Outcome.NotAllowed.class, asking.people().rollBack(DEPLOY, OUTSIDER, "press 1"));
        var outcome = (Outcome.Asked) asking.people().rollBack(DEPLOY, ALICE, "press 2");
        var accepted = (RequestOutcome.Accepted) outcome.request();
        assertEquals(ALICE, accepted.request().requester());
        assertEquals("20260301_115500", accepted.request().parameters().get("copy"));
        assertEquals(accepted.id(), ((End.HandedOver) asking.end()).to());
        assertEquals(new Outcome.Past(), asking.people().rollBack(DEPLOY, ALICE, "press 3"));
        assertEquals(new Outcome.Past(), asking.people().keep(DEPLOY, ALICE));
    }

    @Test
    void people_who_are_asked_may_keep_it() {
        var asking = new WatchedShop(ASK);
        asking.deploys().reads(9, 9, 9, 9);
        assertEquals(new Outcome.Done(), asking.people().keep(DEPLOY, ALICE));
        asking.reads(9, 9, 9, 9, 9);
        assertInstanceOf(End.Kept.class, asking.end());
        assertTrue(asking.operations.all().stream().allMatch(each -> each.id().equals(DEPLOY)));
    }

    @Test
    void a_question_that_nobody_answers_is_over_after_a_day() {
        var asking = new WatchedShop(ASK);
        asking.deploys().reads(9, 9, 9, 9).passes(86_400);
        assertInstanceOf(End.Unanswered.class, asking.end());
    }

    @Test
    void a_question_is_over_once_somebody_moves_the_service_on() {
        var asking = new WatchedShop(ASK);
        asking.deploys().reads(9, 9, 9, 9);
        var other = asking.works("deploy");
        asking.passes(1);
        assertEquals(other, ((End.Overtaken) asking.end()).by());
    }

    @Test
    void whoever_may_deploy_may_stop_watching() {
        shop.deploys();
        assertInstanceOf(Outcome.NotAllowed.class, shop.people().stop(DEPLOY, OUTSIDER));
        assertEquals(new Outcome.Done(), shop.people().stop(DEPLOY, ALICE));
        shop.reads(9, 9, 9, 9, 9);
        assertEquals(new End.Stopped(ALICE), shop.end());
        assertEquals(new Outcome.Past(), shop.people().stop(DEPLOY, ALICE));
        assertEquals(List.of(), shop.rollbacks());
    }
}
