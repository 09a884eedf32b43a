package dev.capstan.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.Shelf;
import dev.capstan.catalog.CatalogueRead;
import dev.capstan.sql.Answered;
import dev.capstan.sql.Column.Kind;
import dev.capstan.sql.InquiryState;
import dev.capstan.sql.InquiryView;
import dev.capstan.sql.ScriptedDatabases;
import dev.capstan.sql.gate.Reason;
import dev.capstan.workspace.act.Member;
import dev.capstan.workspace.act.Postmark;
import dev.capstan.workspace.model.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions to databases from the first word to the last message, with databases that answer as the test says. */
class QueriesTest {
    private final Workplace work = new Workplace();

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("shop"));
        Files.writeString(
                folder.resolve("capstan.yaml"),
                """
                admin-channel: %s
                roles: { engineers: { users: [%s, %s] }, dbas: { users: [%s] } }
                """
                        .formatted(
                                work.admin, Sample.ENGINEER.value(), Sample.MANAGER.value(), Sample.ENGINEER.value()));
        Files.writeString(
                folder.resolve("shop/service.yaml"),
                """
                service: shop
                title: { en: Shop, zh: 商店 }
                environments:
                  production: { channel: %s, runs-on: local, folder: /srv }
                  staging: { channel: %s, runs-on: local, folder: /srv }
                  trial: { channel: %s, runs-on: local, folder: /srv }
                databases:
                  main:
                    url: { production: "${secret:A}", staging: "${secret:B}" }
                    may: { production: engineers, staging: engineers }
                    ad-hoc: { production: dbas }
                """
                        .formatted(work.channel, work.channel, work.channel));
        Files.writeString(
                folder.resolve("shop/queries.yaml"),
                """
                queries:
                  failed-payments:
                    title: { en: Failed payments, zh: 支付失败订单 }
                    parameters: { since: { type: duration, default: 24h } }
                    sql: SELECT id, note FROM orders WHERE created_at >= now() - :since
                    expect: no rows
                  since-deploy:
                    title: { en: Errors since the deploy, zh: 部署后的错误 }
                    parameters: { since: { type: time, default: last_deploy.started_at } }
                    sql: SELECT count(*) AS errors FROM errors WHERE at >= :since
                  order:
                    title: { en: One order, zh: 单个订单 }
                    parameters: { number: { title: { en: Number, zh: 订单号 }, pattern: "[0-9]+" } }
                    sql: SELECT * FROM orders WHERE number = :number
                    private: true
                """);
        work.catalogue = switch (Shelf.reader().read(folder)) {
            case CatalogueRead.Loaded(var catalogue, var doubts) -> catalogue;
            case CatalogueRead.Refused(var problems) -> throw new AssertionError(problems);
        };
        work.overHttp().delivering();
        Workplace.until(() -> engineer().types("/sql shop").acknowledged());
    }

    @AfterEach
    void close() {
        work.close();
    }

    private Member engineer() {
        return work.slack.as("engineer").in(work.channel);
    }

    private String whisper(String person) {
        return work.slack.as(person).whispers().getLast().everything();
    }

    private List<Message> inChannel() {
        return told().filter(message -> !message.isReply()).toList();
    }

    private List<Message> inThread() {
        return told().filter(Message::isReply).toList();
    }

    private java.util.stream.Stream<Message> told() {
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

    private void allIsTold() {
        eventually(() -> work.outbox.isEmpty() && work.inquiries.all().stream().noneMatch(InquiryView::isOpen));
    }

    private static List<List<Object>> orders(int count) {
        var rows = new ArrayList<List<Object>>();
        for (int i = 0; i < count; i++) {
            rows.add(List.of((long) i, "订单 " + i));
        }
        return rows;
    }

    private void answersOrders(int count) {
        work.databases.answers(
                List.of(ScriptedDatabases.stored("id", Kind.NUMBER), ScriptedDatabases.stored("note", Kind.TEXT)),
                orders(count));
    }

    @Test
    void an_answer_hangs_under_its_question_and_opens_with_the_number_that_decided() {
        answersOrders(2);
        engineer().types("/sql shop production failed-payments");
        allIsTold();
        var anchor = inChannel().getFirst();
        assertTrue(
                anchor.text().startsWith("❌ Failed payments · shop production: 2 rows (expected no rows)"),
                anchor.text());
        assertTrue(anchor.everything().contains("<@" + Sample.ENGINEER + ">"), anchor::everything);
        assertTrue(anchor.everything().contains("since=24h"), anchor::everything);
        var answer = inThread().getFirst();
        assertEquals(anchor.ts(), answer.threadTs());
        assertTrue(answer.everything().contains("❌ 2 rows (expected no rows)"), answer::everything);
        assertTrue(answer.everything().contains("id  note\\n 0  订单 0\\n 1  订单 1"), answer::everything);
        assertTrue(answer.everything().contains("2 rows in 41 ms · shop as `capstan_ro`"), answer::everything);
        assertEquals(
                Duration.ofHours(24), work.databases.asked().getFirst().values().get("since"));
        assertEquals(1, inThread().size());
    }

    @Test
    void a_delivery_that_comes_three_times_is_asked_once() {
        engineer().sending(Postmark.repeated(3)).types("/sql shop production failed-payments since=1h");
        allIsTold();
        assertEquals(1, work.databases.asked().size());
        assertTrue(inChannel().getFirst().text().startsWith("✅ Failed payments"));
    }

    @Test
    void more_rows_than_anybody_reads_come_as_a_file() {
        answersOrders(1_000);
        engineer().types("/sql shop production failed-payments");
        allIsTold();
        var file = work.slack.files().getFirst();
        assertTrue(
                file.name().startsWith("shop-failed-payments-") && file.name().endsWith(".csv"), file.name());
        assertEquals(
                1_001, new String(file.bytes(), StandardCharsets.UTF_8).lines().count());
        assertTrue(
                inThread().getFirst().everything().contains("the first 15 are shown, all are in the file"),
                () -> inThread().getFirst().everything());
    }

    @Test
    void the_list_shows_each_query_in_the_readers_language_with_a_button() {
        work.slack.as("manager").in(work.channel).types("/sql shop");
        var list = whisper("manager");
        assertTrue(list.contains("支付失败订单") && list.contains("since=24h") && list.contains("运行"), list);
        engineer().types("/sql");
        assertTrue(whisper("engineer").contains("/sql shop"));
    }

    @Test
    void wrong_words_bring_those_that_were_meant() {
        engineer().types("/sql shop production faild-payments");
        assertTrue(whisper("engineer").contains("/sql shop failed-payments"), () -> whisper("engineer"));
        engineer().types("/sql shop prodution failed-payments");
        assertTrue(whisper("engineer").contains("no environment"), () -> whisper("engineer"));
        engineer().types("/sql shp");
        assertTrue(whisper("engineer").contains("Did you mean"), () -> whisper("engineer"));
        engineer().types("/sql shop trial failed-payments");
        assertFalse(whisper("engineer").isBlank());
        assertEquals(List.of(), work.inquiries.all());
    }

    @Test
    void what_is_missing_is_asked_for_in_a_form_and_the_answer_is_private() {
        work.databases.answers(
                List.of(ScriptedDatabases.column("number", Kind.TEXT)), List.of(List.of("confidential")));
        engineer().types("/sql shop production order");
        var form = engineer().awaitModal(Duration.ofSeconds(10));
        form.enters("form-parameter:number", "4711").submits();
        allIsTold();
        assertEquals("4711", work.databases.asked().getFirst().values().get("number"));
        assertEquals(List.of(), told().toList());
        var direct = work.slack.awaitMessage(
                message -> message.everything().contains("confidential"), Duration.ofSeconds(10));
        assertTrue(direct.channel().startsWith("D"), direct.channel());
        assertTrue(direct.text().startsWith("🔎 One order · shop production: 1 row"), direct.text());
    }

    @Test
    void who_may_not_is_told_who_may() {
        work.slack.as("stranger").in(work.channel).types("/sql shop production failed-payments");
        assertTrue(whisper("stranger").contains("<@" + Sample.ENGINEER + ">"), () -> whisper("stranger"));
        work.slack.as("manager").in(work.channel).types("/sql shop production = SELECT 1");
        assertTrue(whisper("manager").contains("手写"), () -> whisper("manager"));
        assertEquals(List.of(), work.inquiries.all());
    }

    @Test
    void a_typed_statement_is_shown_to_the_channel_with_who_sent_it() {
        work.databases.answers(List.of(ScriptedDatabases.column("n", Kind.NUMBER)), List.of(List.of(7L)));
        engineer().types("/sql shop production = SELECT count(*) AS n FROM orders\nWHERE note &lt;&gt; ‘x’ -- all\n");
        allIsTold();
        var anchor = inChannel().getFirst();
        assertTrue(
                anchor.everything().contains("SELECT count(*) AS n FROM orders\\nWHERE note <> 'x' -- all"),
                anchor::everything);
        assertTrue(anchor.everything().contains("<@" + Sample.ENGINEER + ">"));
        assertTrue(inThread().getFirst().everything().contains("7"));
    }

    @Test
    void a_typed_statement_that_does_more_than_read_is_refused_with_what_why_and_where() {
        engineer().types("/sql shop production = SELECT 1; COMMIT; DELETE FROM orders");
        assertTrue(whisper("engineer").contains("second statement"), () -> whisper("engineer"));
        assertTrue(whisper("engineer").contains("line 1, column 11"), () -> whisper("engineer"));
        engineer().types("/sql shop production = SELECT pg_sleep(10)");
        assertTrue(whisper("engineer").contains("pg_sleep"), () -> whisper("engineer"));
        assertEquals(List.of(), work.databases.asked());
        assertEquals(List.of(), work.inquiries.all());
    }

    @Test
    void run_again_and_explain_answer_in_the_same_thread() {
        answersOrders(1);
        engineer().types("/sql shop production failed-payments since=2h");
        allIsTold();
        engineer().clicks(inThread().getFirst(), "inquiry-again");
        allIsTold();
        work.databases.answers(
                List.of(ScriptedDatabases.column("QUERY PLAN", Kind.TEXT)), List.of(List.of("Seq Scan on orders")));
        engineer().clicks(inThread().getFirst(), "inquiry-explain");
        allIsTold();
        assertEquals(1, inChannel().size());
        assertEquals(3, inThread().size());
        assertTrue(inThread().get(1).everything().contains("since=2h"));
        assertTrue(work.databases.asked().get(2).statement().sql().startsWith("EXPLAIN SELECT"));
        assertTrue(
                inThread().get(2).everything().contains("Seq Scan on orders"),
                inThread().get(2)::everything);
    }

    @Test
    void cancel_ends_it_on_the_server_and_says_who_did() {
        work.databases.hangs();
        engineer().types("/sql shop production failed-payments");
        eventually(() -> !inChannel().isEmpty());
        work.slack.as("stranger").in(work.channel).clicks(inChannel().getFirst(), "inquiry-cancel");
        assertTrue(work.inquiries.all().getFirst().isOpen());
        work.slack.as("manager").in(work.channel).clicks(inChannel().getFirst(), "inquiry-cancel");
        allIsTold();
        assertTrue(work.inquiries.all().getFirst().state() instanceof InquiryState.Cancelled);
        assertTrue(
                inChannel().getFirst().text().startsWith("⏹ Failed payments"),
                inChannel().getFirst()::text);
        assertTrue(inChannel().getFirst().text().contains("<@" + Sample.MANAGER + ">"));
        assertEquals(List.of(), inThread());
    }

    @Test
    void what_the_database_refuses_is_told_with_what_it_means() {
        work.databases.answers(new Answered.Failed("42501", "permission denied for table orders", OptionalInt.empty()));
        engineer().types("/sql shop production failed-payments");
        allIsTold();
        var answer = inThread().getFirst().everything();
        assertTrue(answer.contains("permission denied for table orders") && answer.contains("grant it SELECT"), answer);
    }

    @Test
    void what_hides_behind_a_name_is_told_as_a_refusal() {
        work.databases.answers(new Answered.CallsHidden(new Reason.Hidden("public.wipe", "view people")));
        engineer().types("/sql shop production failed-payments");
        allIsTold();
        var heading = inChannel().getFirst().text();
        assertTrue(heading.contains("not asked, it would call more than its words show"), heading);
        var answer = inThread().getFirst().everything();
        assertTrue(answer.contains("`view people` calls `public.wipe`, which has not been reviewed"), answer);
        assertTrue(answer.contains("Read the tables behind it."), answer);
    }

    @Test
    void a_question_whose_asker_died_is_asked_once_more_and_then_given_up() {
        work.databases.hangs();
        engineer().types("/sql shop production failed-payments");
        eventually(() -> work.databases.asked().size() == 1);
        var id = work.inquiries.all().getFirst().inquiry().id();
        work.asker.close();
        assertTrue(work.inquiries.all().getFirst().isOpen(), "closing leaves it to whoever comes next");
        work.inquiries.dies(id);
        answersOrders(1);
        work.successor().now(id);
        allIsTold();
        assertTrue(inChannel().getFirst().text().startsWith("❌ Failed payments · shop production: 1 row"));
    }

    @Test
    void a_default_may_be_the_start_of_the_last_deploy_and_stays_that_when_asked_again() {
        engineer().types("/sql shop production since-deploy");
        assertTrue(whisper("engineer").contains("No deploy of shop production has run yet"), () -> whisper("engineer"));
        engineer().types("/sql shop production since-deploy since=2026-02-31");
        assertTrue(whisper("engineer").contains("2026-02-31"), () -> whisper("engineer"));
        var started = Instant.parse("2026-03-01T12:00:00Z");
        work.lastDeploy = Optional.of(started);
        engineer().types("/sql shop production since-deploy");
        allIsTold();
        work.lastDeploy = Optional.of(started.plusSeconds(60));
        engineer().clicks(inThread().getFirst(), "inquiry-again");
        allIsTold();
        engineer().types("/sql shop production since-deploy since=2026-03-02");
        allIsTold();
        assertEquals(
                List.of(started, started, Instant.parse("2026-03-02T00:00:00Z")),
                work.databases.asked().stream()
                        .map(ask -> ask.values().get("since"))
                        .toList());
    }
}
