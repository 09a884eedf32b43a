package dev.capstan.alert;

import dev.capstan.catalog.ChapterKey;
import dev.capstan.catalog.Service;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The kinds of trouble that a service knows, and how it wants to hear of them. */
final class ServiceAlerts {
    static final ChapterKey<Map<String, Definition>> DEFINITIONS = new ChapterKey<>("alerts");
    static final ChapterKey<Map<Severity, Escalation.Course>> COURSES = new ChapterKey<>("escalation");

    private ServiceAlerts() {}

    static Collection<Definition> definitions(Service service) {
        return byName(service).values();
    }

    static Optional<Definition> definition(Service service, String name) {
        return Optional.ofNullable(byName(service).get(name));
    }

    /** What is written down, on top of what its other chapters know by themselves. */
    private static Map<String, Definition> byName(Service service) {
        Map<String, Definition> all = new LinkedHashMap<>();
        for (var chapter : service.chapters().values().values()) {
            if (chapter instanceof KnownTroubles known) {
                known.troubles().forEach(trouble -> all.put(trouble.name(), trouble));
            }
        }
        service.chapters()
                .get(DEFINITIONS)
                .orElse(Map.of())
                .forEach((name, written) -> all.merge(name, written, (known, declared) -> declared.completedBy(known)));
        return all;
    }
}
