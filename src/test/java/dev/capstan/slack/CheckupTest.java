package dev.capstan.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.Shelf;
import dev.capstan.catalog.CatalogueRead;
import dev.capstan.catalog.Text;
import dev.capstan.sql.Cell;
import dev.capstan.sql.Checkup;
import dev.capstan.sql.Diagnosis;
import dev.capstan.sql.Failure;
import dev.capstan.sql.Health;
import dev.capstan.sql.InquiryState;
import dev.capstan.sql.InquiryView;
import dev.capstan.sql.Particulars;
import dev.capstan.sql.Remark;
import dev.capstan.sql.Topic;
import dev.capstan.sql.Visit;
import dev.capstan.sql.doctor.DatabaseDoctor;
import dev.capstan.sql.engine.Engines;
import dev.capstan.sql.gate.ReadOnlyGate;
import dev.capstan.step.Secret;
import dev.capstan.store.TestDatabase;
import dev.capstan.workspace.act.Member;
import dev.capstan.workspace.model.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database doctor, called from Slack. */
class CheckupTest {
    private static final Checkup FOUND = new Checkup(
            "PostgreSQL 18.1",
            "shop",
            "capstan_ro",
            Duration.ofMillis(412),
            List.of(
                    new Diagnosis(
                            Topic.REPLICATION,
                            Health.GOOD,
                            Remark.of("no replica, no slot", "没有副本，也没有复制槽"),
                            Optional.empty(),
                            Particulars.NONE),
                    new Diagnosis(
                            Topic.TRANSACTIONS,
                            Health.UNSEEN,
                            Remark.of("other people's sessions can't be seen", "看不到其他会话"),
                            Optional.of(Remark.of(
                                    "An administrator runs {0}.",
                                    "请管理员执行 {0}。", new Cell.Code("GRANT pg_monitor TO capstan_ro"))),
                            Particulars.NONE),
                    new Diagnosis(
                            Topic.TABLES,
                            Health.BAD,
                            Remark.of(
                                    "{0} has {1} dead rows, {2} of all",
                                    "{0} 有 {1} 个死行，占 {2}",
                                    new Cell.Words("<!channel> {1}"),
                                    new Cell.Count(30_000),
                                    new Cell.Share(75)),
                            Optional.empty(),
                            new Particulars(
                                    List.of(
                                            new Text("table", "表"),
                                            new Text("size", "大小"),
                                            new Text("dead", "死行"),
                                            new Text("vacuumed before", "距上次 vacuum")),
                                    List.of(
                                            List.of(
                                                    new Cell.Words("订单"),
                                                    new Cell.Size(1_450_000),
                                                    new Cell.Count(30_000),
                                                    new Cell.Span(Duration.ofDays(3))),
                                            List.of(
                                                    new Cell.Words("log"),
                                                    new Cell.Size(512),
                                                    new Cell.Count(2),
                                                    new Cell.Nothing()))))));

    private final Workplace work = new Workplace();

    @TempDir
    private Path folder;

    @BeforeEach
    void open() throws IOException {
        Files.createDirectories(folder.resolve("shop"));
        Files.writeString(
                folder.resolve("capstan.yaml"),
                """
                admin-channel: %s
                roles: { engineers: { users: [%s, %s] } }
                """
                        .formatted(work.admin, Sample.ENGINEER.value(), Sample.MANAGER.value()));
        Files.writeString(
                folder.resolve("shop/service.yaml"),
                """
                service: shop
                title: { en: Shop, zh: 商店 }
                environments:
                  production: { channel: %s, runs-on: local, folder: /srv }
                databases:
                  main: { url: "${secret:A}", may: { production: engineers } }
                """
                        .formatted(work.channel));
        work.catalogue = switch (Shelf.reader().read(folder)) {
            case CatalogueRead.Loaded(var catalogue, var doubts) -> catalogue;
            case CatalogueRead.Refused(var problems) -> throw new AssertionError(problems);
        };
        work.doctor = (id, source) -> new Visit.Paid<>(FOUND);
        work.overHttp().delivering();
    }

    @AfterEach
    void close() {
        work.close();
    }

    private Member engineer() {
        return work.slack.as("engineer").in(work.channel);
    }

    private List<Message> inChannel() {
        return told().filter(message -> !message.isReply()).toList();
    }

    private List<Message> inThread() {
        return told().filter(Message::isReply).toList();
    }

    private Stream<Message> told() {
        return work.slack.messages(work.channel).stream().filter(message -> !message.isEphemeral());
    }

    private void allIsTold() {
        eventually(() -> !work.inquiries.all().isEmpty()
                && work.outbox.isEmpty()
                && work.inquiries.all().stream().noneMatch(InquiryView::isOpen));
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
    void the_doctor_opens_with_a_line_for_each_topic_worst_first_and_lays_tables_into_the_thread() {
        engineer().types("/sql shop doctor");
        allIsTold();
        assertEquals(1, inChannel().size());
        var opening = inChannel().getFirst();
        assertTrue(opening.text().startsWith("❌ Database doctor · shop production: 1 bad, 1 unseen"), opening.text());
        var said = opening.everything();
        assertTrue(said.contains("❌ *Table sizes*: &lt;!channel&gt; {1} has 30,000 dead rows, 75 % of all"), said);
        assertTrue(said.contains("❔ *Longest transactions*: other people's sessions can't be seen"), said);
        assertTrue(said.contains("✅ *Replication*: no replica, no slot"), said);
        assertTrue(said.indexOf("❌ *") < said.indexOf("❔ *") && said.indexOf("❔ *") < said.indexOf("✅ *"), said);
        assertTrue(said.contains("PostgreSQL 18.1 in 0.4 s · shop as `capstan_ro`"), said);
        var details = inThread().getFirst().everything();
        assertEquals(opening.ts(), inThread().getFirst().threadTs());
        assertTrue(
                details.contains(
                        """
                        table    size    dead  vacuumed before\\n\
                        订单   1.4 MB  30,000              3 d\\n\
                        log     512 B       2                –"""),
                details);
        assertTrue(details.contains("An administrator runs `GRANT pg_monitor TO capstan_ro`."), details);
        assertFalse(details.contains("Replication"), details);
        assertEquals(1, inThread().size());
    }

    @Test
    void it_is_asked_again_by_button() {
        engineer().types("/sql shop production doctor main");
        allIsTold();
        engineer().clicks(inChannel().getFirst(), "inquiry-again");
        eventually(() -> work.inquiries.all().size() == 2);
        allIsTold();
        assertTrue(work.inquiries.all().stream().allMatch(view -> view.state() instanceof InquiryState.Examined));
    }

    @Test
    void much_to_tell_takes_several_messages() {
        var row = Collections.<Cell>nCopies(4, new Cell.Words("x".repeat(20)));
        var table = new Particulars(Collections.nCopies(4, new Text("heading", "标题")), Collections.nCopies(40, row));
        work.doctor = (id, source) -> new Visit.Paid<>(new Checkup(
                "MariaDB 11.4.5",
                "shop",
                "reader",
                Duration.ofSeconds(1),
                Stream.of(Topic.values())
                        .map(topic ->
                                new Diagnosis(topic, Health.WATCH, Remark.of("much", "很多"), Optional.empty(), table))
                        .toList()));
        engineer().types("/sql shop doctor");
        allIsTold();
        var all = inThread().stream().map(Message::everything).toList();
        assertTrue(all.size() > 3, () -> all.size() + " messages");
        for (var topic : Topic.values()) {
            var title = topic.title().english();
            assertEquals(
                    1,
                    all.stream()
                            .filter(each -> each.contains("*" + title + "*"))
                            .count(),
                    title);
        }
        assertTrue(all.stream().noneMatch(each -> each.contains("more")), "nothing was left out");
    }

    @Test
    void whoever_may_not_ask_the_database_may_not_call_the_doctor() {
        var stranger = work.slack.as("stranger").in(work.channel);
        eventually(() -> {
            stranger.types("/sql shop production doctor");
            return stranger.whispers().getLast().everything().contains("<@" + Sample.ENGINEER + ">");
        });
        assertEquals(List.of(), work.inquiries.all());
    }

    @Test
    void a_database_that_lets_nobody_in_is_told_as_such() {
        work.doctor = (id, source) -> new Visit.Barred<>(new Failure.Unreachable("connection refused"));
        engineer().types("/sql shop doctor");
        allIsTold();
        assertTrue(inChannel().getFirst().text().startsWith("❌ Database doctor · shop production: "));
        assertTrue(inThread().getFirst().everything().contains("connection refused"));
    }

    @Test
    void no_query_takes_the_doctors_name() throws IOException {
        Files.writeString(
                folder.resolve("shop/queries.yaml"),
                """
                queries:
                  doctor: { sql: SELECT 1 }
                """);
        switch (Shelf.reader().read(folder)) {
            case CatalogueRead.Loaded loaded -> throw new AssertionError("it was taken");
            case CatalogueRead.Refused(var problems) ->
                assertTrue(problems.toString().contains("doctor calls the database doctor"), problems::toString);
        }
    }

    @Test
    void a_real_database_is_examined_and_told() {
        var where = TestDatabase.fresh();
        try (var engines = new Engines(name -> Optional.of(new Secret(where.url())), source -> Optional.empty())) {
            work.doctor = new DatabaseDoctor(new ReadOnlyGate(), engines, Clock.systemUTC());
            engineer().types("/sql shop doctor");
            allIsTold();
        }
        var opening = inChannel().getFirst().everything();
        assertTrue(opening.contains("PostgreSQL 17."), opening);
        assertTrue(opening.contains("*Connections*: "), opening);
        assertTrue(opening.contains("*Slow queries*: pg_stat_statements is not installed"), opening);
        var details = inThread().stream().map(Message::everything).toList().toString();
        assertTrue(details.contains("CREATE EXTENSION pg_stat_statements"), details);
        assertTrue(details.contains("setting") && details.contains("random_page_cost"), details);
    }
}
