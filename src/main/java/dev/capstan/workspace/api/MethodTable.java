package dev.capstan.workspace.api;

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
        endpoints.put(name, new Endpoint(name, tier, anyScope, false, method));
    }

    void offerToApps(String name, Tier tier, List<String> anyScope, Method method) {
        endpoints.put(name, new Endpoint(name, tier, anyScope, true, method));
    }

    Optional<Endpoint> find(String name) {
        return Optional.ofNullable(endpoints.get(name));
    }
}
