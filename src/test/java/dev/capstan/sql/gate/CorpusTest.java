package dev.capstan.sql.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorpusTest {
    @ParameterizedTest
    @CsvSource({
        "POSTGRESQL, hostile-postgresql.sql",
        "MYSQL, hostile-mysql.sql",
        "POSTGRESQL, harmless-postgresql.sql",
        "MYSQL, harmless-mysql.sql"
    })
    void every_statement_is_judged_with_the_reason_that_is_written_above_it(Dialect dialect, String resource) {
        var gate = new ReadOnlyGate();
        var surprises = Corpus.read(resource).stream()
                .filter(entry -> !entry.expected().startsWith("refused Hidden"))
                .map(entry -> entry.expected() + " | " + Reasons.shown(gate.judge(dialect, entry.statement())) + " | "
                        + entry)
                .filter(line -> !line.split(" \\| ")[0].equals(line.split(" \\| ")[1]))
                .collect(Collectors.joining("\n"));
        assertEquals("", surprises);
    }

    @Test
    void the_corpora_are_as_large_as_was_promised() {
        var hostile = Corpus.read("hostile-postgresql.sql").size()
                + Corpus.read("hostile-mysql.sql").size();
        var harmless = Corpus.read("harmless-postgresql.sql").size()
                + Corpus.read("harmless-mysql.sql").size();
        assertTrue(hostile >= 400 && harmless >= 150, hostile + " hostile, " + harmless + " harmless");
    }
}
