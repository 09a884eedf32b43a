package dev.capstan.slack.render;

import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.view.View;
import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.Language;
import dev.capstan.operation.OperationId;
import java.util.List;

/**
 * The modals. A submitted field is found by its action id (an {@link ActionId}, or {@link ActionId#parameter}); block
 * ids change with the chosen service, so that Slack forgets what was entered for another.
 */
public final class Forms {

    /** Opened at once, because the trigger lives three seconds; replaced when the real one is ready. */
    public View loading(Language language) {
        throw new UnsupportedOperationException();
    }

    /** Asks for whatever the draft lacks. Rebuilt when service or environment change. */
    public View request(Catalogue catalogue, RequestDraft draft, Language language) {
        throw new UnsupportedOperationException();
    }

    /** A modal in place of another that says why it can't go on. */
    public View message(Rendered rendered, Language language) {
        throw new UnsupportedOperationException();
    }

    public View typedConfirmation(OperationId operation, String digest, String expected, Language language) {
        throw new UnsupportedOperationException();
    }

    public View denial(ButtonValue value, Language language) {
        throw new UnsupportedOperationException();
    }

    public View stopChoice(ButtonValue value, Language language) {
        throw new UnsupportedOperationException();
    }

    /** Answers the version field: what was typed so far first, then the tags that contain it. */
    public List<OptionObject> versions(String typed, List<String> tags) {
        throw new UnsupportedOperationException();
    }
}
