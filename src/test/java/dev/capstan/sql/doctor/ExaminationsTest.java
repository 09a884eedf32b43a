package dev.capstan.sql.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.capstan.sql.Topic;
import dev.capstan.sql.doctor.Server.Make;
import dev.capstan.sql.gate.Dialect;
import dev.capstan.sql.gate.ReadOnlyGate;
import dev.capstan.sql.gate.Verdict;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExaminationsTest {
    private final ReadOnlyGate gate = new ReadOnlyGate();

    @TestFactory
    Stream<DynamicTest> the_gate_lets_every_statement_through() {
        return Stream.of(Make.values()).flatMap(make -> {
            var first = Acquaintance.questions(dialect(make)).stream()
                    .map(statement -> admitted(make, "acquaintance", statement));
            var then = Examinations.of(make, Thresholds.USUAL).stream()
                    .map(each -> admitted(make, each.topic().name(), each.statement()));
            return Stream.concat(first, then);
        });
    }

    private DynamicTest admitted(Make make, String name, String statement) {
        return DynamicTest.dynamicTest(make + " " + name, () -> {
            var verdict = gate.judge(dialect(make), statement);
            assertInstanceOf(Verdict.Admitted.class, verdict, () -> verdict + "\n" + statement);
        });
    }

    private static Dialect dialect(Make make) {
        return make == Make.POSTGRESQL ? Dialect.POSTGRESQL : Dialect.MYSQL;
    }

    @ParameterizedTest
    @EnumSource(Make.class)
    void every_topic_is_looked_at_once_and_in_order(Make make) {
        var topics = Examinations.of(make, Thresholds.USUAL).stream()
                .map(Examination::topic)
                .toList();
        assertEquals(topics.stream().sorted().distinct().toList(), topics);
    }

    @Test
    void every_topic_is_looked_at_somewhere() {
        var looked = Stream.of(Make.values())
                .flatMap(make -> Examinations.of(make, Thresholds.USUAL).stream())
                .map(Examination::topic)
                .distinct()
                .sorted()
                .toList();
        assertEquals(Stream.of(Topic.values()).toList(), looked);
    }
}
