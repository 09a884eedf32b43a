package dev.capstan.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.ServiceName;
import dev.capstan.finding.Finding;
import dev.capstan.finding.Found;
import dev.capstan.outbox.Outbox;
import dev.capstan.step.Told;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JdbiFindingsTest {
    private static final ServiceName SHOP = new ServiceName("shop");
    private static final EnvironmentName PRODUCTION = new EnvironmentName("production");
    private static final ChannelId CHANNEL = new ChannelId("C0SHOP");
    private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");

    private final Store store = TestDatabase.freshStore();
    private final JdbiFindings findings = new JdbiFindings(store, new Documents());
    private final JdbiOutbox outbox = new JdbiOutbox(store);

    @AfterEach
    void close() {
        store.close();
    }

    private static Finding finding(String matter, String words) {
        return new Finding(matter, new Told(words, words), new Told("no more " + matter, "no more " + matter));
    }

    private void settle(String... matters) {
        settle(SHOP, matters);
    }

    private void settle(ServiceName service, String... matters) {
        var standing = Arrays.stream(matters).map(each -> finding(each, each)).toList();
        findings.settle(service, PRODUCTION, CHANNEL, standing, NOW);
    }

    /** Tells what waits, and gives back what it was. */
    private List<Found> told() {
        var due = outbox.due(100);
        due.forEach(entry -> outbox.told(entry.subject(), entry.revision()));
        return due.stream()
                .map(Outbox.Entry::subject)
                .map(subject -> findings.found(subject.id()).orElseThrow())
                .toList();
    }

    @Test
    void what_begins_and_what_is_over_is_told_once_each() {
        settle("full");
        assertEquals(
                List.of(new Found(SHOP, PRODUCTION, CHANNEL, finding("full", "full"), NOW, Optional.empty())), told());
        settle("full");
        assertEquals(List.of(), told());
        settle();
        assertEquals(
                List.of(new Found(SHOP, PRODUCTION, CHANNEL, finding("full", "full"), NOW, Optional.of(NOW))), told());
        settle();
        assertEquals(List.of(), told());
    }

    @Test
    void a_matter_keeps_the_words_with_which_it_began_and_may_come_again() {
        findings.settle(SHOP, PRODUCTION, CHANNEL, List.of(finding("full", "93 %")), NOW);
        findings.settle(SHOP, PRODUCTION, CHANNEL, List.of(finding("full", "95 %")), NOW);
        assertEquals("93 %", told().getFirst().finding().words().english());
        settle();
        told();
        findings.settle(SHOP, PRODUCTION, CHANNEL, List.of(finding("full", "97 %")), NOW);
        assertEquals("97 %", told().getFirst().finding().words().english());
    }

    @Test
    void one_matter_takes_no_other_and_no_other_service_with_it() {
        settle("full", "late");
        settle(new ServiceName("web"), "full");
        told();
        settle("late");
        var over = told();
        assertEquals(1, over.size());
        assertEquals("full", over.getFirst().finding().matter());
        assertEquals(SHOP, over.getFirst().service());
    }

    @Test
    void replicas_that_find_the_same_at_once_tell_it_once() {
        IntStream.range(0, 16).parallel().forEach(i -> settle("full", "late"));
        assertEquals(2, told().size());
        IntStream.range(0, 16).parallel().forEach(i -> settle("late"));
        assertEquals(1, told().size());
    }

    @Test
    void what_is_nobodys_id_is_not_found() {
        assertEquals(Optional.empty(), findings.found("shop"));
    }
}
