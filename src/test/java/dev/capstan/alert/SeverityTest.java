package dev.capstan.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeverityTest {

    @ParameterizedTest
    @CsvSource({
        "P0, CRITICAL",
        "p1, ERROR",
        "P2, WARNING",
        "critical, CRITICAL",
        "Error, ERROR",
        "WARNING, WARNING",
        "level 3, CRITICAL",
        "level-2, ERROR",
        "Level1, WARNING",
        "3, CRITICAL",
        "' page ', CRITICAL",
    })
    void every_team_has_its_words_for_the_same(String word, Severity severity) {
        assertEquals(Optional.of(severity), Severity.of(word));
    }

    @Test
    void an_unknown_word_is_not_guessed() {
        assertEquals(Optional.empty(), Severity.of("purple"));
        assertEquals(Optional.empty(), Severity.of(""));
    }

    @Test
    void the_worst_is_worse() {
        assertTrue(Severity.CRITICAL.isWorseThan(Severity.ERROR));
        assertEquals(3, Severity.CRITICAL.level());
        assertEquals("P0", Severity.CRITICAL.priority());
    }
}
