package dev.capstan.slack.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTextTest {

    private static List<String> words(String typed) {
        return assertInstanceOf(TypedText.Words.class, TypedText.read(typed)).words();
    }

    @Test
    void words_are_split_at_spaces_outside_quotes() {
        assertEquals(List.of("ctea", "v1", "note=two words"), words("  ctea v1   note=\"two words\" "));
        assertEquals(List.of("ctea", "two words", ""), words("ctea 'two words' \"\""));
    }

    @Test
    void curly_quotes_from_phones_are_quotes() {
        assertEquals(List.of("ctea", "reason=fixes coupons"), words("ctea reason=“fixes coupons”"));
        assertEquals(List.of("ctea", "fixes coupons"), words("ctea ‘fixes coupons’"));
    }

    @Test
    void a_long_dash_that_a_phone_made_is_two_dashes_again() {
        assertEquals(List.of("ctea", "v1", "--plan"), words("ctea v1 —plan"));
        assertEquals(List.of("ctea", "v1", "--plan"), words("ctea v1 –plan"));
        assertEquals(List.of("ctea", "v1", "--plan"), words("ctea v1 –-plan"));
        assertEquals(List.of("ctea", "--", "fixes it"), words("ctea — fixes it"));
    }

    @Test
    void a_dash_inside_a_word_is_left_alone() {
        assertEquals(List.of("ctea", "a—b"), words("ctea a—b"));
    }

    @Test
    void what_follows_two_dashes_is_prose_with_its_apostrophes_and_quotes() {
        assertEquals(
                List.of("ctea", "--", "don't  round \"down\" reason=no"),
                words("ctea -- don't  round \"down\" reason=no"));
        assertEquals(List.of("ctea", "--"), words("ctea --"));
    }

    @Test
    void an_apostrophe_or_an_unclosed_quote_is_a_letter() {
        assertEquals(List.of("don't", "stop"), words("don't stop"));
        assertEquals(List.of("\"open", "end"), words("\"open end"));
    }

    @Test
    void entities_are_decoded_once() {
        assertEquals(List.of("a&b", "<c>", "&lt;"), words("a&amp;b &lt;c&gt; &amp;lt;"));
    }

    @Test
    void a_link_that_slack_made_of_a_word_is_the_word_again() {
        assertEquals(List.of("ctea", "v1.2.io"), words("ctea <http://v1.2.io|v1.2.io>"));
        assertEquals(List.of("https://example.org/a"), words("<https://example.org/a>"));
        assertEquals(List.of("a@b.io"), words("<mailto:a@b.io|a@b.io>"));
    }

    @Test
    void people_and_channels_stay_as_they_are() {
        assertEquals(List.of("<@U0ENGINEER>", "<#C012|ops>"), words("<@U0ENGINEER> <#C012|ops>"));
    }

    @Test
    void full_width_letters_digits_and_spaces_are_plain() {
        assertEquals(List.of("ctea", "v1.2", "n=3"), words("ｃｔｅａ　ｖ１．２\u00a0ｎ＝３"));
        assertEquals(List.of("ctea", "--", "修复，优惠券！"), words("ctea -- 修复，优惠券！"));
    }

    @Test
    void spaces_without_width_vanish() {
        assertEquals(List.of("ctea"), words("\u200bct\ufeffea\u2060"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ctea \u0007", "ctea \u001b[31m", "ctea \u202egnp", "ctea \u2066x", "\u0000"})
    void what_nobody_can_see_is_refused(String typed) {
        assertInstanceOf(TypedText.Invisible.class, TypedText.read(typed));
    }

    @Test
    void new_lines_and_tabs_are_spaces() {
        assertEquals(List.of("ctea", "v1", "v2"), words("ctea\nv1\tv2\r\n"));
    }

    @Test
    void joiners_in_emoji_are_no_offence() {
        assertEquals(List.of("ctea", "--", "👩‍🚀 ships"), words("ctea -- 👩‍🚀 ships"));
    }

    @Test
    void three_thousand_characters_are_read_and_one_more_is_not() {
        assertEquals(1, words("x".repeat(3_000)).size());
        assertEquals(new TypedText.TooLong(3_001), TypedText.read("x".repeat(3_001)));
    }

    @Test
    void nothing_typed_is_no_words() {
        assertEquals(List.of(), words("  "));
    }
}
