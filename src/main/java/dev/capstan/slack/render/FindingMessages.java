package dev.capstan.slack.render;

import dev.capstan.catalog.Language;
import dev.capstan.finding.Found;
import dev.capstan.step.Told;

/** What a service's channel is told of something wrong with it. */
public final class FindingMessages {
    private FindingMessages() {}

    public static Rendered stands(Found found, Language language) {
        return said(Mark.ATTENTION, found, found.finding().words(), language);
    }

    public static Rendered over(Found found, Language language) {
        return said(Mark.DONE, found, found.finding().over(), language);
    }

    private static Rendered said(Mark mark, Found found, Told words, Language language) {
        var wording = Wording.in(language);
        var where = found.service() + " " + found.environment();
        var line = mark.before(Mrkdwn.name("*" + where + "* · " + wording.told(words)));
        return new Sheet(wording.phrases()).line(line).rendered(line);
    }
}
