package dev.capstan.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.alert.Definition;
import dev.capstan.alert.Severity;
import dev.capstan.catalog.CatalogueRead;
import dev.capstan.catalog.Text;
import dev.capstan.sql.QueryName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonitorsChapterTest {

    private static Monitor monitor(String keys) {
        var catalogue = WrittenMonitors.read("monitors: { errors: { " + keys + " } }");
        return MonitorsChapter.of(catalogue.services().get(Watching.SHOP)).get(new MonitorName("errors"));
    }

    @Test
    void an_alarm_bears_its_monitors_title() {
        var catalogue =
                WrittenMonitors.read("monitors: { errors: { title: { en: Errors, zh: 错误 }, prometheus: sum(errors),"
                        + " limits: { P0: '> 5' } } }");
        var troubles = catalogue
                .services()
                .get(Watching.SHOP)
                .chapters()
                .get(MonitorsChapter.KEY)
                .orElseThrow()
                .troubles();
        assertEquals(
                Map.of("errors", new Text("Errors", "错误")),
                troubles.stream().collect(Collectors.toMap(Definition::name, Definition::title)));
    }

    @Test
    void a_monitor_is_read_with_all_that_it_leaves_to_capstan() {
        assertEquals(
                new Monitor(
                        new MonitorName("errors"),
                        Text.same("errors"),
                        List.of(Watching.PRODUCTION),
                        new Source.Prometheus("sum(errors)", Optional.of(new ServerName("main"))),
                        Unit.RATIO,
                        Map.of(
                                Severity.CRITICAL, new Limit(Limit.Comparison.MORE, 5, "> 5 %"),
                                Severity.WARNING, new Limit(Limit.Comparison.MORE, 1, "> 1 %")),
                        Map.of(
                                Severity.CRITICAL, new Limit(Limit.Comparison.AT_MOST, 4.75, "<= 4.75 %"),
                                Severity.WARNING, new Limit(Limit.Comparison.AT_MOST, 0.95, "<= 0.95 %")),
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(20),
                        Optional.empty()),
                monitor("prometheus: sum(errors), unit: ratio, limits: { P0: '> 5%', warning: '> 0.01' }, for: 60s"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "host: cpu, limits: { P0: '> 80%' } | PERCENT | > 80 %",
                "host: disk /var, limits: { P0: '>= 70%' } | PERCENT | >= 70 %",
                "host: load, limits: { P0: '> 4' } | COUNT | > 4",
                "check: health.app, limits: { P0: fails } | ANSWER | fails",
                "check: health.app, limits: { P0: '> 2s' } | MILLISECONDS | > 2000 ms",
                "query: waiting, limits: { P0: warns } | ANSWER | warns",
                "query: waiting, column: pending, limits: { P0: '> 10' } | COUNT | > 10",
                "run: echo 1, unit: B, limits: { P0: '> 1GiB' } | BYTES | > 1 GiB",
                "run: echo 1, unit: s, limits: { P0: '≥ 30m' } | SECONDS | >= 1800 s",
            })
    void a_limit_is_in_what_the_source_counts(String keys, Unit unit, String limit) {
        var monitor = monitor(keys);
        assertEquals(unit, monitor.unit());
        assertEquals(limit, monitor.limits().get(Severity.CRITICAL).text());
    }

    @ParameterizedTest
    @CsvSource({"30s, 10s", "60s, 20s", "3m, 1m", "1h, 1m", "15s, 5s"})
    void what_has_to_last_is_read_three_times_meanwhile_and_at_least_every_minute(String lasting, String every) {
        var monitor = monitor("host: cpu, limits: { P0: '> 80%' }, for: " + lasting);
        assertEquals(every, MonitorForm.text(monitor.every()));
    }

    @Test
    void a_recovery_of_ones_own_is_that_of_the_mildest_limit() {
        var monitor = monitor("host: cpu, limits: { P0: '> 90%', P2: '> 80%' }, recovers: '< 60%'");
        assertEquals("< 60 %", monitor.recoveries().get(Severity.WARNING).text());
        assertEquals("<= 85.5 %", monitor.recoveries().get(Severity.CRITICAL).text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "host: cpu, limits: { P0: '> 80%' }, for: 1m, every: 30s | every 30s is more than a third of for 1m: one bad reading would count as lasting — write every: 20s, or for: 90s",
                "host: cpu, limits: { P0: '> 80%' }, for: 10s | every 5s is more than a third of for 10s: one bad reading would count as lasting — write for: 15s or longer",
                "host: cpu, limits: { P0: '> 80%' }, every: 1s | nothing is read more often than every 5s — write every: 5s",
                "host: cpu, limits: { P0: '> 2s' } | the limit for critical is not in what the source counts in — write a number of %, or change unit",
                "run: echo 1, limits: { P0: '> 5%' } | the limit for critical is not in what the source counts in — write a number, or add the unit in which the source counts: unit: ratio",
                "host: cpu, limits: { P0: '> 80%', critical: '> 90%' } | \"critical\" means what another key means already — keep one of them: P0 is written once",
                "host: cpu, limits: { P0: '> 80%', P2: '> 90%' } | critical (> 80 %) begins before warning (> 90 %) — put the worse one further out",
                "host: cpu, limits: { P0: '> 80%', P2: '< 9%' } | the limits for warning and critical look into opposite directions — make two monitors of it",
                "host: cpu, limits: { P0: '> 80%' }, recovers: '< 85%' | that is not on the near side of the limit > 80 % — write recovers: \"<= 76 %\"",
                "host: cpu, limits: { P0: '> 80%' }, recovers: '> 70%' | that is not on the near side of the limit > 80 % — write recovers: \"<= 76 %\"",
                "host: cpu, limits: { P0: 80 } | P0 \"80\" is not a limit — write \"> 5%\", \"< 95%\", \">= 2s\" or fails",
                "host: gpu, limits: { P0: '> 80%' } | host \"gpu\" is nothing that is read on a host — write cpu, memory, load or disk /path",
                "host: cpu, query: waiting, limits: { P0: '> 80%' } | a monitor can't be query and host at once — keep one of them",
                "query: waitin, limits: { P0: fails } | there is no query waitin — did you mean waiting?",
                "query: plain, limits: { P0: fails } | plain expects nothing, so it can't fail — add column to the monitor, or expect to the query",
                "query: since, column: one, limits: { P0: '> 1' } | since wants to know at — add with: { at: … }",
                "query: waiting, with: { wait: 5m }, limits: { P0: fails } | waiting has no parameter wait — leave it out",
                "query: waiting, limits: { P0: '> 10' } | the limit for critical is not in what the source says: it is met or not — write fails or warns, or read a column",
                "check: health.web, limits: { P0: fails } | there is no health check web — write app",
                "prometheus: up, server: man, limits: { P0: '< 1' } | there is no Prometheus man — did you mean main?",
                "host: cpu, limits: { P0: '> 80%' }, environments: staging | shop has no environment staging — write production",
            })
    void what_is_wrong_is_told_with_its_numbers(String keys, String problem) {
        var told = WrittenMonitors.problems("monitors: { errors: { " + keys + " } }");
        assertTrue(told.stream().anyMatch(each -> each.endsWith(": " + problem)), told.toString());
    }

    @Test
    void an_environment_s_name_is_taken() {
        var told = WrittenMonitors.problems("monitors: { production: { host: cpu, limits: { P0: '> 80%' } } }");
        assertEquals(
                List.of(
                        "commands/shop/monitors.yaml:1:13: production is the name of an environment too — call the monitor otherwise"),
                told);
    }

    @Test
    void without_a_prometheus_nobody_can_ask_one() {
        var read = WrittenMonitors.attempt(
                "admin-channel: C0ADMIN\nroles: { engineers: { users: [U0ALICE] } }\n",
                "monitors: { errors: { prometheus: up, limits: { P0: '< 1' } } }");
        var problems = ((CatalogueRead.Refused) read).problems();
        assertTrue(problems.toString().contains("capstan.yaml names no Prometheus"), problems.toString());
    }

    @Test
    void a_comparison_in_promql_is_doubtful() {
        var read = WrittenMonitors.attempt(
                "monitors: { errors: { prometheus: sum(errors) > 0.05, limits: { P0: '> 5' } } }");
        var doubts = ((CatalogueRead.Loaded) read).doubts();
        assertTrue(doubts.toString().contains("move the comparison to limits"), doubts.toString());
    }

    @Test
    void a_query_brings_its_values() {
        var monitor = monitor("query: since, column: one, with: { at: 2026-01-06T15:30 }, limits: { P0: '> 1' }");
        assertEquals(
                new Source.Query(
                        new QueryName("since"), Optional.of("one"), List.of(), Map.of("at", "2026-01-06T15:30")),
                monitor.source());
    }
}
