package dev.capstan.slack.render;

import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.RadioButtonsElement;
import com.slack.api.model.view.View;
import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.Language;
import dev.capstan.catalog.Service;
import dev.capstan.operation.OperationId;
import dev.capstan.sql.Query;
import java.util.List;
import java.util.Optional;

/**
 * The modals. A submitted field is found by its action id (an {@link ActionId}, or {@link ActionId#parameter}); block
 * ids change with the chosen service, so that Slack forgets what was entered for another.
 */
public final class Forms {
    private static final int WORD = 100;
    private static final int REASON = 500;

    /** Opened at once, because the trigger lives three seconds; replaced when the real one is ready. */
    public View loading(Language language) {
        var phrases = phrases(language);
        return Fields.modal(
                CallbackId.LOADING,
                "",
                phrases.loadingTitle(),
                phrases.close(),
                List.of(Fields.words(Mrkdwn.name(phrases.loading()))));
    }

    /** Asks for whatever the draft lacks. Rebuilt when service or environment change. */
    public View request(Catalogue catalogue, RequestDraft draft, Language language) {
        return new RequestForm(catalogue, draft, Wording.in(language)).view();
    }

    /** Asks for what a query wants to know. */
    public View query(Service service, Query query, QueryDraft draft, Language language) {
        return new QueryForm(service, query, draft, language).view();
    }

    /** A modal in place of another that says why it can't go on, or what became of it. */
    public View message(Rendered rendered, Language language) {
        var phrases = phrases(language);
        return Fields.modal(CallbackId.LOADING, "", phrases.messageTitle(), phrases.close(), rendered.blocks());
    }

    /** @param expected what has to be typed */
    public View typedConfirmation(OperationId operation, String digest, String expected, Language language) {
        var phrases = phrases(language);
        var word = Fields.text(ActionId.FORM_WORD.value(), WORD).build();
        return Fields.submittedBy(
                Fields.modal(
                        CallbackId.TYPED_CONFIRMATION,
                        new ButtonValue(operation, Optional.of(digest)).encode(),
                        phrases.confirmTitle(),
                        phrases.close(),
                        List.of(
                                Fields.words(phrases.confirmText(Mrkdwn.name(operation))),
                                Fields.input("word", phrases.typeExactly(expected), word)
                                        .build())),
                phrases.confirm());
    }

    public View denial(ButtonValue value, Language language) {
        var phrases = phrases(language);
        var reason = Fields.text(ActionId.FORM_DENIAL.value(), REASON).build();
        return Fields.submittedBy(
                Fields.modal(
                        CallbackId.DENIAL,
                        value.encode(),
                        phrases.denyTitle(),
                        phrases.close(),
                        List.of(Fields.input("denial", phrases.denyReason(), reason)
                                .hint(Fields.plain(phrases.denyHint()))
                                .optional(true)
                                .build())),
                phrases.deny());
    }

    /** Nothing is chosen beforehand: both choices weigh. */
    public View stopChoice(ButtonValue value, Language language) {
        var phrases = phrases(language);
        var choices = RadioButtonsElement.builder()
                .actionId(ActionId.FORM_STOP.value())
                .options(List.of(
                        choice(ActionId.STOP_HERE, phrases.stopHere(), phrases.stopHereMeans()),
                        choice(ActionId.STOP_AND_ROLL_BACK, phrases.rollBack(), phrases.rollBackMeans())))
                .build();
        return Fields.submittedBy(
                Fields.modal(
                        CallbackId.STOP_CHOICE,
                        value.encode(),
                        phrases.stopTitle(),
                        phrases.close(),
                        List.of(Fields.input("stop", phrases.stopQuestion(), choices)
                                .build())),
                phrases.stop());
    }

    private static OptionObject choice(ActionId value, String text, String means) {
        return OptionObject.builder()
                .text(Fields.plain(text))
                .description(Fields.plain(means))
                .value(value.value())
                .build();
    }

    /** Answers the version field: what was typed so far first, then the tags that contain it. */
    public List<OptionObject> versions(String typed, List<String> tags) {
        return RequestForm.versions(typed, tags);
    }

    private static FormPhrases phrases(Language language) {
        return Phrases.in(language).forms();
    }
}
