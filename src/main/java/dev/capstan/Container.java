package dev.capstan;

import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.ServiceName;
import dev.capstan.step.HostAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether this process lives in a container: there, what it starts beside itself dies with it. */
record Container(List<Path> signs) {
    static final Container HERE = new Container(List.of(Path.of("/.dockerenv"), Path.of("/run/.containerenv")));

    /** The services whose steps would not outlive the bot. */
    List<ServiceName> endangered(Catalogue catalogue) {
        if (signs.stream().noneMatch(Files::exists)) {
            return List.of();
        }
        return catalogue.services().values().stream()
                .filter(service -> service.environments().values().stream()
                        .anyMatch(environment -> environment.hosts().contains(HostAddress.LOCAL)))
                .map(service -> service.name())
                .toList();
    }
}
