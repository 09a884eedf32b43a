package dev.capstan.slack.deliver;

import dev.capstan.alert.Alert;
import dev.capstan.alert.Handbook;
import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.Language;
import dev.capstan.operation.LatestChanges;
import dev.capstan.operation.Operation;
import dev.capstan.slack.render.AlertMessages;
import dev.capstan.slack.render.AlertScene;
import dev.capstan.slack.render.Callers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** How alerts are put into words now: by the catalogue in force, in the language of whoever reads. */
record AlertVoice(Told told, Clock clock) {
    private static final Duration CHANGED_WITHIN = Duration.ofHours(24);

    Language languageOf(ChannelId channel) {
        return told.catalogue().now().house().languageOf(channel);
    }

    AlertMessages messages(Alert alert, Language language) {
        return new AlertMessages(new AlertScene(handbook(), callers(), lately(alert)), language);
    }

    /** Of several alerts, where nobody asks what changed before each. */
    AlertMessages messages(Language language) {
        return new AlertMessages(new AlertScene(handbook(), callers(), List.of()), language);
    }

    Callers callers() {
        return new Callers(told.catalogue().now(), told.duty(), clock.instant());
    }

    private Handbook handbook() {
        return new Handbook(told.catalogue().now());
    }

    /** What changed there before it began, the newest first. */
    private List<Operation> lately(Alert alert) {
        var changes = new LatestChanges(told.operations());
        return alert.origin().where().stream()
                .flatMap(where -> handbook().service(where).stream()
                        .flatMap(service -> changes
                                .between(
                                        service,
                                        where.environment(),
                                        alert.beganAt().minus(CHANGED_WITHIN),
                                        alert.beganAt())
                                .stream()))
                .toList();
    }
}
