package dev.capstan;

import dev.capstan.access.Access;
import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.monitor.History;
import dev.capstan.operation.Desk;
import dev.capstan.operation.Operations;
import dev.capstan.operation.plan.FactFinder;
import dev.capstan.operation.plan.Site;
import dev.capstan.schedule.Recurring;
import dev.capstan.watch.Lookout;
import dev.capstan.watch.WatchDesk;
import dev.capstan.watch.WatchRoom;
import dev.capstan.watch.Watches;
import java.time.Clock;
import java.time.Duration;

/**
 * What is watched after deploys, put together.
 *
 * @param told hears that something needs telling; returns at once
 */
record WatchedDeploys(CurrentCatalogue catalogue, Watches watches, Desk desk, Runnable told, Clock clock) {
    private static final Duration SWEEP = Duration.ofSeconds(1);

    WatchDesk people(Access access) {
        return new WatchDesk(catalogue, access, watches, desk, told, clock);
    }

    Recurring recurring(History history, Operations operations, FactFinder facts) {
        var lookout = new Lookout(catalogue, history, watches, scope -> Site.find(catalogue.now(), scope)
                .flatMap(facts::migrationLevel));
        var room = new WatchRoom(catalogue, watches, lookout, operations, desk, told, clock);
        return Recurring.after(SWEEP, "watches", room::sweep);
    }
}
