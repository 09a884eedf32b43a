package dev.capstan;

import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.ServiceName;
import dev.capstan.slack.deliver.AdminNotices;
import dev.capstan.slack.render.Notices;
import dev.capstan.step.HostAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether this process lives in a container: there, what it starts beside itself dies with it. */
record Container(List<Path> signs) {
    private static final Logger log = LoggerFactory.getLogger(Container.class);

    static final Container HERE = new Container(List.of(Path.of("/.dockerenv"), Path.of("/run/.containerenv")));

    /** Tells the log and the admins, where there is something to tell. */
    void warn(Catalogue catalogue, AdminNotices notices) {
        var endangered = endangered(catalogue);
        if (!endangered.isEmpty()) {
            log.warn("This is a container, and steps of {} run in it: they die when it does", endangered);
            notices.tell("container", endangered.toString(), language -> new Notices()
                    .stepsDieWithContainer(endangered, language));
        }
    }

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
