package dev.capstan.slack.listen;

import com.google.gson.Gson;
import com.slack.api.app_backend.interactive_components.response.ActionResponse;
import com.slack.api.model.view.View;
import com.slack.api.util.json.GsonFactory;
import dev.capstan.catalog.ChannelId;
import dev.capstan.slack.api.Answer;
import dev.capstan.slack.api.SlackApi;
import dev.capstan.slack.people.Identity;
import dev.capstan.slack.people.People;
import dev.capstan.slack.render.Forms;
import dev.capstan.slack.render.Rendered;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one person is told beside the acknowledgement. It is sent in the background and once: whatever matters is in the
 * database already, and shows in the channel.
 */
final class PrivateAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(PrivateAnswers.class);

    private final SlackApi slack;
    private final Speech speech;
    private final People people;
    private final Identity identity;
    private final Forms forms;
    private final RequestForms requestForms;
    private final Executor background;
    private final Gson gson = GsonFactory.createSnakeCase();

    PrivateAnswers(
            SlackApi slack,
            Speech speech,
            People people,
            Identity identity,
            Forms forms,
            RequestForms requestForms,
            Executor background) {
        this.slack = slack;
        this.speech = speech;
        this.people = people;
        this.identity = identity;
        this.forms = forms;
        this.requestForms = requestForms;
        this.background = background;
    }

    void give(Asker asker, Said said) {
        switch (said) {
            case Said.Nothing(var toldIn) -> checkRoom(asker, toldIn);
            case Said.Words(var words, var toldIn) ->
                background.execute(() -> {
                    tell(asker, words.apply(speech.languageOf(asker)));
                    invited(asker, toldIn).ifPresent(invitation -> tell(asker, invitation));
                });
            case Said.Form(var form) -> background.execute(() -> open(asker, form.apply(speech.languageOf(asker))));
            case Said.RequestForm(var draft) -> background.execute(() -> requestForms.open(asker, draft));
        }
    }

    /** Tells whoever asked when the bot can't write where the operation is told. */
    void checkRoom(Asker asker, Optional<ChannelId> toldIn) {
        if (toldIn.isPresent()) {
            background.execute(() -> invited(asker, toldIn).ifPresent(invitation -> tell(asker, invitation)));
        }
    }

    Optional<Rendered> invited(Asker asker, Optional<ChannelId> toldIn) {
        return toldIn.filter(channel -> people.botIsIn(channel).equals(Optional.of(false)))
                .flatMap(channel -> identity.bot(Duration.ZERO)
                        .map(bot -> speech.replies().inviteMe(channel, bot.name(), speech.languageOf(asker))));
    }

    /** Over the form that the person is in already, where they are in one. */
    private void open(Asker asker, View view) {
        var trigger = asker.trigger().orElse("");
        var answer = asker.modal().isPresent()
                ? Answer.to(() -> slack.methods()
                                .viewsPush(r -> r.triggerId(trigger).view(view)))
                        .map(pushed -> "")
                : Answer.to(() -> slack.methods()
                                .viewsOpen(r -> r.triggerId(trigger).view(view)))
                        .map(opened -> "");
        if (!(answer instanceof Answer.Accepted)) {
            LOG.warn("A form could not be opened: {}", answer);
        }
    }

    private void tell(Asker asker, Rendered words) {
        if (asker.responseUrl().isPresent()) {
            respond(asker, words);
        } else if (asker.modal().isPresent()) {
            var view = forms.message(words, speech.languageOf(asker));
            var answer = Answer.to(() -> slack.methods()
                    .viewsUpdate(r -> r.viewId(asker.modal().get()).view(view)));
            if (!(answer instanceof Answer.Accepted)) {
                LOG.warn("{} could not be answered: {}", asker.person(), answer);
            }
        } else if (asker.channel().isEmpty() && asker.trigger().isPresent()) {
            open(asker, forms.message(words, speech.languageOf(asker)));
        } else if (asker.channel().isPresent()) {
            var answer = Answer.to(() -> slack.methods()
                    .chatPostEphemeral(r -> r.channel(asker.channel().get())
                            .user(asker.person().value())
                            .threadTs(asker.thread().orElse(null))
                            .text(words.text())
                            .blocks(words.blocks())));
            if (!(answer instanceof Answer.Accepted)) {
                LOG.warn("{} could not be answered: {}", asker.person(), answer);
            }
        }
    }

    private void respond(Asker asker, Rendered words) {
        var response = ActionResponse.builder()
                .responseType("ephemeral")
                .replaceOriginal(false)
                .threadTs(asker.thread().orElse(null))
                .text(words.text())
                .blocks(words.blocks())
                .build();
        try {
            var answer = slack.slack().send(asker.responseUrl().orElseThrow(), gson.toJson(response));
            if (answer.getCode() != 200) {
                LOG.warn("{} could not be answered: HTTP status {}", asker.person(), answer.getCode());
            }
        } catch (IOException lost) {
            LOG.warn("{} could not be answered: {}", asker.person(), lost.getMessage());
        }
    }
}
