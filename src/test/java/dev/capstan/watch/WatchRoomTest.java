package dev.capstan.watch;

import static dev.capstan.watch.WatchedCatalogue.AUTO;
import static dev.capstan.watch.WatchedShop.ALICE;
import static dev.capstan.watch.WatchedShop.BEFORE;
import static dev.capstan.watch.WatchedShop.DEPLOY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.capstan.catalog.UserId;
import dev.capstan.monitor.Gauge;
import dev.capstan.monitor.MonitorName;
import dev.capstan.monitor.Readings;
import dev.capstan.monitor.Series;
import dev.capstan.operation.OperationId;
import dev.capstan.operation.RequestOutcome;
import dev.capstan.operation.Result;
import dev.capstan.operation.plan.Resolver;
import dev.capstan.watch.WatchState.GoingBack;
import dev.capstan.watch.WatchState.Watching;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A deploy watched for 10 minutes: error rate above 5 % for 60 s, or latency above 2 s for 2 m. */
class WatchRoomTest {
    private final WatchedShop shop = new WatchedShop(AUTO);

    @Test
    void what_is_bad_for_long_enough_is_rolled_back_to_exactly_what_was_before() {
        shop.deploys().reads(1, 6, 7.25, 9);
        assertEquals(List.of(), shop.rollbacks());
        shop.reads(6);
        var rollback = shop.rollbacks().getFirst().request();
        assertEquals(Map.of("copy", "20260301_115500"), rollback.parameters());
        assertEquals(Optional.of(WatchedShop.exactly()), rollback.takesBack());
        assertEquals(UserId.CAPSTAN, rollback.requester());
        assertEquals(Optional.of("error-rate 9 % (> 5 %)"), rollback.reason());
        assertEquals(List.of(shop.rollbacks().getFirst().id()), shop.woken);
        var evidence = ((GoingBack) shop.state()).evidence();
        assertEquals("9 %", evidence.worst());
        assertEquals(
                List.of("6 %", "7.25 %", "9 %", "6 %"),
                evidence.last().stream().map(Evidence.Number::value).toList());
        assertEquals(Duration.ofSeconds(60), Duration.between(evidence.from(), evidence.to()));
    }

    @Test
    void it_is_rolled_back_once_however_long_it_stays_bad() {
        shop.deploys().reads(9, 9, 9, 9, 9, 9, 9);
        shop.rollbackEnds(new Result.Succeeded(), true);
        shop.reads(9, 9, 9, 9, 9, 9, 9);
        assertEquals(1, shop.rollbacks().size());
        assertEquals(shop.rollbacks().getFirst().id(), ((End.RolledBack) shop.end()).by());
    }

    @Test
    void without_a_number_nothing_is_rolled_back() {
        shop.deploys().passes(599);
        assertEquals(WatchState.BEGUN, shop.state());
        shop.passes(1);
        assertEquals(2, ((End.Quiet) shop.end()).unseen().size());
        assertEquals(List.of(), shop.rollbacks());
    }

    @Test
    void numbers_that_stop_coming_are_no_numbers() {
        shop.deploys().reads(9, 9, 9).passes(100);
        assertEquals(WatchState.BEGUN, shop.state());
        shop.reads(9, 9, 9);
        assertEquals(List.of(), shop.rollbacks());
        shop.reads(9);
        assertEquals(1, shop.rollbacks().size());
    }

    @Test
    void what_comes_and_goes_within_its_time_is_not_rolled_back() {
        shop.deploys();
        IntStream.range(0, 10).forEach(time -> shop.reads(9, 9, 9, 1));
        assertEquals(List.of(), shop.rollbacks());
        assertInstanceOf(End.Quiet.class, shop.end());
    }

    @Test
    void what_was_read_before_the_deploy_ended_does_not_count() {
        shop.reads(9, 9, 9, 9);
        shop.deploys().reads(9, 9, 9);
        assertEquals(List.of(), shop.rollbacks());
        shop.reads(9);
        assertEquals(1, shop.rollbacks().size());
    }

    @Test
    void readings_may_be_given_time_to_settle() {
        var settling = new WatchedShop(AUTO + "    settle: 1m\n");
        settling.deploys().reads(9, 9, 9, 9, 9, 9);
        assertEquals(List.of(), settling.rollbacks());
        settling.reads(9);
        assertEquals(1, settling.rollbacks().size());
    }

    @Test
    void a_process_that_starts_anew_goes_on_where_the_readings_are() {
        shop.deploys().reads(9, 9, 9);
        shop.reads("error-rate", 9); // each look is a room of its own, which remembers nothing
        assertEquals(1, shop.rollbacks().size());
    }

    @Test
    void what_begins_to_be_bad_at_the_end_is_watched_to_its_end() {
        shop.deploys().passes(560).reads(9, 9, 9);
        assertEquals(WatchState.BEGUN, shop.state());
        shop.reads(9);
        assertEquals(1, shop.rollbacks().size());
    }

    @Test
    void what_begins_to_be_bad_after_the_end_is_nobody_s_business() {
        shop.deploys().reads(1).passes(580).reads(9, 9, 9, 9, 9);
        assertInstanceOf(End.Quiet.class, shop.end());
        assertEquals(List.of(), shop.rollbacks());
    }

    @Test
    void any_of_the_monitors_is_enough_with_a_limit_of_its_own() {
        shop.deploys();
        for (int i = 0; i < 4; i++) {
            shop.reads("latency", 2.1);
            shop.passes(40);
        }
        assertEquals("latency", ((GoingBack) shop.state()).evidence().monitor());
        assertEquals(1, shop.rollbacks().size());
    }

    @Test
    void many_who_look_at_once_roll_back_once() throws Exception {
        shop.deploys().reads(9, 9, 9);
        shop.history.read(
                new Readings.Key(
                        WatchedShop.PLACE.service(), WatchedShop.PLACE.environment(), new MonitorName("error-rate")),
                Map.of(
                        Series.ONLY,
                        IntStream.rangeClosed(0, 3)
                                .mapToObj(i ->
                                        new Gauge.Point(shop.clock.instant().minusSeconds(60 - 20L * i), 9))
                                .toList()));
        try (var replicas = Executors.newFixedThreadPool(8)) {
            var sweeps = IntStream.range(0, 8)
                    .<Callable<Object>>mapToObj(i -> Executors.callable(shop.room()::sweep))
                    .toList();
            for (var done : replicas.invokeAll(sweeps)) {
                done.get();
            }
        }
        assertEquals(1, shop.rollbacks().size());
        assertEquals(
                shop.rollbacks().getFirst().id(),
                ((GoingBack) shop.state()).by().orElseThrow());
    }

    @Test
    void a_crash_between_decision_and_request_asks_once() {
        shop.deploys().reads(9, 9, 9, 9);
        var watch = shop.watches.of(DEPLOY).orElseThrow();
        var decided = new GoingBack(((GoingBack) watch.state()).evidence(), Optional.empty());
        shop.watches.put(new Watch(watch.deploy(), decided, watch.revision() + 1));
        shop.passes(1).passes(1);
        assertEquals(1, shop.rollbacks().size());
        assertEquals(
                shop.rollbacks().getFirst().id(),
                ((GoingBack) shop.state()).by().orElseThrow());
    }

    @Test
    void while_another_operation_holds_the_lock_nothing_is_done_and_then_it_is() {
        shop.deploys();
        shop.operations.lock(WatchedShop.PLACE, new OperationId("op-8KCKCK"));
        shop.reads(9, 9, 9, 9, 9);
        assertEquals(List.of(), shop.rollbacks());
        assertEquals(
                new OperationId("op-8KCKCK"),
                ((Watching) shop.state()).held().orElseThrow().by());
        shop.operations.lock(WatchedShop.PLACE, null);
        shop.reads(9);
        assertEquals(1, shop.rollbacks().size());
    }

    @Test
    void what_got_well_while_the_lock_was_held_is_left_alone() {
        shop.deploys();
        shop.operations.lock(WatchedShop.PLACE, new OperationId("op-8KCKCK"));
        shop.reads(9, 9, 9, 9, 1);
        shop.operations.lock(WatchedShop.PLACE, null);
        shop.reads(1);
        assertEquals(WatchState.BEGUN, shop.state());
    }

    @Test
    void whoever_moves_the_service_on_ends_the_watch() {
        shop.deploys().passes(30);
        var other = shop.works("reindex");
        shop.reads(9, 9, 9, 9, 9);
        assertEquals(other, ((End.Overtaken) shop.end()).by());
        assertEquals(List.of(), shop.rollbacks());
    }

    @Test
    void a_fix_is_waited_for_and_ends_no_watch() {
        shop.deploys().passes(30);
        var fix = shop.works("cancel-stuck");
        shop.reads(9, 9, 9, 9, 9);
        assertEquals(fix, ((Watching) shop.state()).held().orElseThrow().by());
        shop.operations.lock(WatchedShop.PLACE, null);
        shop.reads(9);
        assertEquals(1, shop.rollbacks().size());
    }

    @Test
    void a_rollback_that_fails_is_told_as_one() {
        shop.deploys().reads(9, 9, 9, 9);
        shop.rollbackEnds(new Result.Withdrawn(ALICE), true);
        shop.passes(1);
        assertInstanceOf(End.RollbackFailed.class, shop.end());
    }

    @Test
    void a_rollback_of_a_watch_is_not_watched() {
        var watched = new WatchedShop(AUTO);
        watched.deploys().reads(9, 9, 9, 9);
        var request = watched.rollbacks().getFirst().request();
        var plan = new Resolver((service, environment, runbook) ->
                        watched.watches.of(DEPLOY).map(Watch::planned))
                .resolve(
                        watched.catalogue,
                        new OperationId("op-5XYZXY"),
                        request,
                        watched.watches
                                .of(DEPLOY)
                                .orElseThrow()
                                .deploy()
                                .plan()
                                .orElseThrow()
                                .facts())
                .orElseThrow();
        assertEquals(Optional.empty(), plan.watch());
        assertEquals(0, plan.guard().approvals());
    }

    @Test
    void a_person_s_rollback_waits_for_nothing_when_one_is_under_way_by_rule() {
        shop.deploys().reads(9, 9, 9, 9);
        var asked = shop.desk().request("rollback", List.of("shop", "copy=latest"), ALICE, "typed");
        assertEquals(new RequestOutcome.Busy(shop.rollbacks().getFirst().id(), WatchedShop.PLACE), asked);
    }

    @Test
    void a_runbook_that_leads_back_by_version_is_told_the_commit() {
        var byVersion = new WatchedShop(AUTO);
        byVersion.deploys();
        byVersion.catalogue = WatchedCatalogue.loaded(
                AUTO,
                WatchedCatalogue.RUNBOOKS
                        .replace("{ copy: { type: kept-copy } }", "{ version: { type: git-ref }, why: { default: x } }")
                        .replace("put-copy-back: /srv/shop/current", "run: git checkout $version_commit"));
        byVersion.reads(9, 9, 9, 9);
        assertEquals(
                Map.of("version", BEFORE, "why", "x"),
                byVersion.rollbacks().getFirst().request().parameters());
    }
}
