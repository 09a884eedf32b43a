package dev.capstan.workspace.act;

import java.util.Map;

/** How sending a form went. Errors are by block, under the empty name when they concern the whole form. */
public record Submitted(Delivery delivery, Map<String, String> errors, boolean closed) {
    public Submitted {
        errors = Map.copyOf(errors);
    }
}
