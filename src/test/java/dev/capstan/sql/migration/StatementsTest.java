package dev.capstan.sql.migration;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.capstan.sql.gate.Dialect;
import dev.capstan.sql.gate.ReadOnlyGate;
import dev.capstan.sql.gate.Verdict;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class StatementsTest {
    private final ReadOnlyGate gate = new ReadOnlyGate();

    @TestFactory
    Stream<DynamicTest> all_that_is_asked_only_reads() {
        return Arrays.stream(Dialect.values()).flatMap(dialect -> asked(dialect)
                .map(statement -> DynamicTest.dynamicTest(
                        dialect + " " + statement.lines().findFirst().orElse(""), () -> admitted(dialect, statement))));
    }

    private void admitted(Dialect dialect, String statement) {
        var verdict = gate.judge(dialect, statement);
        assertInstanceOf(Verdict.Admitted.class, verdict, () -> statement + ": " + verdict);
    }

    private static Stream<String> asked(Dialect dialect) {
        var histories =
                Arrays.stream(Tool.values()).map(Tool::books).map(books -> books.statement(books.table(dialect)));
        return Stream.of(
                        histories,
                        SystemCatalogue.statements(dialect).stream(),
                        RemedyWriter.blockers(dialect).look().stream(),
                        RemedyWriter.owner(
                                dialect, new Table("public", "o'rders", java.util.List.of(), java.util.List.of()))
                                .look()
                                .stream())
                .flatMap(each -> each);
    }
}
