package dev.capstan.sql.fix;

import java.util.Map;

/**
 * What {@code fixes.yaml} says.
 *
 * @param drafts as they were written; none once they were connected with their service
 */
public record Fixes(Map<FixName, Fix> fixes, Map<FixName, FixDraft> drafts) {
    public Fixes {
        fixes = Map.copyOf(fixes);
        drafts = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(drafts));
    }
}
