package dev.capstan.slack.render;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.Language;
import dev.capstan.catalog.RunbookName;
import dev.capstan.catalog.ServiceName;
import dev.capstan.catalog.Text;
import dev.capstan.operation.OperationId;
import dev.capstan.sql.DatabaseName;
import dev.capstan.sql.migration.Diagnosis;
import dev.capstan.sql.migration.Hints;
import dev.capstan.sql.migration.Ledger;
import dev.capstan.sql.migration.Migration;
import dev.capstan.sql.migration.Migration.Standing;
import dev.capstan.sql.migration.MigrationAnswer;
import dev.capstan.sql.migration.Tool;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What somebody reads who looked at migrations. */
class MigrationRepliesTest {
    private static final MigrationAnswer.Place PLACE = new MigrationAnswer.Place(
            new ServiceName("ctea"), new EnvironmentName("production"), new DatabaseName("main"));
    private static final Hints HINTS =
            new Hints(Optional.of("orders"), Optional.of("<!channel>"), List.of("shop_id", "number"), Optional.empty());

    private final MigrationReplies replies = new MigrationReplies(Sample.REPLIES);

    private static MigrationAnswer diagnosed(Diagnosis diagnosis) {
        return new MigrationAnswer.Diagnosed(
                PLACE,
                OperationId.parse("op-7F3K22").orElseThrow(),
                new Text("Migrate", "数据库迁移"),
                Sample.NOON,
                diagnosis,
                Optional.of("SELECT \"number\" FROM \"public\".\"orders\""),
                Optional.of("DELETE FROM \"public\".\"orders\""),
                Optional.of(
                        new MigrationAnswer.Offered(new RunbookName("dedupe"), new Text("Remove duplicates", "去重"))),
                Optional.of("20260101_init"),
                true);
    }

    private static Stream<Diagnosis> diagnoses() {
        var waits = Arrays.stream(Diagnosis.Wait.values()).map(behind -> new Diagnosis.KeptWaiting(behind, HINTS));
        var doors = Arrays.stream(Diagnosis.Door.values()).map(Diagnosis.NotLetIn::new);
        var rules = Arrays.stream(Diagnosis.Rule.values())
                .flatMap(rule -> Stream.of(new Diagnosis.Violated(rule, HINTS), new Diagnosis.Violated(rule, none())));
        var prisma = Arrays.stream(Diagnosis.PrismaCode.values())
                .map(code -> new Diagnosis.PrismaStopped(
                        code, Optional.of("20260101_init"), Optional.of(new Diagnosis.NotPermitted(HINTS))));
        var others = Stream.of(
                new Diagnosis.Drifted(true, HINTS),
                new Diagnosis.Drifted(false, none()),
                new Diagnosis.Mistyped(),
                new Diagnosis.Unrecognised(List.of("<@U1> last", "line")));
        return Stream.of(waits, doors, rules, prisma, others).flatMap(each -> each);
    }

    private static Hints none() {
        return new Hints(Optional.empty(), Optional.empty(), List.of(), Optional.empty());
    }

    @TestFactory
    Stream<DynamicTest> every_diagnosis_is_said_in_both_languages_and_slack_takes_it() {
        return diagnoses()
                .map(diagnosis -> DynamicTest.dynamicTest(diagnosis.toString(), () -> {
                    for (var language : Language.values()) {
                        var said = replies.of(diagnosed(diagnosis), language);
                        Judge.assertAccepted(said);
                        var read = Read.aloud(said);
                        assertFalse(read.contains("<!channel>") || read.contains("null"), read);
                        assertTrue(read.contains(language == Language.ENGLISH ? "Show the rows" : "查看数据"), read);
                    }
                }));
    }

    @Test
    void a_long_ledger_names_a_dozen_and_counts_the_rest() {
        var all = IntStream.range(0, 400)
                .mapToObj(i -> new Migration(
                        "2026%04d_a_rather_long_name_of_a_migration".formatted(i),
                        i < 100 ? Standing.APPLIED : Standing.PENDING,
                        "",
                        Optional.empty(),
                        i == 3,
                        Optional.empty()))
                .toList();
        var status = new MigrationAnswer.Status(
                PLACE, Tool.PRISMA, new Ledger(all, Optional.empty()), false, List.of(new RunbookName("run")));
        for (var language : Language.values()) {
            var said = replies.of(status, language);
            Judge.assertAccepted(said);
            assertTrue(Read.aloud(said).contains("+288"), Read.aloud(said));
        }
    }
}
