package dev.capstan.slack.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.catalog.Language;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The Chinese texts are Chinese: no word of English but names, and no half-width punctuation between characters. */
class ChineseTest {
    /** Names of services, hosts, versions, people's own words, and what is typed or is the same in both languages. */
    private static final Set<String> NAMES = Set.of(
            "ctea",
            "elife",
            "production",
            "op",
            "UTC",
            "Capstan",
            "Slack",
            "app",
            "git",
            "PATH",
            "JSON",
            "rollback",
            "commands",
            "capstan",
            "yaml",
            "fix",
            "coupon",
            "rounding",
            "fixes",
            "bump",
            "pnpm",
            "add",
            "index",
            "on",
            "orders",
            "after",
            "the",
            "match");

    private static String everything() {
        var all = new StringBuilder();
        for (var scene : Scene.values()) {
            all.append(scene.told(Language.CHINESE));
        }
        all.append(RepliesTest.everything(Language.CHINESE));
        var notices = new Notices();
        all.append(Read.aloud(notices.catalogueRefused(List.of("x"), Language.CHINESE)));
        all.append(Read.aloud(notices.catalogueReloaded(2, 9, Language.CHINESE)));
        all.append(Read.aloud(notices.roleMayWrite(NoticesTest.SOURCE, NoticesTest.EXCESSIVE, Language.CHINESE)));
        for (var error : List.of("not_in_channel", "is_archived", "channel_not_found")) {
            all.append(Read.aloud(
                    notices.cannotWrite(Sample.CHANNEL, error, Optional.of(Sample.ID), "capstan", Language.CHINESE)));
        }
        all.append(Read.aloud(Sample.REPLIES.help(HelpTest.ofTheShop("dbas"), true, Language.CHINESE)));
        return all.toString();
    }

    private static String spoken() {
        return everything()
                .replaceAll("```[^`]*```", "")
                .replaceAll("`[^`]*`", "")
                .replaceAll("<[@#!][^>]*>", "")
                .replaceAll("⟨[^⟩]*⟩", "")
                .replaceAll("(?m)^— \\w+$", "")
                .replaceAll("op-[0-9A-Z]{6}", "")
                .replaceAll("\\bv[0-9.]+|ctea-1", "");
    }

    @Test
    void only_names_are_in_latin_letters() {
        var words = new TreeSet<String>();
        var matcher = Pattern.compile("[A-Za-z]{2,}").matcher(spoken());
        while (matcher.find()) {
            words.add(matcher.group());
        }
        words.removeAll(NAMES);
        assertEquals(Set.of(), words);
    }

    @Test
    void punctuation_beside_chinese_characters_is_full_width() {
        var wrong = Pattern.compile("\\p{IsHan}[,;:?!()]|[,;:?!()]\\p{IsHan}|\\p{IsHan}\\.")
                .matcher(spoken());
        assertFalse(wrong.find(), () -> spoken().substring(Math.max(0, wrong.start() - 20), wrong.end() + 20));
    }

    @Test
    void chinese_and_latin_are_set_apart_by_a_space() {
        var wrong =
                Pattern.compile("\\p{IsHan}[A-Za-z0-9]|[A-Za-z0-9]\\p{IsHan}").matcher(spoken());
        assertFalse(wrong.find(), () -> spoken().substring(Math.max(0, wrong.start() - 20), wrong.end() + 20));
    }

    @Test
    void nothing_is_shouted_and_nobody_is_asked_to_wait() {
        for (var text : List.of(
                everything(), RepliesTest.everything(Language.ENGLISH), Scene.ROLLED_BACK.told(Language.ENGLISH))) {
            assertFalse(text.replaceAll("<!|`[^`]*`", "").contains("!"), text);
            assertFalse(text.contains("！"), text);
            assertFalse(text.toLowerCase(java.util.Locale.ROOT).matches("(?s).*(please wait|sorry|请稍候|抱歉).*"), text);
        }
        assertTrue(everything().length() > 1_000);
    }
}
