package dev.capstan.step.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.capstan.step.Redactor;
import dev.capstan.step.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OutputTextTest {
    private final Redactor redactor = new Redactor(List.of(
            new Secret("hunter2hunter3"), new Secret("abcabd"), new Secret("first line of key\nsecond line of key")));

    private String inPieces(String text, int length) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var output = new OutputText(redactor, 100);
        var shown = new StringBuilder();
        long upTo = 100;
        for (int at = 0; at < bytes.length; at += length) {
            for (var piece : output.take(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + length)))) {
                assertFalse(piece.from() < upTo, "pieces don't overlap");
                upTo = piece.upTo();
                shown.append(piece.text());
            }
        }
        output.finish().forEach(piece -> shown.append(piece.text()));
        return shown.toString();
    }

    private void shows(String expected, String raw) {
        for (int length = 1; length <= 20; length++) {
            assertEquals(expected, inPieces(raw, length), "in pieces of " + length);
        }
        assertEquals(expected, inPieces(raw, 10_000));
    }

    @Test
    void a_secret_is_hidden_wherever_it_is_cut() {
        shows("a ‹secret› b ‹secret›", "a hunter2hunter3 b hunter2hunter3");
    }

    @Test
    void what_only_begins_like_a_secret_is_shown() {
        shows("hunter2 hunter2hunt abcabc ab", "hunter2 hunter2hunt abcabc ab");
        shows("abc‹secret›", "abcabcabd");
    }

    @Test
    void control_sequences_vanish_and_can_not_hide_a_secret() {
        shows(
                "red ‹secret› plain",
                "\u001b[31mred\u001b[0m hunt\u001b[1;32mer2\u001b]0;title\u0007hunter3 plain\u001b(B");
    }

    @Test
    void progress_that_rewrites_its_line_becomes_lines() {
        shows("10%\n20%\ndone\n", "10%\r20%\r\u001b[Kdone\r\n");
    }

    @Test
    void characters_cut_in_two_come_out_whole_and_broken_ones_do_no_harm() {
        shows("中文 😀 é", "中文 😀 é");
        var output = new OutputText(redactor, 0);
        var broken = output.take(new byte[] {'a', (byte) 0xff, (byte) 0xe4, 'b'});
        assertEquals("a\uFFFD\uFFFDb", broken.getFirst().text());
    }

    @Test
    void each_line_of_a_secret_is_hidden_by_itself() {
        shows("| ‹secret›\n| ‹secret›\n", "| first line of key\n| second line of key\n");
    }

    @Test
    void the_password_of_a_url_is_hidden() {
        shows("postgres://app:‹secret›@db:5432/x http://h:80/a@b", "postgres://app:p%40ss@db:5432/x http://h:80/a@b");
    }

    @Test
    void from_any_place_that_was_told_the_rest_reads_the_same() {
        var raw = "one hunter2hunter3 \u001b[1mtwo\u001b[0m hunter2hunter3 中文 end";
        var bytes = raw.getBytes(StandardCharsets.UTF_8);
        var whole = inPieces(raw, 10_000);
        for (int cut = 1; cut < bytes.length; cut++) {
            var before = new OutputText(redactor, 0).take(Arrays.copyOf(bytes, cut));
            if (before.isEmpty()) {
                continue;
            }
            int upTo = (int) before.getLast().upTo();
            var after = new OutputText(redactor, upTo);
            var text = new StringBuilder();
            Stream.of(before, after.take(Arrays.copyOfRange(bytes, upTo, bytes.length)), after.finish())
                    .flatMap(List::stream)
                    .forEach(piece -> text.append(piece.text()));
            assertEquals(whole, text.toString(), "cut at " + cut);
        }
    }
}
