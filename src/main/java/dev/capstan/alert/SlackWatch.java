package dev.capstan.alert;

import dev.capstan.alert.Losses.Loss;
import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.page.Page;
import dev.capstan.page.PageId;
import dev.capstan.page.Pages;
import dev.capstan.page.WayName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * While Slack takes nothing, people are reached by the ways that don't need it: they hear that it is so, and each open
 * alert that calls somebody goes out at once. What was sent once is queued under the same name again and so not sent twice.
 */
public final class SlackWatch {
    private static final int AT_ONCE = 200;

    private final CurrentCatalogue catalogue;
    private final Alerts alerts;
    private final Losses losses;
    private final Pages pages;
    private final Clock clock;

    public SlackWatch(CurrentCatalogue catalogue, Alerts alerts, Losses losses, Pages pages, Clock clock) {
        this.catalogue = catalogue;
        this.alerts = alerts;
        this.losses = losses;
        this.pages = pages;
        this.clock = clock;
    }

    public void sweep() {
        var current = catalogue.now();
        var policy = HouseAlerts.of(current.house()).withoutSlack();
        var ways = policy.ways(current.house());
        var now = clock.instant();
        for (var loss : losses.all()) {
            boolean noticed =
                    !loss.since().plus(policy.after()).isAfter(loss.overAt().orElse(now));
            if (noticed) {
                ways.forEach(way -> pages.queue(page(current, loss, way, now)));
            }
            if (loss.overAt().isPresent()) {
                losses.forget(loss);
            } else if (noticed) {
                reach(current, ways, loss.since());
            }
        }
    }

    private Page page(Catalogue current, Loss loss, String way, Instant now) {
        boolean over = loss.overAt().isPresent();
        var what = over ? Page.What.RESOLVE : Page.What.TRIGGER;
        var key = "slack-" + loss.since().toEpochMilli();
        var words = new SlackWatchWords(current.house().language());
        return new Page(
                new PageId(key + "." + what.name().toLowerCase(Locale.ROOT) + "." + way),
                new WayName(way),
                key,
                what,
                loss.overAt()
                        .map(at -> words.back(Duration.between(loss.since(), at)))
                        .orElseGet(() -> words.lost(loss.since())),
                over ? words.backMeans() : words.lostMeans(),
                Page.Severity.CRITICAL,
                "Capstan",
                key,
                Optional.empty(),
                now);
    }

    private void reach(Catalogue current, List<String> otherwise, Instant since) {
        var handbook = new Handbook(current);
        for (var alert : alerts.open(AT_ONCE)) {
            if (alert.calls() && alert.toldAt().isPresent()) {
                alerts.change(
                        alert.id(),
                        present -> elsewhere(handbook, present.view().alert(), otherwise, since));
            }
        }
    }

    private Optional<Change> elsewhere(Handbook handbook, Alert alert, List<String> otherwise, Instant since) {
        var words = new SlackWatchWords(handbook.language(alert.origin().where()));
        var handling = handbook.handling(alert).saying(words.lost(since));
        return new Revising(alert, handling, clock.instant())
                .elsewhere(otherwise, since)
                .map(revised -> revised.done(List.of()));
    }
}
