package dev.capstan.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.acceptance.Scene.Transport;
import dev.capstan.sql.MariaDbServer;
import dev.capstan.workspace.model.Message;
import dev.capstan.workspace.model.StoredFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Questions from Slack to real databases and back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueriesThroughSlackTest {
    private final ShopDatabase shop = new ShopDatabase(2_000);
    private Scene scene;

    @BeforeAll
    void open(@TempDir Path root) {
        var schema = MariaDbServer.fresh();
        var archive = schema.run(
                        "create table archived (id int primary key, status varchar(20), year int)",
                        "insert into archived values (1, '已支付', 2025), (2, '已支付', 2025), (3, 'failed', 2025)")
                .user("reads", "SELECT ON " + schema.name() + ".*");
        scene = Scene.local(root, Transport.HTTP)
                .knows("SHOP_DATABASE_URL", shop.url())
                .knows("ARCHIVE_DATABASE_URL", archive.url())
                .opens();
    }

    @AfterAll
    void close() {
        scene.close();
    }

    private StoredFile file(String begin, String end) {
        return scene.slack
                .await(
                        () -> scene.slack.files().stream()
                                .filter(file -> file.complete()
                                        && file.name().startsWith(begin)
                                        && file.name().endsWith(end))
                                .findFirst(),
                        Scene.PATIENCE)
                .orElseThrow(() -> new AssertionError("no file " + begin + "…" + end));
    }

    private Message answer(Message anchor, String... words) {
        return scene.slack.awaitMessage(
                message -> anchor.ts().equals(message.threadTs())
                        && Stream.of(words).allMatch(message.everything()::contains),
                Scene.PATIENCE);
    }

    @Test
    void an_answer_as_expected_opens_with_a_green_sign_and_another_with_the_number() {
        scene.as("engineer").types("/sql shop failed-payments since=100m");
        var missed = scene.card("⚠️ Failed payments · shop production", "3 rows (expected no rows)", "since=100m");
        var answer = answer(missed, "顾客", "3 rows in", shop.role());
        assertTrue(answer.everything().contains("42  顾客 0     51.90  gift"), answer::everything);
        assertTrue(answer.everything().contains(" 7  顾客 0     16.90  NULL"), answer::everything);

        scene.as("engineer").types("/sql shop payment-success");
        var success = scene.card("✅ Payments that succeed", "success 96 % (expected ≥ 95 %)");
        answer(success, "96.0");
    }

    @Test
    void many_rows_come_as_a_file() {
        scene.as("engineer").types("/sql shop every-order");
        answer(scene.card("🔎 Every order", "2,000 rows"), "the first 15 are shown, all are in the file");
        var csv = file("shop-every-order-", ".csv").text().lines().toList();
        assertEquals(2_001, csv.size());
        assertEquals("3,顾客 3,paid,12.90,gift", csv.get(3));
    }

    @Test
    void grouped_counts_are_drawn() {
        scene.as("mei").types("/sql shop orders-by-status");
        scene.card("🔎 Orders by status", "3 rows");
        var png = file("shop-orders-by-status-", ".png").bytes();
        assertEquals((byte) 'P', png[1]);
    }

    @Test
    void a_mariadb_is_asked_alike() {
        scene.as("engineer").types("/sql shop archived year=2025");
        var anchor = scene.card("✅ Archived orders", "orders 2 (expected ≤ 100)");
        answer(anchor, "已支付");
    }

    @Test
    void the_doctor_comes_to_either_kind_of_database() {
        scene.as("engineer").types("/sql shop doctor main");
        var postgresql = scene.card("Database doctor · shop production", "PostgreSQL 17.", "*Connections*: ");
        answer(postgresql, "GRANT pg_monitor TO " + shop.role(), "random_page_cost");

        scene.as("mei").types("/sql shop doctor archive");
        var mariadb =
                scene.card("Database doctor · shop production", "MariaDB 11.4.5", "*Table sizes*: the largest is ");
        answer(mariadb, "GRANT PROCESS ON", "slow_query_log");

        scene.as("engineer").types("/sql shop doctor");
        scene.slack.awaitWhisper(
                "engineer", whisper -> whisper.everything().contains("/sql shop doctor main"), Duration.ofSeconds(10));
    }

    @Test
    void a_form_asks_for_what_is_missing_and_a_private_answer_stays_private() {
        var engineer = scene.as("engineer");
        engineer.types("/sql shop one-order");
        engineer.awaitModal(Scene.PATIENCE)
                .enters("form-parameter:number", "1999")
                .submits();
        var direct = scene.slack.awaitMessage(
                message ->
                        message.everything().contains("1999") && message.text().contains("One order"),
                Scene.PATIENCE);
        assertTrue(direct.channel().startsWith("D"), direct::channel);
    }

    @Test
    void a_plan_is_shown_on_a_press() {
        scene.as("engineer").types("/sql shop failed-payments since=2h");
        var anchor = scene.card("Failed payments", "since=2h");
        var answer = answer(anchor, "rows in");
        scene.as("engineer").clicks(answer, "inquiry-explain");
        answer(anchor, "Plan of Failed payments", "Seq Scan on orders");
    }

    @Test
    void cancel_ends_it_on_the_server() {
        scene.as("engineer").types("/sql shop long-one");
        var anchor = scene.card("⏳ Takes its time");
        Until.holds("it is under way", () -> shop.underWay() == 1);
        scene.as("engineer").clicks(anchor, "inquiry-cancel");
        Until.holds("it has ended on the server", () -> shop.underWay() == 0);
        scene.card("⏹ Takes its time", "ended by <@U1ENG> after");
    }

    @Test
    void a_dba_may_type_a_statement_and_everybody_sees_it() {
        scene.as("approver").types("/sql shop main = SELECT status, max(amount) FROM orders GROUP BY status");
        var anchor = scene.card("Typed SQL · shop production", "<@U2APP>", "SELECT status, max(amount)");
        answer(anchor, "pending");
        scene.as("approver").types("/sql shop main = DELETE FROM orders");
        var refused = scene.slack.awaitWhisper(
                "approver", whisper -> whisper.everything().contains("DELETE"), Duration.ofSeconds(10));
        assertTrue(refused.everything().contains("Not sent to the database"), refused::everything);
    }

    @Test
    void masked_values_reach_nobody() {
        scene.as("engineer").types("/sql shop members");
        var members = answer(scene.card("🔎 Members", "20 rows"), "138****1001");
        assertTrue(members.everything().contains("g****@example.com"), members::everything);
        var csv = file("shop-members-", ".csv").text();
        assertTrue(csv.contains("20,138****1020,g****@example.com"), csv);

        var dba = scene.as("approver");
        dba.types("/sql shop main = SELECT lower(email) FROM members");
        var refused = scene.slack.awaitWhisper(
                "approver", whisper -> whisper.everything().contains("email"), Duration.ofSeconds(10));
        assertTrue(refused.everything().contains("is masked, and part of an expression"), refused::everything);

        dba.types("/sql shop main = SELECT id FROM mobile");
        var anchor = scene.card("id FROM mobile", "not asked, masked values could be seen");
        answer(anchor, "which of its columns show masked values");

        dba.types("/sql shop main = SELECT contact FROM contacts WHERE contact = '13800001020'");
        var view = scene.card("contact FROM contacts WHERE contact = '138****1020'", "1 row");
        var contact = answer(view, "138****1020");

        scene.as("engineer").types("/sql shop member phone=13800001020");
        var member = scene.card("🔎 Member", "phone=138****1020", "least=1", "1 row");

        var all = members.everything() + csv + view.everything() + contact.everything() + member.everything();
        assertFalse(all.contains("1380000"), all);
    }

    @Test
    void nothing_of_an_answer_is_kept_once_it_was_told() {
        scene.as("engineer").types("/sql shop every-order");
        scene.card("Every order");
        var tables = new Tables(scene.database);
        Until.holds(
                "rows and files are forgotten",
                () -> tables.ask("select count(*) from inquiry where excerpt is not null and ended")
                                .equals(Optional.of("0"))
                        && tables.ask("select count(*) from inquiry_file").equals(Optional.of("0")));
    }
}
