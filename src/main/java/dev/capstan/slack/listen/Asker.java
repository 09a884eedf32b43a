package dev.capstan.slack.listen;

import dev.capstan.catalog.UserId;
import java.util.Optional;

/**
 * Who is speaking, and how they can be answered.
 *
 * @param channel where they are; absent in a form
 * @param thread the thread they are in
 * @param trigger opens one form within three seconds; absent where Slack gives none
 * @param modal the form they are in
 * @param responseUrl takes up to five private answers; absent where Slack gives none
 */
record Asker(
        UserId person,
        Optional<String> channel,
        Optional<String> thread,
        Optional<String> trigger,
        Optional<String> modal,
        Optional<String> responseUrl) {

    static Asker inChannel(String person, String channel, String trigger, String responseUrl) {
        return new Asker(
                new UserId(person),
                Optional.ofNullable(channel),
                Optional.empty(),
                Optional.ofNullable(trigger),
                Optional.empty(),
                Optional.ofNullable(responseUrl));
    }

    Asker inThread(String ts) {
        return new Asker(person, channel, Optional.ofNullable(ts), trigger, modal, responseUrl);
    }

    Asker inModal(String viewId) {
        return new Asker(person, channel, thread, trigger, Optional.of(viewId), responseUrl);
    }
}
