package dev.capstan.slack.listen;

import com.slack.api.model.view.View;
import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.Language;
import dev.capstan.slack.render.Rendered;
import dev.capstan.slack.render.RequestDraft;
import java.util.Optional;
import java.util.function.Function;

/** What a person is answered. */
sealed interface Said {

    /**
     * Nothing: the channel shows it.
     *
     * @param toldIn the channel that does, if the bot may write there
     */
    record Nothing(Optional<ChannelId> toldIn) implements Said {
        Nothing() {
            this(Optional.empty());
        }
    }

    /** @param toldIn the channel in which the rest will be told, if the bot may write there */
    record Words(Function<Language, Rendered> words, Optional<ChannelId> toldIn) implements Said {
        Words(Function<Language, Rendered> words) {
            this(words, Optional.empty());
        }
    }

    record Form(Function<Language, View> form) implements Said {}

    /** The request form, filled as far as this. */
    record RequestForm(RequestDraft draft) implements Said {}
}
