package dev.capstan;

import dev.capstan.catalog.LiveCatalogue.Reload;
import dev.capstan.slack.deliver.AdminNotices;
import dev.capstan.slack.render.Notices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What became of a changed catalogue: counted, logged, and told in the admin channel. */
final class Reloads {
    private static final Logger log = LoggerFactory.getLogger(Reloads.class);

    private final AdminNotices notices;
    private final Figures figures;
    private final Runnable nudge;
    private final Notices words = new Notices();

    /** @param nudge has Slack told at once */
    Reloads(AdminNotices notices, Figures figures, Runnable nudge) {
        this.notices = notices;
        this.figures = figures;
        this.nudge = nudge;
    }

    void tell(Reload reload) {
        switch (reload) {
            case Reload.Unchanged unchanged -> notices.over("catalogue");
            case Reload.Swapped swapped -> {
                var services = swapped.now().services().values();
                int runbooks = services.stream()
                        .mapToInt(service -> service.runbooks().size())
                        .sum();
                figures.catalogueRead(Figures.Reading.RELOADED);
                log.info("The catalogue was read anew");
                if (!swapped.before().house().ssh().equals(swapped.now().house().ssh())) {
                    log.warn("The part ssh of the catalogue changed: that takes effect when Capstan starts again");
                }
                notices.tell(
                        "catalogue",
                        "reloaded " + swapped.now().hashCode(),
                        language -> words.catalogueReloaded(services.size(), runbooks, language));
            }
            case Reload.Refused refused -> {
                var problems = refused.problems().stream().map(Object::toString).toList();
                figures.catalogueRead(Figures.Reading.REFUSED);
                problems.forEach(problem -> log.error("The catalogue is refused: {}", problem));
                notices.tell(
                        "catalogue",
                        String.join("\n", problems),
                        language -> words.catalogueRefused(problems, language));
            }
        }
        nudge.run();
    }
}
