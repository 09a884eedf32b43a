package dev.capstan.workspace.blocks;

import java.util.Map;

/** Text objects, options and confirmation dialogs, of which blocks and elements are made. */
final class Compositions {
    static final int TEXT = 3000;
    static final int OPTION_TEXT = 75;
    static final int OPTION_VALUE = 75;

    private Compositions() {}

    static Rule plain(int most) {
        return Rule.byType(Map.of("plain_text", plainFields(most)));
    }

    static Rule anyText(int most) {
        return Rule.byType(Map.of("plain_text", plainFields(most), "mrkdwn", markdownFields(most)));
    }

    static Fields plainFields(int most) {
        return Fields.ofType("plain_text").needs("text", Rule.text(1, most)).may("emoji", Rule.bool());
    }

    static Fields markdownFields(int most) {
        return Fields.ofType("mrkdwn").needs("text", Rule.text(1, most)).may("verbatim", Rule.bool());
    }

    static Fields option() {
        return Fields.none()
                .needs("text", plain(OPTION_TEXT))
                .needs("value", Rule.text(1, OPTION_VALUE))
                .may("description", plain(OPTION_TEXT));
    }

    /** Radio buttons and checkboxes may be written in mrkdwn. */
    static Fields formattedOption() {
        return Fields.none()
                .needs("text", anyText(OPTION_TEXT))
                .needs("value", Rule.text(1, OPTION_VALUE))
                .may("description", anyText(OPTION_TEXT));
    }

    static Fields overflowOption() {
        return option().may("url", Rule.url());
    }

    static Fields optionGroup() {
        return Fields.none().needs("label", plain(OPTION_TEXT)).needs("options", Rule.list(1, 100, option()));
    }

    static Fields confirm() {
        return Fields.none()
                .needs("title", plain(100))
                .needs("text", anyText(300))
                .needs("confirm", plain(30))
                .needs("deny", plain(30))
                .may("style", Rule.oneOf("primary", "danger"));
    }

    static Fields slackFile() {
        return Fields.none().may("id", Rule.text(1, 255)).may("url", Rule.url());
    }

    static Rule imageSource(Fields image) {
        return image.may("image_url", Rule.url())
                .may("slack_file", slackFile().and(Rule.exactlyOne("id", "url")))
                .and(Rule.exactlyOne("image_url", "slack_file"));
    }
}
