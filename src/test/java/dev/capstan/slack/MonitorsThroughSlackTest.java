package dev.capstan.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.Shelf;
import dev.capstan.alert.Severity;
import dev.capstan.catalog.CatalogueFiles;
import dev.capstan.catalog.CatalogueRead;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.ServiceName;
import dev.capstan.monitor.Course;
import dev.capstan.monitor.Gauge.Point;
import dev.capstan.monitor.History.Stand;
import dev.capstan.monitor.MonitorName;
import dev.capstan.monitor.Readings.Key;
import dev.capstan.monitor.Series;
import dev.capstan.workspace.model.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people in Slack see of what is watched. */
class MonitorsThroughSlackTest {
    private final Workplace work = new Workplace();
    private final Instant now = work.clock.instant();

    @BeforeEach
    void open() {
        var house = "admin-channel: %s\nroles: { engineers: { users: [%s] } }\n"
                .formatted(work.admin, Sample.ENGINEER.value());
        var service =
                """
                service: shop
                title: { en: Shop, zh: 商店 }
                environments:
                  production: { channel: %s, runs-on: local, folder: /srv }
                  staging: { channel: %s, runs-on: local, folder: /srv }
                databases: { main: { url: { production: "${secret:A}" }, may: { production: engineers } } }
                """
                        .formatted(work.channel, work.channel);
        var monitors =
                """
                monitors:
                  errors:
                    title: { en: Error rate, zh: 错误率 }
                    run: echo 1
                    unit: ratio
                    limits: { warning: "> 1%", critical: "> 5%" }
                    for: 60s
                  waiting:
                    title: { en: Orders that wait, zh: 等待中的订单 }
                    query: waiting
                    column: pending
                    environments: production
                    limits: { error: "> 10" }
                    for: 3m
                """;
        var read = Shelf.reader()
                .read(CatalogueFiles.of(
                        "commands",
                        Map.of(
                                "capstan.yaml",
                                house,
                                "shop/service.yaml",
                                service,
                                "shop/queries.yaml",
                                "queries: { waiting: { sql: SELECT count(*) AS pending FROM orders } }",
                                "shop/monitors.yaml",
                                monitors)));
        work.catalogue = switch (read) {
            case CatalogueRead.Loaded loaded -> loaded.catalogue();
            case CatalogueRead.Refused refused -> throw new AssertionError(refused.problems());
        };
        stands("errors", "production", 7.2, Map.of(Severity.CRITICAL, ago(720)), ago(720));
        stands("errors", "staging", 0.4, Map.of(), null);
        stands("waiting", "production", 12, Map.of(Severity.ERROR, ago(70)), null);
        var points = IntStream.rangeClosed(0, 120)
                .mapToObj(each -> new Point(ago(3_600 - each * 30), 3 + each * 0.035))
                .toList();
        work.history.read(key("errors", "production"), Map.of(Series.ONLY, points));
        work.overHttp().delivering();
        Workplace.until(() -> work.slack
                .as("engineer")
                .in(work.channel)
                .types("/monitors shop")
                .acknowledged());
    }

    @AfterEach
    void close() {
        work.close();
    }

    private Instant ago(int seconds) {
        return now.minusSeconds(seconds);
    }

    private static Key key(String monitor, String environment) {
        return new Key(new ServiceName("shop"), new EnvironmentName(environment), new MonitorName(monitor));
    }

    private void stands(
            String monitor, String environment, double value, Map<Severity, Instant> passed, Instant firing) {
        var course = new Course(
                Optional.of(now),
                Optional.of(value),
                "",
                passed,
                Optional.ofNullable(firing).map(since -> new Course.Firing(Severity.CRITICAL, since, now)));
        work.history.stands(key(monitor, environment), new Stand(Map.of(Series.ONLY, course), Optional.empty()));
    }

    /** What only they see of it. */
    private String says(String person, String command) {
        var member = work.slack.as(person).in(work.channel);
        assertTrue(member.types(command).acknowledged());
        return member.whispers().getLast().blocks().findValues("text").stream()
                .map(text -> text.path("text").asText())
                .collect(Collectors.joining("\n"))
                .replace("&gt;", ">");
    }

    private String engineer(String command) {
        return says("engineer", command);
    }

    /** What is answered in the channel. */
    private void asks(String command) {
        assertTrue(work.slack.as("engineer").in(work.channel).types(command).acknowledged());
    }

    private Stream<Message> told() {
        return work.slack.messages(work.channel).stream().filter(message -> !message.isEphemeral());
    }

    private void eventually(BooleanSupplier condition) {
        Workplace.until(() -> {
            if (condition.getAsBoolean()) {
                return true;
            }
            work.clock.pass(Duration.ofMillis(300));
            work.nudge();
            return false;
        });
    }

    @Test
    void each_is_listed_with_its_number_its_limit_and_since_when() {
        assertEquals(
                """
                ❌ Error rate 7.2 % (P0 > 5 %) for 12 min · production
                ✅ Error rate 0.4 % (P2 > 1 %, P0 > 5 %) · staging
                ⏳ Orders that wait 12 (P1 > 10) for 1 min of 3 min · production""",
                engineer("/monitors shop"));
        assertTrue(told().findAny().isEmpty());
    }

    @Test
    void numbers_of_a_query_see_those_who_may_run_it() {
        var list = says("stranger", "/monitors");
        assertTrue(list.contains("Error rate") && !list.contains("Orders"), list);
        var graph = says("stranger", "/graph shop waiting");
        assertTrue(graph.contains("Only whoever may run its query"), graph);
    }

    @Test
    void a_manager_reads_chinese() {
        var list = says("manager", "/monitors shop");
        assertTrue(list.contains("错误率 7.2 %（P0 > 5 %）已持续 12 min"), list);
    }

    @Test
    void a_graph_comes_in_the_channel_with_its_picture() {
        asks("/graph shop production errors 1h");
        eventually(work.outbox::isEmpty);
        var card = told().findFirst().orElseThrow().everything().replace("&gt;", ">");
        assertEquals(
                List.of("shop-errors-1h.png"),
                work.slack.files().stream().map(file -> file.name()).toList());
        assertTrue(card.contains("Error rate 7.2 % · shop production · 1h"), card);
        assertTrue(card.contains("– 7.2 %") && card.contains("P2 > 1 %, P0 > 5 % for 1 min"), card);
        assertEquals(1, told().filter(message -> !message.isReply()).count());
    }

    @Test
    void the_picture_shows_the_limits() {
        var png = work.graphs()
                .lastHour(key("errors", "production"), now, dev.capstan.catalog.Language.ENGLISH)
                .orElseThrow();
        assertTrue(png.length > 5_000 && png[1] == 'P' && png[2] == 'N' && png[3] == 'G');
    }

    @Test
    void a_metric_that_nobody_reads_is_answered_with_those_that_are() {
        assertTrue(engineer("/graph shop production error").contains("There are: errors, waiting"));
        assertTrue(engineer("/graph shop production errors 2h").contains("Write 1h, 24h, 7d, 90d"));
        assertTrue(engineer("/graph shop").contains("There are: errors, waiting"));
        assertTrue(engineer("/graph nowhere errors").contains("nowhere"));
        assertTrue(told().findAny().isEmpty());
    }

    @Test
    void what_was_never_read_says_so() {
        asks("/graph shop waiting 24h");
        eventually(work.outbox::isEmpty);
        assertTrue(told().findFirst().orElseThrow().everything().contains("Orders that wait has no data"));
    }
}
