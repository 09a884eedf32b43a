package dev.capstan.slack.deliver;

import dev.capstan.catalog.Language;
import dev.capstan.operation.OperationView;
import java.util.Map;

/** What hangs under a finished operation beside its log. */
public interface OperationPictures {
    OperationPictures NONE = (view, language) -> Map.of();

    /** By the names of their files, in order. */
    Map<String, byte[]> of(OperationView view, Language language);
}
