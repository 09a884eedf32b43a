package dev.capstan.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.capstan.alert.Report;
import dev.capstan.alert.Severity;
import dev.capstan.alert.Where;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.Language;
import dev.capstan.catalog.ServiceName;
import dev.capstan.finding.Finding;
import dev.capstan.step.Told;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JdbiFindingsTest {
    private static final Where SHOP = new Where(new ServiceName("shop"), new EnvironmentName("production"));
    private static final Where WEB = new Where(new ServiceName("web"), new EnvironmentName("production"));
    private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");

    private final Store store = TestDatabase.freshStore();
    private final Documents documents = new Documents();
    private final JdbiFindings findings = new JdbiFindings(store, documents);

    @AfterEach
    void close() {
        store.close();
    }

    private static Finding finding(String kind, String words) {
        return new Finding(
                kind, "", Severity.WARNING, new Told(words, words), new Told("no more " + kind, "不再 " + kind));
    }

    private void settle(String... kinds) {
        settle(SHOP, NOW, kinds);
    }

    private void settle(Where where, Instant now, String... kinds) {
        var standing = Arrays.stream(kinds).map(each -> finding(each, each)).toList();
        findings.settle(where, Language.CHINESE, standing, now);
    }

    /** What the alerts are to take in, taken away. */
    private List<Report> reported() {
        return store.with(handle -> handle.createQuery(
                        "with taken as (delete from alert_report returning id, report) select * from taken order by id")
                .map((row, context) -> documents.read(row.getString("report"), Report.class))
                .list());
    }

    private List<String> summaries() {
        return reported().stream()
                .flatMap(report -> report.signals().stream())
                .map(signal -> (signal.firing() ? "fires: " : "over: ")
                        + signal.summary().orElseThrow())
                .toList();
    }

    @Test
    void what_begins_and_what_is_over_is_reported_once_each() {
        settle("full");
        assertEquals(List.of(finding("full", "full").stands(SHOP, Language.CHINESE, NOW)), reported());
        settle("full");
        assertEquals(List.of(), reported());
        var later = NOW.plusSeconds(60);
        settle(SHOP, later);
        assertEquals(List.of(finding("full", "full").over(SHOP, Language.CHINESE, NOW, later)), reported());
        settle(SHOP, later);
        assertEquals(List.of(), reported());
    }

    @Test
    void a_matter_keeps_the_words_with_which_it_began_and_may_come_again() {
        findings.settle(SHOP, Language.ENGLISH, List.of(finding("full", "93 %")), NOW);
        findings.settle(SHOP, Language.ENGLISH, List.of(finding("full", "95 %")), NOW);
        settle();
        findings.settle(SHOP, Language.ENGLISH, List.of(finding("full", "97 %")), NOW);
        assertEquals(List.of("fires: 93 %", "over: 不再 full", "fires: 97 %"), summaries());
    }

    @Test
    void one_matter_takes_no_other_and_no_other_service_with_it() {
        settle("full", "late");
        settle(WEB, NOW, "full");
        reported();
        settle("late");
        assertEquals(List.of(finding("full", "full").over(SHOP, Language.CHINESE, NOW, NOW)), reported());
    }

    @Test
    void replicas_that_find_the_same_at_once_report_it_once() {
        IntStream.range(0, 16).parallel().forEach(i -> settle("full", "late"));
        assertEquals(
                List.of("fires: full", "fires: late"),
                summaries().stream().sorted().toList());
        IntStream.range(0, 16).parallel().forEach(i -> settle("late"));
        assertEquals(List.of("over: 不再 full"), summaries());
    }
}
