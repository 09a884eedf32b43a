package dev.capstan.watch;

import static dev.capstan.watch.WatchedCatalogue.AUTO;
import static dev.capstan.watch.WatchedCatalogue.RUNBOOKS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.Runbook;
import dev.capstan.operation.plan.PlannedWatch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WatchesChapterTest {
    private static final String KEEP_COPY =
            "keep-copy: { of: /srv/shop/current, as: \"/srv/shop/backup_{time}\", keep: 3 }";

    private static void refuses(String said, String watches, String runbooks) {
        var problems = WatchedCatalogue.problems(watches, runbooks);
        assertTrue(problems.stream().anyMatch(problem -> problem.contains(said)), () -> problems.toString());
    }

    private static void refuses(String said, String watches) {
        refuses(said, watches, RUNBOOKS);
    }

    @Test
    void what_is_not_said_is_as_the_monitor_says() {
        var shop = new WatchedShop(AUTO);
        var planned = new DeclaredWatches()
                .after(
                        shop.catalogue.services().get(WatchedShop.PLACE.service()),
                        new EnvironmentName("production"),
                        Runbook.DEPLOY)
                .orElseThrow();
        assertEquals(PlannedWatch.Mode.AUTO, planned.mode());
        assertEquals(Runbook.ROLLBACK, planned.back());
        assertEquals(
                List.of("error-rate > 5 % PT1M", "latency > 2 s PT2M"),
                planned.triggers().stream()
                        .map(each -> each.monitor() + " " + each.limit() + " " + each.lasting())
                        .toList());
        assertEquals(Duration.ofMinutes(10), planned.within());
        assertEquals(
                Optional.empty(),
                new DeclaredWatches()
                        .after(
                                shop.catalogue.services().get(WatchedShop.PLACE.service()),
                                new EnvironmentName("production"),
                                Runbook.ROLLBACK));
    }

    @Test
    void what_does_not_fit_is_refused_with_what_to_write() {
        refuses("there is no monitor error-rat", AUTO.replace("[error-rate", "[error-rat"));
        refuses("there is no runbook deplo", AUTO.replace("deploy:", "deplo:"));
        refuses("there is no runbook bak", AUTO + "    back: bak\n");
        refuses("has no environment staging", AUTO + "    environments: staging\n");
        refuses("is not in what it counts in", AUTO.replace("> 2s", "> 2%"));
        refuses("one bad reading would roll back", AUTO.replace("for: 2m", "for: 1m"));
        refuses("make within longer", AUTO.replace("within: 10m", "within: 2m"));
        refuses("what leads back is not watched itself", AUTO.replace("deploy:", "rollback:"));
        refuses("brings no version", AUTO.replace("deploy:", "reindex:"));
        refuses("can't be told to what it leads back", AUTO + "    back: reindex\n");
    }

    @Test
    void a_way_back_needs_its_copy() {
        refuses(
                "keeps no copy that rollback could put back",
                AUTO,
                RUNBOOKS.replace("- " + KEEP_COPY, "- run: echo").replace("run: make index", KEEP_COPY));
        refuses(
                "rollback wants to know why",
                AUTO,
                RUNBOOKS.replace(
                        "{ copy: { type: kept-copy } }", "{ copy: { type: kept-copy }, why: { type: text } }"));
    }

    @Test
    void a_yes_that_is_easier_to_get_is_not_enough_for_both() {
        refuses("nobody approves deploy", AUTO, RUNBOOKS.replace("{ approvals: 1, not: requester }", "none"));
        refuses(
                "guarded more strictly than deploy",
                AUTO,
                RUNBOOKS.replace("guard: requester", "guard: { approvals: 2 }"));
        refuses(
                "guarded more strictly than deploy",
                AUTO,
                RUNBOOKS.replace("guard: requester", "guard: { by: engineers, typed: true }"));
        var asking = RUNBOOKS.replace("{ approvals: 1, not: requester }", "none");
        assertEquals(List.of(), WatchedCatalogue.problems(WatchedCatalogue.ASK, asking));
    }
}
