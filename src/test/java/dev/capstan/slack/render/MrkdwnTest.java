package dev.capstan.slack.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.catalog.Language;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MrkdwnTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!channel>",
                "<!here|here>",
                "<@U0ENGINEER>",
                "<!subteam^S0RELEASE>",
                "<https://evil.example|Approve>",
                "<!date^0^{time}|x>",
                "&lt;!channel&gt;"
            })
    void foreign_text_names_nobody_and_links_nowhere(String hostile) {
        for (var said : new Mrkdwn[] {Mrkdwn.text(hostile), Mrkdwn.code(hostile)}) {
            assertFalse(said.value().contains("<"), said.value());
            assertFalse(said.value().contains(">"), said.value());
            assertTrue(said.value().replaceAll("&(amp|lt|gt);", "").indexOf('&') < 0, said.value());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"@here", "@channel now", "hey @everyone", "@Channel"})
    void plain_calls_to_everyone_are_broken(String hostile) {
        assertFalse(Mrkdwn.text(hostile).value().matches("(?i).*@(here|channel|everyone).*"));
    }

    @Test
    void foreign_text_formats_nothing() {
        assertEquals(
                "∗bold∗ ˍitalicˍ ∼gone∼ ˋcodeˋ",
                Mrkdwn.text("*bold* _italic_ ~gone~ `code`").value());
        assertEquals("snake_case stays", Mrkdwn.text("snake_case stays").value());
        assertEquals("`ˋˋˋ; rm ∗`".replace('∗', '*'), Mrkdwn.code("```; rm *").value());
    }

    @Test
    void an_emoji_by_name_does_not_show_as_one_but_times_and_addresses_stay() {
        assertFalse(Mrkdwn.text(":white_check_mark: deployed").value().contains(":white"));
        assertEquals(
                "at 12:30 on http://localhost:3000/x",
                Mrkdwn.text("at 12:30 on http://localhost:3000/x").value());
    }

    @Test
    void control_characters_and_marks_of_direction_are_gone() {
        assertEquals(
                "evil exe.txt [31m",
                Mrkdwn.text("evil\u0000\u202E\u2066 exe.txt\u200F\n\r\t\u001B[31m\u2028")
                        .value());
        assertEquals("\uFFFD", Mrkdwn.text("\uD800").value());
    }

    @Test
    void a_cut_never_breaks_an_entity_or_a_character() {
        for (int most = 1; most < 60; most++) {
            var said = Mrkdwn.text("a<b&c>😀*".repeat(9), most).value();
            assertTrue(said.length() <= most, said);
            assertEquals(said.replaceAll("&(amp|lt|gt);", "").indexOf('&'), -1, said);
            assertFalse(Character.isHighSurrogate(said.charAt(Math.max(0, said.length() - 1))), said);
        }
        assertEquals("abc…", Mrkdwn.text("abcdef", 4).value());
        assertEquals("abcd", Mrkdwn.text("abcd", 4).value());
    }

    @Test
    void nothing_has_no_empty_code_marks() {
        assertTrue(Mrkdwn.code(" \n").isEmpty());
    }

    @Test
    void times_are_slack_dates() {
        var at = Instant.parse("2026-01-06T14:32:00Z");
        assertEquals("<!date^1767709920^{time}|14:32 UTC>", Mrkdwn.time(at).value());
        assertEquals(
                "<!date^1767709920^{date_short_pretty} {time}|2026-01-06 14:32 UTC>",
                Mrkdwn.moment(at).value());
    }

    @ParameterizedTest
    @CsvSource({
        "200, 0.2 s, 0.2 秒",
        "1000, 1 s, 1 秒",
        "9999, 9.9 s, 9.9 秒",
        "38400, 38 s, 38 秒",
        "60000, 1 m, 1 分钟",
        "72000, 1 m 12 s, 1 分 12 秒",
        "3600000, 1 h, 1 小时",
        "7500000, 2 h 5 m, 2 小时 5 分",
        "-300, 0 s, 0 秒",
    })
    void durations_are_said_as_people_say_them(long millis, String english, String chinese) {
        var length = Duration.ofMillis(millis);
        assertEquals(english, Phrases.in(Language.ENGLISH).duration(length).value());
        assertEquals(chinese, Phrases.in(Language.CHINESE).duration(length).value());
    }
}
