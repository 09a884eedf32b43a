package dev.capstan.slack.deliver;

import dev.capstan.alert.AlertView;
import dev.capstan.catalog.Language;
import java.util.Map;
import java.util.Optional;

/** What hangs under an alert: what was measured over the last hour. Whoever tells waits for no source. */
@FunctionalInterface
public interface AlertPictures {
    AlertPictures NONE = (view, language) -> Optional.of(Map.of());

    /** By the names of their files; absent while they are drawn: ask again. */
    Optional<Map<String, byte[]>> of(AlertView view, Language language);
}
