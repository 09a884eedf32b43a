package dev.capstan;

import dev.capstan.catalog.Catalogue;
import dev.capstan.slack.deliver.AdminNotices;
import dev.capstan.slack.render.Notices;
import dev.capstan.sql.Databases;
import dev.capstan.sql.Fitness;
import dev.capstan.sql.Questions;
import dev.capstan.sql.Source;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** By which roles databases are asked: one that could do more than read is told, with what mends it. */
record Roles(Databases databases, AdminNotices notices, Runnable nudge) {
    private static final Logger log = LoggerFactory.getLogger(Roles.class);

    /** One after the other; blocks as long as databases let it wait. */
    void examine(Catalogue catalogue) {
        sources(catalogue).forEach(this::examine);
        nudge.run();
    }

    private static Stream<Source> sources(Catalogue catalogue) {
        return catalogue.services().values().stream().flatMap(service -> Questions.databases(service).values().stream()
                .flatMap(database -> database.secrets().keySet().stream()
                        .map(environment -> new Source(service.name(), environment, database))));
    }

    private void examine(Source source) {
        var matter = "role " + source.service() + " " + source.environment() + " "
                + source.database().name();
        switch (databases.fitness(source)) {
            case Fitness.Fit fit -> notices.over(matter);
            case Fitness.Excessive excessive -> {
                log.warn("{}: {} may do more than read: {}", matter, excessive.role(), excessive.excess());
                notices.tell(matter, excessive.toString(), language -> new Notices()
                        .roleMayWrite(source, excessive, language));
            }
            case Fitness.Unknown(var why) -> log.info("{}: not examined, {}", matter, why);
        }
    }
}
