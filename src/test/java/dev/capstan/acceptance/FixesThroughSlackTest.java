package dev.capstan.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.acceptance.Scene.Transport;
import dev.capstan.store.TestDatabase;
import dev.capstan.workspace.act.Form;
import dev.capstan.workspace.act.Member;
import dev.capstan.workspace.model.StoredFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fix as people live it: asked for, seen, agreed to, done, undone; and what happens when it can't be. */
class FixesThroughSlackTest {
    private final TestDatabase.Coordinates coordinates = TestDatabase.fresh();
    private final Tables shop = new Tables(coordinates);

    @TempDir
    private Path root;

    private Scene scene() {
        var scene = Scene.local(root, Transport.HTTP).knows("SHOP_DATABASE_URL", coordinates.url());
        try {
            Files.writeString(
                    scene.commands().resolve("shop/fixes.yaml"),
                    """
                    fixes:
                      close-stuck:
                        title: { en: Close stuck orders, zh: 关闭卡住的订单 }
                        database: main
                        parameters: { older: { type: duration, default: 1h } }
                        rows:
                          sql: UPDATE orders SET status = 'closed', tries = tries + 1 WHERE status = 'stuck' AND at < now() - :older
                          key: id
                          at-most: 10
                        guard: { approvals: 1, by: release-managers, not: requester, within: 15m }
                        may: { production: engineers }
                      index-status:
                        title: { en: Index orders by status, zh: 按状态建索引 }
                        database: main
                        ddl: { sql: CREATE INDEX CONCURRENTLY orders_status ON orders (status), undo: DROP INDEX CONCURRENTLY orders_status }
                        guard: none
                        may: { production: engineers }
                    """);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        shop.run("create table orders (id int primary key, status text, tries int, at timestamptz)");
        shop.run(
                "insert into orders select n, case when n < 4 then 'stuck' else 'paid' end, 0, now() - interval '1 day'"
                        + " from generate_series(1, 6) n");
        return scene;
    }

    private String orders() {
        return shop.ask("select string_agg(id || status || tries, ' ' order by id) from orders")
                .orElseThrow();
    }

    @Test
    void a_fix_is_listed_planned_agreed_to_done_and_undone() {
        try (var scene = scene().opens()) {
            scene.as("engineer").types("/fix shop");
            var list = scene.slack.awaitWhisper(
                    "engineer", whisper -> whisper.everything().contains("close-stuck"), Scene.PATIENCE);
            assertTrue(list.everything().contains("/fix shop production close-stuck [older]"), list::everything);
            assertTrue(list.everything().contains("Close stuck orders"), list::everything);

            scene.as("engineer").types("/fix shop production close-stuck older=2h -- they hang since noon");
            var card = scene.card("Close stuck orders", "Would change 3 rows of", "exactly these or none");
            assertTrue(card.everything().contains("stuck → closed"), card::everything);
            assertTrue(card.everything().contains("kept for 30 days"), card::everything);
            assertEquals("1stuck0 2stuck0 3stuck0 4paid0 5paid0 6paid0", orders());

            scene.as("engineer").clicks(card, "approve");
            scene.slack.awaitWhisper(
                    "engineer", whisper -> whisper.everything().contains("someone else"), Scene.PATIENCE);
            scene.as("approver").clicks(card, "approve");
            var done = scene.card("✅ Close stuck orders");
            scene.inThread("3 rows changed");
            assertEquals("1closed1 2closed1 3closed1 4paid0 5paid0 6paid0", orders());

            scene.as("engineer").clicks(done, "undo");
            scene.card("Undo: Close stuck orders", "Would put 3 rows of", "closed → stuck");
            scene.decides("approver", "approve");
            scene.card("✅ Undo: Close stuck orders");
            assertEquals("1stuck0 2stuck0 3stuck0 4paid0 5paid0 6paid0", orders());
        }
    }

    @Test
    void the_rows_before_a_fix_come_as_a_file_to_whoever_may_run_it_and_to_nobody_else() {
        try (var scene = scene().opens()) {
            var before = orders();
            scene.as("engineer").types("/fix shop production close-stuck");
            scene.decides("approver", "approve");
            var done = scene.card("✅ Close stuck orders");

            scene.as("outsider").clicks(done, "image");
            scene.slack.awaitWhisper(
                    "outsider",
                    whisper -> whisper.everything().contains("only those who may run close-stuck"),
                    Scene.PATIENCE);
            var id = new Tables(scene.database)
                    .ask("select operation from fix_run")
                    .orElseThrow();
            var mei = scene.as("mei");
            mei.types("/fix shop image " + id);
            scene.slack.awaitWhisper("mei", whisper -> whisper.everything().contains("私信"), Scene.PATIENCE);
            var engineer = scene.as("engineer");
            engineer.clicks(done, "image");
            scene.slack.awaitWhisper(
                    "engineer", whisper -> whisper.everything().contains("direct message"), Scene.PATIENCE);

            Until.holds("both have it", () -> files(scene).size() == 2);
            for (var file : files(scene)) {
                assertEquals("shop-production-" + id + ".sql", file.name());
                assertTrue(file.shares().stream().allMatch(channel -> channel.startsWith("D")), file::toString);
            }
            var english = files(scene).stream()
                    .filter(file -> file.text().startsWith("-- Puts 3 rows of orders back as before " + id))
                    .findFirst()
                    .orElseThrow();
            assertNotEquals(before, orders());
            shop.run(english.text());
            assertEquals(before, orders());
        }
    }

    private static List<StoredFile> files(Scene scene) {
        return scene.slack.files().stream()
                .filter(file -> file.complete() && file.name().endsWith(".sql"))
                .toList();
    }

    @Test
    void rows_that_changed_since_they_were_shown_are_told_and_left_alone() {
        try (var scene = scene().opens()) {
            scene.as("mei").types("/fix shop production close-stuck");
            var card = scene.card("Close stuck orders", "Would change 3 rows");
            shop.run("update orders set status = 'paid' where id = 2");
            shop.run("update orders set status = 'stuck' where id = 6");
            var before = orders();
            scene.as("approver").clicks(card, "approve");
            scene.card("❌ Close stuck orders", "no longer those that were approved", "gone: 2", "new: 6");
            assertEquals(before, orders());
        }
    }

    @Test
    void a_fix_is_a_step_of_a_runbook_and_can_be_undone_though_a_later_step_failed() {
        try (var scene = scene()) {
            scene.edits("shop/service.yaml", "may: { deploy:", "may: { tidy: engineers, deploy:");
            scene.edits(
                    "shop/runbooks.yaml",
                    "runbooks:\n",
                    """
                    runbooks:
                      tidy:
                        title: { en: Tidy up, zh: 清理 }
                        parameters: { older: { type: duration, default: 3h } }
                        guard: { approvals: 1, by: release-managers, not: requester }
                        steps:
                          - run: echo begun
                          - call: fix
                            with: { fix: close-stuck }
                          - run: exit 7
                            name: Stumble
                    """);
            scene.opens();
            var before = orders();
            scene.as("engineer").types("/ops tidy shop production");
            scene.card("Tidy up", "2 Close stuck orders", "Would change 3 rows of", "stuck → closed");
            assertEquals(before, orders());
            scene.decides("approver", "approve");
            var failed = scene.card("❌ Tidy up", "3 Stumble");
            assertEquals("1closed1 2closed1 3closed1 4paid0 5paid0 6paid0", orders());

            scene.as("engineer").clicks(failed, "undo");
            scene.card("Undo: Close stuck orders", "Would put 3 rows of");
            scene.decides("approver", "approve");
            scene.card("✅ Undo: Close stuck orders");
            assertEquals(before, orders());
        }
    }

    @Test
    void what_would_fail_is_not_even_asked_for() {
        try (var scene = scene().opens()) {
            scene.as("engineer").types("/fix shop production close-stuck older=30d");
            scene.card("close-stuck", "could not be planned", "no row matches");
            scene.as("engineer").types("/fix shop production close-struck");
            var near = scene.slack.awaitWhisper(
                    "engineer", whisper -> whisper.everything().contains("close-struck"), Scene.PATIENCE);
            assertTrue(near.everything().contains("close-stuck"), near::everything);
            scene.as("outsider").types("/fix shop production close-stuck");
            scene.slack.awaitWhisper(
                    "outsider", whisper -> whisper.everything().contains("Close stuck orders"), Scene.PATIENCE);
            assertEquals("1stuck0 2stuck0 3stuck0 4paid0 5paid0 6paid0", orders());
        }
    }

    @Test
    void a_form_asks_which_fix_and_what_it_wants_to_know() {
        try (var scene = scene().opens()) {
            var engineer = scene.as("engineer");
            engineer.types("/fix");
            form(scene, engineer, "form-runbook").choose("form-runbook", "close-stuck");
            form(scene, engineer, "form-parameter:older")
                    .enters("form-parameter:older", "3h")
                    .submits();
            scene.card("Close stuck orders", "older=3h", "Would change 3 rows");
        }
    }

    /** Once it has this field. */
    private static Form form(Scene scene, Member person, String field) {
        return scene.slack
                .await(
                        () -> person.modal()
                                .filter(form -> form.view().toString().contains(field)),
                        Scene.PATIENCE)
                .orElseThrow();
    }

    @Test
    void an_index_without_a_guard_is_built_at_once() {
        try (var scene = scene().opens()) {
            scene.as("engineer").types("/fix shop production index-status");
            scene.card("✅ Index orders by status");
            scene.inThread("CREATE INDEX CONCURRENTLY done");
            assertEquals(
                    "true",
                    shop.ask("select indisvalid::text from pg_index where indexrelid = 'orders_status'::regclass")
                            .orElseThrow());
        }
    }

    /** Committed in the shop's database, and killed before it could be recorded. */
    @Test
    void a_bot_that_dies_after_the_commit_leaves_a_fix_that_is_settled_and_not_repeated() {
        try (var scene = scene()) {
            var first = scene.spawns();
            var tables = new Tables(scene.database);
            tables.run("create function held() returns trigger language plpgsql as"
                    + " $$ begin perform pg_sleep(600); return new; end $$");
            tables.run("create trigger held before update on fix_run for each row when (new.state = 'COMMITTED')"
                    + " execute function held()");
            scene.as("engineer").types("/fix shop production close-stuck");
            scene.decides("approver", "approve");
            Until.holds("the rows are changed", () -> orders().startsWith("1closed1"));
            tables.awaitHeld();
            first.dies();
            tables.ask("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where datname = current_database() and wait_event = 'PgSleep'");
            Until.holds("nobody sleeps", () -> tables.ask("select 1 from pg_stat_activity"
                            + " where datname = current_database() and wait_event = 'PgSleep'")
                    .isEmpty());
            tables.run("drop trigger held on fix_run");
            assertEquals("COMMITTING", tables.ask("select state from fix_run").orElseThrow());

            scene.spawns();
            scene.card("✅ Close stuck orders");
            scene.inThread("3 rows changed", "the database says it was committed");
            assertEquals("1closed1 2closed1 3closed1 4paid0 5paid0 6paid0", orders());
        }
    }
}
