package dev.capstan.slack.listen;

import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.bolt.context.builtin.SlashCommandContext;
import com.slack.api.bolt.handler.builtin.SlashCommandHandler;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.response.Response;
import dev.capstan.catalog.Language;
import dev.capstan.slack.render.Rendered;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /deploy ctea v1.4.2}: the desk first, then the acknowledgement, which is the answer. */
final class SlashCommands implements SlashCommandHandler {
    private static final Logger LOG = LoggerFactory.getLogger(SlashCommands.class);

    private final Rooms rooms;
    private final Speech speech;
    private final Verbs verbs;
    private final Recorded recorded;
    private final PrivateAnswers answers;

    SlashCommands(Rooms rooms, Speech speech, Verbs verbs, Recorded recorded, PrivateAnswers answers) {
        this.rooms = rooms;
        this.speech = speech;
        this.verbs = verbs;
        this.recorded = recorded;
        this.answers = answers;
    }

    @Override
    public Response apply(SlashCommandRequest request, SlashCommandContext context) {
        var payload = request.getPayload();
        var asker = Asker.inChannel(
                payload.getUserId(), payload.getChannelId(), payload.getTriggerId(), payload.getResponseUrl());
        var said = said(asker, payload);
        if (said instanceof Said.Words(var words, var toldIn)) {
            answers.checkRoom(asker, toldIn);
            return answered(asker, words, context);
        }
        answers.give(asker, said);
        return context.ack();
    }

    /** What was recorded stays recorded, even where it can't be put into words. */
    private Response answered(Asker asker, Function<Language, Rendered> words, SlashCommandContext context) {
        try {
            var rendered = words.apply(speech.languageOf(asker));
            return context.ack(
                    r -> r.responseType("ephemeral").text(rendered.text()).blocks(rendered.blocks()));
        } catch (RuntimeException unexpected) {
            LOG.error("An answer could not be put into words", unexpected);
            return context.ack();
        }
    }

    private Said said(Asker asker, SlashCommandPayload payload) {
        var names = rooms.catalogue().now().house().commands();
        var verb = names.verb(payload.getCommand());
        if (verb.isEmpty()) {
            return new Said.Words(language -> speech.replies().unknownVerb(payload.getCommand(), List.of(), language));
        }
        return understood(payload.getText() == null ? "" : payload.getText(), speech, words -> {
            var all = new ArrayList<String>(List.of(verb.get()));
            all.addAll(words);
            return recorded.orNot(asker, () -> verbs.say(asker, all, payload.getTriggerId()));
        });
    }

    /** What was typed is read, or refused with the reason. */
    static Said understood(String typed, Speech speech, Function<List<String>, Said> next) {
        return switch (TypedText.read(typed)) {
            case TypedText.Words(var words) -> next.apply(words);
            case TypedText.TooLong tooLong ->
                new Said.Words(language -> speech.replies().tooLong(TypedText.LONGEST, language));
            case TypedText.Invisible(int codePoint) ->
                new Said.Words(language -> speech.replies().invisible(codePoint, language));
        };
    }
}
