package dev.capstan.sql;

import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.ServiceName;
import dev.capstan.catalog.UserId;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One query that somebody asked for once.
 *
 * @param where the channel, and the thread in it, in which it was asked; absent where there is none
 */
public record Inquiry(
        InquiryId id,
        ServiceName service,
        EnvironmentName environment,
        QueryName query,
        Map<String, String> parameters,
        UserId asker,
        Optional<Where> where,
        Instant askedAt) {
    public Inquiry {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    public record Where(String channel, Optional<String> thread) {}
}
