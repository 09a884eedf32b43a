package dev.capstan.slack.render;

import com.slack.api.model.view.View;
import dev.capstan.catalog.Language;
import dev.capstan.incident.IncidentId;
import dev.capstan.incident.Readers;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The modals of incidents. */
public final class IncidentForms {
    private static final int LONGEST = 2_000;

    private IncidentForms() {}

    public static View update(IncidentId id, Language language) {
        var phrases = Phrases.in(language);
        var asked = phrases.incidentReplies();
        var options = Arrays.stream(Readers.values())
                .map(readers -> Fields.option(phrases.incidents().readers(readers), readers.word()))
                .toList();
        var readers = new Fields(phrases.forms())
                .select(ActionId.FORM_READERS.value(), options, Optional.of(Readers.TECH.word()));
        return Fields.submittedBy(
                Fields.modal(
                        CallbackId.INCIDENT_UPDATE,
                        id.value(),
                        asked.updateTitle(),
                        phrases.forms().close(),
                        List.of(
                                Fields.input("readers", asked.updateReaders(), readers)
                                        .build(),
                                text(asked.updateText()))),
                asked.updateSubmit());
    }

    /** A line for the timeline. */
    public static View note(IncidentId id, Language language) {
        var phrases = Phrases.in(language);
        var asked = phrases.incidentReplies();
        return Fields.submittedBy(
                Fields.modal(
                        CallbackId.INCIDENT_NOTE,
                        id.value(),
                        asked.noteTitle(),
                        phrases.forms().close(),
                        List.of(text(asked.updateText()))),
                asked.noteTitle());
    }

    public static View resolve(IncidentId id, Language language) {
        var phrases = Phrases.in(language);
        var asked = phrases.incidentReplies();
        return Fields.submittedBy(
                Fields.modal(
                        CallbackId.INCIDENT_RESOLVE,
                        id.value(),
                        asked.resolveTitle(),
                        phrases.forms().close(),
                        List.of(text(asked.resolveCause()))),
                asked.resolveSubmit());
    }

    private static com.slack.api.model.block.LayoutBlock text(String label) {
        var field =
                Fields.text(ActionId.FORM_TEXT.value(), LONGEST).multiline(true).build();
        return Fields.input("text", label, field).build();
    }
}
