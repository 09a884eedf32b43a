package dev.capstan.page;

import dev.capstan.catalog.House;
import dev.capstan.catalog.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How somebody is reached. */
public sealed interface Way {
    record Email(List<String> to) implements Way {
        public Email {
            to = List.copyOf(to);
        }
    }

    /**
     * Events API v2.
     *
     * @param routingKey the name of a secret
     * @param url where the API begins
     */
    record PagerDuty(String routingKey, String url) implements Way {
        static final String USUAL_URL = "https://events.pagerduty.com";
    }

    /** @param secret the name of the one that signs */
    record Webhook(Value url, Optional<String> secret) implements Way {}

    /** All that are written down. */
    static Map<WayName, Way> all(House house) {
        return house.chapters().get(ReachChapter.KEY).orElse(Map.of());
    }
}
