package dev.capstan.slack.render;

import dev.capstan.catalog.UserId;
import java.util.function.Function;

/**
 * How a text is made harmless and a person is named, in a message or on paper.
 *
 * @param text from outside
 */
record IncidentPen(Function<String, Mrkdwn> text, Function<UserId, Mrkdwn> person) {
    private static final int LONGEST = 2_800;

    static final IncidentPen SLACK = new IncidentPen(
            words -> Mrkdwn.text(words, LONGEST), user -> user.isPerson() ? Mrkdwn.user(user) : Mrkdwn.name(user));

    /** Markdown in one line, which may stand in a table. */
    static IncidentPen paper(Function<UserId, String> names) {
        return new IncidentPen(
                words -> Mrkdwn.name(onPaper(words)),
                user -> Mrkdwn.name(onPaper(user.isPerson() ? names.apply(user) : user.value())));
    }

    static String onPaper(String words) {
        return Foreign.line(words).replaceAll("([\\\\`*_\\[\\]<>|#])", "\\\\$1");
    }
}
