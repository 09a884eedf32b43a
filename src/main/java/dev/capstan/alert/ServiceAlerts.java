package dev.capstan.alert;

import dev.capstan.catalog.ChapterKey;
import dev.capstan.catalog.Service;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The kinds of trouble that a service knows, and how it wants to hear of them. */
final class ServiceAlerts {
    static final ChapterKey<Map<String, Definition>> DEFINITIONS = new ChapterKey<>("alerts");
    static final ChapterKey<Map<Severity, Escalation.Course>> COURSES = new ChapterKey<>("escalation");

    private ServiceAlerts() {}

    static Collection<Definition> definitions(Service service) {
        return service.chapters().get(DEFINITIONS).orElse(Map.of()).values();
    }

    static Optional<Definition> definition(Service service, String name) {
        return Optional.ofNullable(
                service.chapters().get(DEFINITIONS).orElse(Map.of()).get(name));
    }
}
