package dev.capstan.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.Shelf;
import dev.capstan.catalog.CatalogueRead;
import dev.capstan.sql.Answered;
import dev.capstan.sql.InquiryState;
import dev.capstan.sql.InquiryView;
import dev.capstan.workspace.act.Member;
import dev.capstan.workspace.model.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People look at the migrations of a service whose parts have some of their own. */
class MigrationLooksTest {
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
                roles: { engineers: { users: [%s] } }
                """
                        .formatted(work.admin, Sample.ENGINEER.value()));
        Files.writeString(
                folder.resolve("shop/service.yaml"),
                """
                service: shop
                title: Shop
                environments:
                  production: { channel: %s, runs-on: local, folder: /srv }
                components: { web: {}, worker: {} }
                databases:
                  main: { url: "${secret:A}" }
                """
                        .formatted(work.channel));
        Files.writeString(
                folder.resolve("shop/migrations.yaml"),
                """
                migrations:
                  tool: flyway
                  run: migrate
                  may: { production: engineers }
                  components: { web: {} }
                """);
        work.catalogue = switch (Shelf.reader().read(folder)) {
            case CatalogueRead.Loaded(var catalogue, var doubts) -> catalogue;
            case CatalogueRead.Refused(var problems) -> throw new AssertionError(problems);
        };
        work.databases.answers(List.of(), List.of(Arrays.asList(1, "V1__init.sql", 7, null, true, "SQL")));
        work.overHttp().delivering();
    }

    @AfterEach
    void close() {
        work.close();
    }

    private Member as(String person) {
        return work.slack.as(person).in(work.channel);
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

    private List<Message> told(boolean inThread) {
        return work.slack.messages(work.channel).stream()
                .filter(message -> !message.isEphemeral() && message.isReply() == inThread)
                .toList();
    }

    @Test
    void a_part_is_looked_at_where_everybody_sees_it_and_again_by_button() {
        as("engineer").types("/migrate shop/web");
        allIsTold();
        var card = told(false).getFirst();
        assertTrue(
                card.text().startsWith("⚠️ Migrations · shop/web production: 1 applied · what waits is unknown"),
                card.text());
        var answer = told(true).getFirst();
        assertEquals(card.ts(), answer.threadTs());
        assertTrue(answer.everything().contains("V1__init.sql"), answer.everything());
        as("engineer").clicks(answer, "inquiry-again");
        eventually(() -> work.inquiries.all().size() == 2);
        allIsTold();
        assertTrue(work.inquiries.all().stream().allMatch(view -> view.state() instanceof InquiryState.Looked));
    }

    @Test
    void which_part_is_meant_has_to_be_said() {
        var whole = as("engineer").types("/migrate shop status").body();
        assertTrue(whole.contains("migrations of its own") && whole.contains("shop/web"), whole);
        var other = as("engineer").types("/migrate shop/worker status").body();
        assertTrue(other.contains("shop has no component") && other.contains("web"), other);
        var more = as("engineer").types("/migrate shop/web status please").body();
        assertTrue(more.contains("please"), more);
        assertEquals(List.of(), work.inquiries.all());
    }

    @Test
    void whoever_has_no_right_to_it_is_told_who_has() {
        var refused = as("stranger").types("/migrate shop/web diagnose").body();
        assertTrue(refused.contains("You may not run “Migrations”"), refused);
        assertTrue(refused.contains(Sample.ENGINEER.value()), refused);
        assertEquals(List.of(), work.inquiries.all());
    }

    @Test
    void where_nothing_failed_that_is_said() {
        as("engineer").types("/migrate shop/web diagnose");
        allIsTold();
        assertTrue(
                told(false).getFirst().text().startsWith("✅ Why a migration failed · shop/web production: none did"));
    }

    @Test
    void looking_can_be_ended() {
        work.databases.hangs();
        as("engineer").types("/migrate shop/web");
        eventually(() -> !work.databases.asked().isEmpty() && !told(false).isEmpty());
        as("engineer").clicks(told(false).getFirst(), "inquiry-cancel");
        allIsTold();
        assertInstanceOf(
                InquiryState.Cancelled.class, work.inquiries.all().getFirst().state());
    }

    @Test
    void a_database_that_does_not_answer_is_told_as_such() {
        work.databases.answers(new Answered.Unreachable("connection refused"));
        as("engineer").types("/migrate shop/web");
        allIsTold();
        assertTrue(told(false).getFirst().text().startsWith("❌ Migrations · shop/web production: "));
        assertTrue(told(true).getFirst().everything().contains("connection refused"));
    }
}
