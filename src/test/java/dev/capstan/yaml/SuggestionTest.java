package dev.capstan.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SuggestionTest {
    @Test
    void swapped_neighbours_are_one_slip() {
        assertEquals(1, Suggestion.distance("tiemout", "timeout"));
    }

    @Test
    void a_far_word_is_not_suggested() {
        assertEquals(Optional.empty(), Suggestion.nearest("banana", List.of("timeout", "every")));
        assertEquals("write timeout or every", Suggestion.instead("banana", List.of("timeout", "every")));
    }

    @Test
    void a_beginning_is_completed_when_only_one_word_begins_so() {
        assertEquals(Optional.of("git-ref"), Suggestion.nearest("git", List.of("git-ref", "text")));
    }
}
