package dev.capstan.slack.deliver;

import dev.capstan.alert.AlertView;
import dev.capstan.catalog.Language;
import java.util.Map;

/** What hangs under an alert: what was measured over the last hour. */
public interface AlertPictures {
    AlertPictures NONE = (view, language) -> Map.of();

    /** By the names of their files, in order. Asked once, when the alert is told. */
    Map<String, byte[]> of(AlertView view, Language language);
}
