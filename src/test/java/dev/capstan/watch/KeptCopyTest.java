package dev.capstan.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.capstan.operation.OperationId;
import dev.capstan.operation.plan.Declared;
import dev.capstan.operation.plan.FactFinder;
import dev.capstan.operation.plan.FactFinder.Findings;
import dev.capstan.operation.plan.PlanProblem;
import dev.capstan.step.HostProbe.Answer;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A copy is put back by rule only if it holds the very commit that was live before. */
class KeptCopyTest {
    private static final String COPY = "/srv/shop/backup_20260301_115500";
    private static final String OTHER = "c".repeat(40);

    private Findings found(String holds, String copy) {
        var shop = new WatchedShop(WatchedCatalogue.AUTO);
        shop.deploys().reads(9, 9, 9, 9);
        var request = shop.rollbacks().getFirst().request();
        var answer =
                new Answer.Exited(0, "current " + WatchedShop.LIVE + "\ncopy " + holds + " older " + copy + "\n", "");
        return new FactFinder(question -> answer, name -> Optional.empty(), Map.of())
                .find(
                        Declared.find(shop.catalogue, request).orElseThrow(),
                        new OperationId("op-9ZZZZZ"),
                        request,
                        Instant.EPOCH);
    }

    private static PlanProblem problem(Findings findings) {
        return assertInstanceOf(Findings.Problem.class, findings).problem();
    }

    @Test
    void the_copy_that_the_deploy_kept_is_put_back() {
        var facts = assertInstanceOf(Findings.Found.class, found(WatchedShop.BEFORE, COPY))
                .facts();
        assertEquals(Optional.of(COPY), facts.keptCopy());
    }

    @Test
    void a_copy_that_holds_something_else_is_not() {
        assertEquals(new PlanProblem.NotAsLeft(WatchedShop.BEFORE, Optional.of(OTHER)), problem(found(OTHER, COPY)));
    }

    @Test
    void a_copy_of_which_nobody_can_tell_what_it_holds_is_not() {
        assertEquals(new PlanProblem.NotAsLeft(WatchedShop.BEFORE, Optional.empty()), problem(found("-", COPY)));
    }

    @Test
    void another_copy_in_its_place_is_not() {
        var gone = problem(found(WatchedShop.BEFORE, "/srv/shop/backup_20261121_000000"));
        assertInstanceOf(PlanProblem.NoKeptCopy.class, gone);
    }
}
