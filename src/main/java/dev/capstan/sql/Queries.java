package dev.capstan.sql;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The queries of one service.
 *
 * @param drafts what was read and not connected with the databases yet; none once the catalogue is whole
 */
public record Queries(Map<QueryName, Query> byName, List<QueryDraft> drafts) {
    static final Queries NONE = new Queries(Map.of(), List.of());

    public Queries {
        byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
        drafts = List.copyOf(drafts);
    }
}
