package dev.capstan.workspace.api;

import dev.capstan.workspace.api.Endpoint.Audience;
import dev.capstan.workspace.api.Endpoint.Method;
import dev.capstan.workspace.api.Endpoint.Tier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All methods by name. */
final class MethodTable {
    private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();

    void offer(String name, Tier tier, List<String> anyScope, Method method) {
        endpoints.put(name, new Endpoint(name, tier, anyScope, Audience.BOT, method));
    }

    void offer(Audience audience, String name, Tier tier, List<String> anyScope, Method method) {
        endpoints.put(name, new Endpoint(name, tier, anyScope, audience, method));
    }

    Optional<Endpoint> find(String name) {
        return Optional.ofNullable(endpoints.get(name));
    }
}
