package dev.capstan.incident;

import dev.capstan.catalog.Catalogue;
import dev.capstan.page.Page;
import dev.capstan.page.PageId;
import dev.capstan.page.WayName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An update for readers who are told beside Slack. */
record UpdatePages(Catalogue catalogue, Incident incident) {

    List<Page> of(Entry.Updated update, Instant now) {
        return Guide.of(catalogue, incident.where()).ways(update.readers()).stream()
                .map(way -> page(update, way, now))
                .toList();
    }

    private Page page(Entry.Updated update, String way, Instant now) {
        var service = service();
        var inside = "%s %s · %s · %s"
                .formatted(incident.severity().priority(), incident.title(), incident.where(), incident.id());
        return new Page(
                new PageId("%s.%d.%s.%s"
                        .formatted(
                                incident.id(),
                                now.toEpochMilli(),
                                update.readers().word(),
                                way)),
                new WayName(way),
                incident.id().value(),
                Page.What.TRIGGER,
                update.readers() == Readers.USERS ? service : inside,
                update.text(),
                Page.Severity.INFO,
                service,
                incident.id().value() + "." + update.readers().word(),
                Optional.empty(),
                now);
    }

    private String service() {
        var name = incident.where().service();
        return Optional.ofNullable(catalogue.services().get(name))
                .map(service -> service.title().in(catalogue.house().languageOf(incident.channel())))
                .orElse(name.value());
    }
}
