package dev.capstan.slack.render;

import dev.capstan.catalog.Language;
import dev.capstan.step.Told;
import java.util.List;

/** What another room said, line by line. */
public final class ToldLines {
    private ToldLines() {}

    public static Rendered rendered(List<Told> lines, Language language) {
        var wording = Wording.in(language);
        var sheet = new Sheet(wording.phrases());
        lines.forEach(line -> sheet.line(wording.told(line)));
        return sheet.rendered(wording.told(lines.getFirst()).value());
    }

    public static String in(Language language, Told told) {
        return language == Language.CHINESE ? told.chinese() : told.english();
    }
}
