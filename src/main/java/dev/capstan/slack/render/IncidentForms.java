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
        var incidents = phrases.incidents();
        var options = Arrays.stream(Readers.values())
                .map(readers -> Fields.option(incidents.readers(readers), readers.word()))
                .toList();
        var readers = new Fields(phrases.forms())
                .select(ActionId.FORM_READERS.value(), options, Optional.of(Readers.TECH.word()));
        return Fields.submittedBy(
                Fields.modal(
                        CallbackId.INCIDENT_UPDATE,
                        id.value(),
                        incidents.updateTitle(),
                        phrases.forms().close(),
                        List.of(
                                Fields.input("readers", incidents.updateReaders(), readers)
                                        .build(),
                                text(incidents.updateText()))),
                incidents.updateSubmit());
    }

    /** A line for the timeline. */
    public static View note(IncidentId id, Language language) {
        var phrases = Phrases.in(language);
        var incidents = phrases.incidents();
        return Fields.submittedBy(
                Fields.modal(
                        CallbackId.INCIDENT_NOTE,
                        id.value(),
                        incidents.noteTitle(),
                        phrases.forms().close(),
                        List.of(text(incidents.updateText()))),
                incidents.noteTitle());
    }

    public static View resolve(IncidentId id, Language language) {
        var phrases = Phrases.in(language);
        var incidents = phrases.incidents();
        return Fields.submittedBy(
                Fields.modal(
                        CallbackId.INCIDENT_RESOLVE,
                        id.value(),
                        incidents.resolveTitle(),
                        phrases.forms().close(),
                        List.of(text(incidents.resolveCause()))),
                incidents.resolveSubmit());
    }

    private static com.slack.api.model.block.LayoutBlock text(String label) {
        var field =
                Fields.text(ActionId.FORM_TEXT.value(), LONGEST).multiline(true).build();
        return Fields.input("text", label, field).build();
    }
}
