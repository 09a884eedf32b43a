package dev.capstan.slack.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.ComponentName;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.Language;
import dev.capstan.catalog.RunbookName;
import dev.capstan.catalog.ServiceName;
import dev.capstan.catalog.Text;
import dev.capstan.operation.OperationId;
import dev.capstan.sql.DatabaseName;
import dev.capstan.sql.Inquiry;
import dev.capstan.sql.InquiryId;
import dev.capstan.sql.InquiryState;
import dev.capstan.sql.InquiryView;
import dev.capstan.sql.Question.OnMigrations;
import dev.capstan.sql.Question.OnMigrations.Look;
import dev.capstan.sql.migration.report.Diagnosis;
import dev.capstan.sql.migration.report.Hints;
import dev.capstan.sql.migration.report.MigrationReport;
import dev.capstan.sql.migration.report.MigrationReport.Group;
import dev.capstan.sql.migration.report.MigrationReport.Names;
import dev.capstan.sql.migration.report.Standing;
import dev.capstan.store.Documents;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What everybody reads when somebody looked at migrations. */
class MigrationPagesTest {
    private static final Hints HINTS =
            new Hints(Optional.of("orders"), Optional.of("<!channel>"), List.of("shop_id", "number"), Optional.empty());
    private static final Names NONE = new Names(0, List.of());

    private final InquiryMessages messages = new InquiryMessages(SampleCatalogue.catalogue());

    private static MigrationReport diagnosed(Diagnosis diagnosis) {
        return new MigrationReport.Diagnosed(
                OperationId.parse("op-7F3K22").orElseThrow(),
                new RunbookName("deploy"),
                new Text("Migrate", "数据库迁移"),
                Sample.NOON,
                diagnosis,
                Optional.of("SELECT \"number\" FROM \"public\".\"orders\""),
                Optional.of("DELETE FROM \"public\".\"orders\""),
                Optional.of(
                        new MigrationReport.Offered(new RunbookName("dedupe"), new Text("Remove duplicates", "去重"))),
                Optional.of("20260101_init"));
    }

    private static MigrationReport status(List<Group> groups, Optional<String> filesUnknown) {
        return new MigrationReport.Status("prisma", false, groups, NONE, filesUnknown, true);
    }

    private static InquiryView view(Look look, MigrationReport report) {
        var inquiry = new Inquiry(
                new InquiryId(UUID.randomUUID()),
                new OnMigrations(look, Optional.of(new ComponentName("web")), Optional.empty()),
                false,
                new ServiceName("ctea"),
                new EnvironmentName("production"),
                new DatabaseName("main"),
                "",
                false,
                Sample.ENGINEER,
                new Inquiry.Where(new ChannelId("C0OPS"), Optional.empty()),
                Sample.NOON);
        return new InquiryView(inquiry, new InquiryState.Looked(report), Optional.empty(), Optional.empty(), List.of());
    }

    private static Stream<Diagnosis> diagnoses() {
        var waits = Arrays.stream(Diagnosis.Wait.values()).map(behind -> new Diagnosis.KeptWaiting(behind, HINTS));
        var doors = Arrays.stream(Diagnosis.Door.values()).map(Diagnosis.NotLetIn::new);
        var rules = Arrays.stream(Diagnosis.Rule.values())
                .flatMap(rule ->
                        Stream.of(new Diagnosis.Violated(rule, HINTS), new Diagnosis.Violated(rule, Hints.NONE)));
        var prisma = Arrays.stream(Diagnosis.PrismaCode.values())
                .map(code -> new Diagnosis.PrismaStopped(
                        code, Optional.of("20260101_init"), Optional.of(new Diagnosis.NotPermitted(HINTS))));
        var others = Stream.of(
                new Diagnosis.Drifted(true, HINTS),
                new Diagnosis.Drifted(false, Hints.NONE),
                new Diagnosis.Mistyped(),
                new Diagnosis.Unrecognised(List.of("<@U1> last", "line")));
        return Stream.of(waits, doors, rules, prisma, others).flatMap(each -> each);
    }

    @TestFactory
    Stream<DynamicTest> every_diagnosis_is_said_in_both_languages_and_slack_takes_it() {
        return diagnoses()
                .map(diagnosis -> DynamicTest.dynamicTest(diagnosis.toString(), () -> {
                    var view = view(Look.DIAGNOSE, diagnosed(diagnosis));
                    for (var language : Language.values()) {
                        var anchor = messages.anchor(view, language, Sample.NOON);
                        var answer =
                                messages.answer(view, language, Sample.NOON).orElseThrow();
                        Judge.assertAccepted(anchor);
                        Judge.assertAccepted(answer);
                        Judge.assertAccepted(messages.whole(view, language, Sample.NOON));
                        var read = Read.aloud(anchor) + Read.aloud(answer);
                        assertFalse(read.contains("<!channel>") || read.contains("null"), read);
                        assertTrue(read.contains(language == Language.ENGLISH ? "Show the rows" : "查看数据"), read);
                        assertTrue(read.contains("ctea/web"), read);
                    }
                }));
    }

    /** It waits for its telling in the database. */
    @TestFactory
    Stream<DynamicTest> what_was_seen_is_kept_as_it_was() {
        var documents = new Documents().mapper();
        var status =
                status(List.of(new Group(Standing.FAILED, new Names(1, List.of("a")))), Optional.of("no such folder"));
        return Stream.concat(
                        Stream.of(status, new MigrationReport.NothingFailed()),
                        diagnoses().map(MigrationPagesTest::diagnosed))
                .map(report -> DynamicTest.dynamicTest(report.toString(), () -> {
                    var state = new InquiryState.Looked(report);
                    var written = documents.writeValueAsString(state);
                    assertEquals(state, documents.readValue(written, InquiryState.class));
                    var question = view(Look.STATUS, report).inquiry();
                    assertEquals(question, documents.readValue(documents.writeValueAsString(question), Inquiry.class));
                }));
    }

    @Test
    void a_long_ledger_names_a_dozen_and_counts_the_rest() {
        var dozen = Collections.nCopies(12, "20260101000000_a_rather_long_name_of_a_migration");
        var view = view(
                Look.STATUS,
                status(
                        List.of(
                                new Group(Standing.PENDING, new Names(300, dozen)),
                                new Group(Standing.APPLIED, new Names(100, List.of("20250101_last")))),
                        Optional.empty()));
        for (var language : Language.values()) {
            var answer = messages.answer(view, language, Sample.NOON).orElseThrow();
            Judge.assertAccepted(answer);
            var read = Read.aloud(answer);
            assertTrue(read.contains("+288") && !read.contains("+99"), read);
        }
    }

    @Test
    void the_anchor_says_at_a_glance_how_they_stand() {
        var failed = view(
                Look.STATUS,
                status(
                        List.of(
                                new Group(Standing.FAILED, new Names(1, List.of("a"))),
                                new Group(Standing.PENDING, new Names(2, List.of("b", "c")))),
                        Optional.empty()));
        var read = Read.aloud(messages.anchor(failed, Language.ENGLISH, Sample.NOON));
        assertTrue(read.contains("❌ Migrations · ctea/web production: 1 failed · 2 pending"), read);
        var fine = view(
                Look.STATUS,
                status(List.of(new Group(Standing.APPLIED, new Names(3, List.of("c")))), Optional.empty()));
        var chinese = Read.aloud(messages.anchor(fine, Language.CHINESE, Sample.NOON));
        assertTrue(chinese.contains("✅") && chinese.contains("已执行 3 个 · 没有待执行的"), chinese);
    }
}
