package dev.capstan.sql.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.sql.gate.Verdict.Admitted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadOnlyGatePropertiesTest {
    private static final int MANY = 10_000;
    private static final List<String> PIECES = List.of(
            "SELECT",
            "FROM",
            "users",
            "WHERE",
            "id",
            "=",
            "1",
            "'a'",
            "\"b\"",
            "`c`",
            "(",
            ")",
            ",",
            ".",
            "*",
            ";",
            ":p",
            "?",
            "::",
            "int",
            "WITH",
            "x",
            "AS",
            "UNION",
            "ORDER",
            "BY",
            "LIMIT",
            "CASE",
            "WHEN",
            "THEN",
            "END",
            "AND",
            "NOT",
            "count",
            "pg_sleep",
            "SLEEP",
            "INTO",
            "FOR",
            "UPDATE",
            "DELETE",
            "TABLE",
            "VALUES",
            "ROW",
            "ARRAY",
            "[",
            "]",
            "EXPLAIN",
            "ANALYZE",
            "SHOW",
            "--",
            "/*",
            "*/",
            "\n",
            "$$",
            "E'\\n'",
            "INTERVAL",
            "'1'",
            "DAY",
            "IN",
            "ANY",
            "IS",
            "NULL",
            "substring",
            "cast",
            "extract",
            "JOIN",
            "LATERAL",
            "ON",
            "@@a",
            "@b",
            ":=",
            "||",
            "->",
            "pg_catalog",
            "date",
            "_utf8mb4",
            "BINARY",
            "OVER",
            "FILTER",
            "GROUP",
            "HAVING",
            "COLLATE",
            "BETWEEN",
            "LIKE",
            "ESCAPE",
            "EXISTS");

    private final ReadOnlyGate gate = new ReadOnlyGate();

    @ParameterizedTest
    @EnumSource
    void what_is_admitted_is_admitted_again_as_it_was_written(Dialect dialect) {
        var random = new Random(7);
        var admitted = 0;
        for (var i = 0; i < MANY; i++) {
            if (gate.judge(dialect, shuffled(random)) instanceof Admitted first) {
                assertEquals(first, gate.judge(dialect, first.sql()), first.sql());
                admitted++;
            }
        }
        assertTrue(admitted > MANY / 1000, admitted + " admitted");
    }

    @ParameterizedTest
    @EnumSource
    void a_character_more_or_less_or_another_is_judged_too(Dialect dialect) {
        var random = new Random(11);
        var seeds = corpora(dialect);
        for (var i = 0; i < MANY; i++) {
            var mutated = mutated(seeds.get(random.nextInt(seeds.size())), random);
            if (gate.judge(dialect, mutated) instanceof Admitted first) {
                assertEquals(first, gate.judge(dialect, first.sql()), mutated);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void any_text_is_judged_in_a_short_time(Dialect dialect) {
        var longest = 40_000;
        var texts = Stream.of(
                        "(",
                        "SELECT (",
                        "CASE WHEN ",
                        "NOT ",
                        "- ",
                        "-",
                        "a.",
                        "1+",
                        "/*",
                        "'",
                        "''",
                        "$",
                        "$$",
                        "$a$ ",
                        "a,",
                        "SELECT 1 UNION ",
                        "substring(",
                        "substring(a,",
                        "ARRAY[",
                        "f(",
                        "x::int",
                        "(SELECT ",
                        "WITH a AS (",
                        "JOIN a ",
                        "a JOIN b ",
                        "INTERVAL ",
                        "@",
                        ":a ",
                        "E'\\x41' ",
                        "\"a\".",
                        "`",
                        "count(*),",
                        "\n",
                        "b'0'",
                        "exists(",
                        "(1)=(",
                        "a[1]",
                        "IN (",
                        "x IS NOT NULL AND ",
                        "\uD83D\uDE00",
                        "é",
                        "substring(a from substring(")
                .flatMap(piece -> Stream.of("", "SELECT ", "SELECT * FROM ", "SELECT 1 WHERE ")
                        .map(start -> (start + piece.repeat(longest / piece.length() + 1)).substring(0, longest)))
                .toList();
        for (var text : texts) {
            assertTimeout(Duration.ofSeconds(5), () -> gate.judge(dialect, text), () -> text.substring(0, 60));
        }
    }

    private static String shuffled(Random random) {
        var text = new StringBuilder(random.nextInt(4) > 0 ? "SELECT" : "");
        for (var i = random.nextInt(14); i >= 0; i--) {
            text.append(random.nextInt(8) > 0 ? " " : "").append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private static String mutated(String seed, Random random) {
        var text = new StringBuilder(seed);
        for (var i = random.nextInt(3); i >= 0 && !text.isEmpty(); i--) {
            var at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, " " + PIECES.get(random.nextInt(PIECES.size())) + " ");
                case 2 -> text.setCharAt(at, (char) (random.nextInt(96) + 32));
                default -> text.setCharAt(at, (char) random.nextInt(0x3000));
            }
        }
        return text.toString();
    }

    private static List<String> corpora(Dialect dialect) {
        var name = dialect == Dialect.POSTGRESQL ? "postgresql" : "mysql";
        var seeds = new ArrayList<String>();
        for (var kind : List.of("harmless-", "hostile-")) {
            Corpus.read(kind + name + ".sql").stream()
                    .map(Corpus.Entry::statement)
                    .filter(statement -> statement.length() < 1000 && !statement.isEmpty())
                    .forEach(seeds::add);
        }
        return seeds;
    }
}
