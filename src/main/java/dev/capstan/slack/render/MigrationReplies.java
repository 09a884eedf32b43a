package dev.capstan.slack.render;

import dev.capstan.catalog.Language;
import dev.capstan.catalog.Service;
import java.util.List;

/** What somebody reads who asked for migrations and named no service that has any. */
public final class MigrationReplies {
    private MigrationReplies() {}

    /** @param services those that say how they are migrated */
    public static Rendered services(List<Service> services, Language language) {
        var phrases = Phrases.in(language);
        var heading = services.isEmpty()
                ? phrases.migrations().noServices()
                : phrases.migrations().services();
        var names = services.stream().map(Service::name).toList();
        return new Sheet(phrases).line(heading).line(Mrkdwn.codes(names)).rendered(heading.value());
    }
}
