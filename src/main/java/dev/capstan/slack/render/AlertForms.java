package dev.capstan.slack.render;

import com.slack.api.model.block.element.DatetimePickerElement;
import com.slack.api.model.view.View;
import dev.capstan.alert.AlertId;
import dev.capstan.catalog.Language;
import java.time.Instant;
import java.util.List;

/** The modals of alerts. */
public final class AlertForms {
    private AlertForms() {}

    /** @param suggested until when, unless somebody chooses otherwise */
    public static View silence(AlertId id, Instant suggested, Language language) {
        var phrases = Phrases.in(language);
        var picker = DatetimePickerElement.builder()
                .actionId(ActionId.FORM_UNTIL.value())
                .initialDateTime((int) suggested.getEpochSecond())
                .build();
        return Fields.submittedBy(
                Fields.modal(
                        CallbackId.SILENCE,
                        id.value(),
                        phrases.alerts().silenceTitle(),
                        phrases.forms().close(),
                        List.of(Fields.input("until", phrases.alerts().silenceLabel(), picker)
                                .build())),
                phrases.alerts().silenceSubmit());
    }
}
