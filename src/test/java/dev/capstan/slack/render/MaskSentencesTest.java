package dev.capstan.slack.render;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.catalog.Language;
import dev.capstan.sql.mask.Judgement.Unprovable;
import dev.capstan.sql.mask.Judgement.Why;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MaskSentencesTest {
    @ParameterizedTest
    @EnumSource
    void a_refusal_names_what_it_is_about_and_what_to_write_instead(Why why) {
        var found = new Unprovable("`phone`", why);
        for (var language : Language.values()) {
            var gate = Phrases.in(language).gate();
            var what = gate.what(found).value();
            assertTrue(what.contains("phone"), what);
            assertFalse(what.contains("``"), what);
            assertFalse(gate.instead(found).value().isEmpty());
        }
        var chinese = Phrases.in(Language.CHINESE).gate();
        var rest = chinese.what(found).value().replace("phone", "")
                + chinese.instead(found).value();
        assertFalse(rest.replaceAll("\\b(ON|AS|IN)\\b", "").matches("(?s).*[A-Za-z].*"), rest);
    }
}
