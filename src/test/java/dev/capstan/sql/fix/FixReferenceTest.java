package dev.capstan.sql.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.Shelf;
import dev.capstan.catalog.CatalogueRead;
import dev.capstan.catalog.Runbook;
import dev.capstan.catalog.RunbookName;
import dev.capstan.catalog.RunbookStep.Action;
import dev.capstan.catalog.ServiceName;
import dev.capstan.step.StepSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A fix that a runbook calls. */
class FixReferenceTest {
    private static final String FIXES =
            """
            fixes:
              mend:
                title: { en: Mend them, zh: 修复 }
                parameters:
                  older-than: { type: duration, default: 24h }
                  state: { type: choice, choices: [stuck, lost] }
                  until: { type: time, default: 2026-01-06 }
                rows: { sql: "DELETE FROM item WHERE state = :state AND at < now() - :older_than AND at < :until", key: id, at-most: 3 }
                guard: { approvals: 1, by: dbas, not: requester }
                may: { production: engineers }
              other:
                rows: { sql: "DELETE FROM item WHERE id = 1", key: id, at-most: 3 }
                guard: none
                may: { production: engineers }
            """;

    @TempDir
    private Path temp;

    private CatalogueRead read(String runbooks) throws IOException {
        var shop = Files.createDirectories(temp.resolve("commands/shop"));
        Files.writeString(
                shop.resolveSibling("capstan.yaml"),
                "admin-channel: C0ADMIN\nroles: { engineers: { users: [U0ALICE, U0CAROL] }, dbas: { users: [U0BOB] } }\n");
        Files.writeString(
                shop.resolve("service.yaml"),
                """
                service: shop
                title: Shop
                environments:
                  production: { channel: C0SHOP, runs-on: local, folder: /srv/shop, may: { tidy: engineers } }
                  staging: { channel: C0SHOP, runs-on: local, folder: /srv/shop%s }
                databases: { main: { url: { production: "${secret:URL}", staging: "${secret:URL}" }, may: { production: engineers } } }
                """
                        .formatted(runbooks.contains("everywhere:") ? ", may: { everywhere: engineers }" : ""));
        Files.writeString(shop.resolve("fixes.yaml"), FIXES);
        Files.writeString(shop.resolve("runbooks.yaml"), runbooks);
        return Shelf.reader().read(temp.resolve("commands"));
    }

    private Runbook tidy(String runbooks) throws IOException {
        return switch (read(runbooks)) {
            case CatalogueRead.Loaded(var catalogue, var doubts) ->
                catalogue.services().get(new ServiceName("shop")).runbooks().get(new RunbookName("tidy"));
            case CatalogueRead.Refused(var problems) -> throw new AssertionError(problems.toString());
        };
    }

    private String problems(String runbooks) throws IOException {
        return read(runbooks) instanceof CatalogueRead.Refused(var problems)
                ? problems.stream().map(problem -> problem.toString()).collect(Collectors.joining("\n"))
                : "";
    }

    private static String tidying(String steps) {
        return """
                runbooks:
                  tidy:
                    parameters: { state: { type: choice, choices: [stuck, lost] } }
                    guard: { approvals: 1, by: dbas, not: requester }
                    steps:
                %s
                """
                .formatted(steps.indent(6).stripTrailing());
    }

    @Test
    void it_becomes_a_step_with_all_that_the_fix_declares() throws Exception {
        var tidy =
                tidy(tidying("- run: echo begin\n- call: fix\n  with: { fix: mend, older-than: 2h }\n- run: echo end"));
        var step = tidy.steps().get(1);
        assertEquals("Mend them", step.title().english());
        assertEquals(Duration.ofMinutes(5), step.timeout());
        var call = (StepSpec.Call) ((Action.Does) step.action()).spec();
        assertEquals("undo-mend", call.values().get(StepSpec.Call.UNDONE_BY));
        assertTrue(call.values().get(StepSpec.Call.ROWS).startsWith("DELETE FROM "), call::toString);
        var order = FixOrder.of(
                call, Map.of("service", "shop", "environment", "production", "state", "lost", "older_than", "9h"));
        assertEquals(Duration.ofHours(2), order.values().get("older_than"));
        assertEquals("lost", order.values().get("state"));
        assertEquals(
                java.time.Instant.parse("2026-01-06T00:00:00Z"), order.values().get("until"));
        assertEquals(
                Optional.of("URL"),
                order.source().database().writer(order.source().environment()));
        assertFalse(tidy.leavesTargetsAlone());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "with: { fix: mand } | 8:9: there is no fix mand — did you mean mend?",
                "with: { fix: mend, older: 2h } | 8:9: mend takes no older — did you mean older-than?",
                "with: { fix: mend, older-than: 2 } | 8:9: older-than of mend is a duration, and \"2\" is none that it takes",
                "with: { fix: mend, state: gone } | 8:9: state of mend is a choice, and \"gone\" is none",
                "with: { fix: mend, until: 2026-02-31 } | 8:9: until of mend is a time",
                "with: { rows: mend } | 7:9: fix needs fix",
                "name: no with | 7:9: fix needs fix",
            })
    void what_does_not_fit_is_told_where_it_stands(String with, String problem) throws Exception {
        var told = problems(tidying("- run: echo begin\n- call: fix\n  " + with));
        assertTrue(told.contains("runbooks.yaml:" + problem), told);
    }

    @Test
    void a_value_that_nobody_gives_is_missed_and_one_that_means_something_else_is_told() throws Exception {
        var none = problems(tidying("- call: fix\n  with: { fix: mend }")
                .replace("state: { type: choice, choices: [stuck, lost] }", "nothing: { default: x }"));
        assertTrue(none.contains("mend needs state"), none);
        var other = problems(tidying("- call: fix\n  with: { fix: mend }").replace("[stuck, lost]", "[stuck, gone]"));
        assertTrue(other.contains("state means something else in tidy than in mend"), other);
    }

    @Test
    void it_is_guarded_no_less_than_by_itself() throws Exception {
        for (var guard :
                List.of("none", "requester", "{ approvals: 1, by: engineers, not: requester }", "{ by: dbas }")) {
            var told = problems(tidying("- call: fix\n  with: { fix: mend }")
                    .replace("{ approvals: 1, by: dbas, not: requester }", guard));
            assertTrue(told.contains("tidy would run mend with less than that fix asks for"), guard + ": " + told);
        }
    }

    @Test
    void it_is_run_where_the_fix_may_be_seen_by_whoever_agrees_and_undone() throws Exception {
        var elsewhere = problems("runbooks:\n  tidy: { guard: none, steps: [{ run: echo }] }\n"
                + "  everywhere: { guard: none, steps: [{ call: fix, with: { fix: other } }] }\n");
        assertTrue(elsewhere.contains("everywhere may be run in staging, and other may not"), elsewhere);
        var recovery = problems("runbooks:\n  tidy: { guard: none, steps: [{ run: echo, on-failure: back }] }\n"
                + "  everywhere: { guard: none, steps: [{ run: echo }] }\n"
                + "  back: { recovery: true, steps: [{ call: fix, with: { fix: other } }] }\n");
        assertTrue(recovery.contains("a recovery can't call a fix"), recovery);
        var twice = problems(tidying("- call: fix\n  with: { fix: mend }\n- call: fix\n  with: { fix: other }"));
        assertTrue(twice.contains("this is the second fix of tidy"), twice);
    }
}
