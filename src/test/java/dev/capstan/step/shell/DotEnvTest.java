package dev.capstan.step.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DotEnvTest {
    private static void reads(String text, Map<String, String> expected) {
        assertEquals(expected, DotEnv.parse(text));
    }

    @Test
    void plain_assignments_comments_and_empty_lines() {
        reads("# c\nA=1\n\n  B = two words  \nC=\n", Map.of("A", "1", "B", "two words", "C", ""));
    }

    @Test
    void export_is_allowed() {
        reads("export A=1\nexport\tB=2", Map.of("A", "1", "B", "2"));
    }

    @Test
    void a_comment_needs_a_space_before_it() {
        reads("A=x # c\nB=x#y\nC=#c\nD=\"x # y\" # c", Map.of("A", "x", "B", "x#y", "C", "", "D", "x # y"));
    }

    @Test
    void single_quotes_keep_everything_and_double_quotes_know_escapes() {
        reads("A='a\\n$B'\nB=\"a\\nb\\t\\\"c\\\" \\\\ \\x\"", Map.of("A", "a\\n$B", "B", "a\nb\t\"c\" \\ \\x"));
    }

    @Test
    void quoted_values_may_span_lines() {
        reads("KEY=\"-----BEGIN\nabc\n-----END\"\nNEXT=1", Map.of("KEY", "-----BEGIN\nabc\n-----END", "NEXT", "1"));
    }

    @Test
    void nothing_is_expanded_or_executed() {
        reads(
                "A=$(touch x)\nB=`id`\nC=\"${HOME}\"\nD=$HOME",
                Map.of("A", "$(touch x)", "B", "`id`", "C", "${HOME}", "D", "$HOME"));
    }

    @Test
    void a_quote_that_is_never_closed_is_a_plain_character() {
        reads("A=it's\nB='open\nC=3", Map.of("A", "it's", "B", "'open", "C", "3"));
    }

    @Test
    void windows_line_ends_and_a_byte_order_mark_do_no_harm() {
        reads("\uFEFFA=1\r\nB=\"2\"\r\n", Map.of("A", "1", "B", "2"));
    }

    @Test
    void lines_that_assign_nothing_are_passed_over_and_the_last_assignment_wins() {
        reads("hello\n1A=x\nA=1\nA=2\nexport B\n=3", Map.of("A", "2"));
    }

    @Test
    void values_may_hold_equal_signs() {
        reads("URL=postgres://u:p@h/d?a=b&c=d", Map.of("URL", "postgres://u:p@h/d?a=b&c=d"));
    }
}
