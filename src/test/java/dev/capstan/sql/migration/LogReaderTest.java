package dev.capstan.sql.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.sql.migration.report.Diagnosis;
import dev.capstan.sql.migration.report.Hints;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Messages as the tools and servers print them, each with what it means. */
class LogReaderTest {
    private final LogReader reader = new LogReader();

    @TestFactory
    Stream<DynamicTest> a_log_means_what_stands_above_it() throws IOException {
        var logs =
                new String(LogReaderTest.class.getResourceAsStream("logs.txt").readAllBytes(), StandardCharsets.UTF_8);
        var cases = Arrays.stream(logs.split("(?m)^== "))
                .filter(each -> !each.isBlank())
                .toList();
        assertTrue(cases.size() > 90, "the corpus was not read: " + cases.size());
        return cases.stream().map(each -> {
            int end = each.indexOf('\n');
            var expected = each.substring(0, end);
            var log = each.substring(end + 1);
            return DynamicTest.dynamicTest(
                    expected + " ← " + log.lines().findFirst().orElse(""),
                    () -> assertMeans(expected, said(reader.read(log)), log));
        });
    }

    /** Every word that is expected is said; names that the log gives beside them do no harm. */
    private static void assertMeans(String expected, List<String> said, String log) {
        assertTrue(
                said.containsAll(List.of(expected.split(" "))),
                () -> "expected " + expected + ", was " + said + "\n" + log);
        assertEquals(expected.split(" ")[0], said.getFirst());
    }

    @Test
    void a_name_in_a_log_is_one_hint_and_no_statement() {
        var diagnosis = (Diagnosis.Violated)
                reader.read("ERROR:  duplicate key value violates unique constraint \"x; DROP TABLE orders\"");
        assertEquals(Optional.of("x; DROP TABLE orders"), diagnosis.hints().constraint());
    }

    @Test
    void the_first_objection_counts_and_not_what_it_led_to() {
        var log =
                """
                error: 23505
                  code: '23505',
                error: current transaction is aborted, commands ignored until end of transaction block
                  code: '25P02',
                  code: '42P01'
                """;
        assertEquals("UNIQUE", said(reader.read(log)).get(1));
    }

    @Test
    void a_log_as_long_as_one_is_kept_is_read_in_bounded_time() {
        var log = "npm warn deprecated \"»'`(\n".repeat(40_000) + "ERROR:  deadlock detected\n";
        var start = System.nanoTime();
        assertEquals(List.of("waiting", "DEADLOCK"), said(reader.read(log)));
        assertTrue(System.nanoTime() - start < 20_000_000_000L);
    }

    private static List<String> said(Diagnosis diagnosis) {
        var said = new ArrayList<String>();
        switch (diagnosis) {
            case Diagnosis.Violated(var rule, var hints) -> {
                said.addAll(List.of("violated", rule.name()));
                said.addAll(said(hints));
            }
            case Diagnosis.KeptWaiting(var behind, var hints) -> {
                said.addAll(List.of("waiting", behind.name()));
                said.addAll(said(hints));
            }
            case Diagnosis.NotPermitted(var hints) -> {
                said.add("forbidden");
                said.addAll(said(hints));
            }
            case Diagnosis.NotLetIn(var door) -> said.addAll(List.of("door", door.name()));
            case Diagnosis.Drifted(var there, var hints) -> {
                said.addAll(List.of("drifted", there ? "THERE" : "MISSING"));
                said.addAll(said(hints));
            }
            case Diagnosis.Mistyped mistyped -> said.add("mistyped");
            case Diagnosis.PrismaStopped(var code, var migration, var cause) -> {
                said.addAll(List.of("prisma", code.name()));
                migration.ifPresent(said::add);
                cause.ifPresent(more -> said.addAll(said(more)));
            }
            case Diagnosis.Unrecognised unrecognised -> said.add("unrecognised");
        }
        return said;
    }

    private static List<String> said(Hints hints) {
        var said = new ArrayList<String>();
        hints.table().ifPresent(name -> said.add("table=" + name));
        hints.constraint().ifPresent(name -> said.add("constraint=" + name));
        hints.other().ifPresent(name -> said.add("other=" + name));
        if (!hints.columns().isEmpty()) {
            said.add("columns=" + String.join(",", hints.columns()));
        }
        return said;
    }
}
