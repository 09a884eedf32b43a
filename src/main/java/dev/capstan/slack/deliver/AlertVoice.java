package dev.capstan.slack.deliver;

import dev.capstan.alert.Alert;
import dev.capstan.alert.Handbook;
import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.Language;
import dev.capstan.catalog.Runbook;
import dev.capstan.operation.Operation;
import dev.capstan.operation.Scope;
import dev.capstan.slack.render.AlertMessages;
import dev.capstan.slack.render.AlertScene;
import dev.capstan.slack.render.Callers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How alerts are put into words now: by the catalogue in force, in the language of whoever reads. */
record AlertVoice(Told told, Clock clock) {
    private static final Duration CHANGED_WITHIN = Duration.ofHours(24);
    private static final int LOOKED_BACK = 20;

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
        var since = alert.beganAt().minus(CHANGED_WITHIN);
        return alert.origin().where().stream()
                .flatMap(where -> told
                        .operations()
                        .recent(new Scope(where.service(), where.environment(), Optional.empty()), LOOKED_BACK)
                        .stream())
                .filter(operation -> operation
                        .startedAt()
                        .filter(at -> at.isAfter(since) && at.isBefore(alert.beganAt()))
                        .isPresent())
                .filter(operation -> !operation.request().runbook().equals(Runbook.ROLLBACK)
                        || operation.startedAt().isPresent())
                .toList();
    }
}
