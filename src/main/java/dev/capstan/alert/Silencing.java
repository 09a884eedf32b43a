package dev.capstan.alert;

import dev.capstan.alert.Silences.Unavailable;
import dev.capstan.catalog.CurrentCatalogue;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings silences to the Alertmanager from which their alerts come, and looks there whether what is silenced still fires:
 * of what is silenced an Alertmanager sends no word, not even the last.
 */
public final class Silencing {
    private static final int AT_ONCE = 200;

    private final CurrentCatalogue catalogue;
    private final Alerts alerts;
    private final Inbox inbox;
    private final Silences silences;
    private final Runnable told;
    private final Clock clock;

    /** @param told hears that something needs telling; returns at once */
    public Silencing(
            CurrentCatalogue catalogue, Alerts alerts, Inbox inbox, Silences silences, Runnable told, Clock clock) {
        this.catalogue = catalogue;
        this.alerts = alerts;
        this.inbox = inbox;
        this.silences = silences;
        this.told = told;
        this.clock = clock;
    }

    public void sweep() {
        alerts.toBeSilencedThere(AT_ONCE)
                .forEach(alert -> there(alert).ifPresent(receiver -> silence(alert, receiver)));
        alerts.toBeUnsilencedThere(AT_ONCE)
                .forEach(alert -> there(alert).ifPresent(receiver -> unsilence(alert, receiver)));
        alerts.silencedThere(AT_ONCE).forEach(alert -> there(alert).ifPresent(receiver -> look(alert, receiver)));
    }

    private Optional<Receiver> there(Alert alert) {
        return HouseAlerts.of(catalogue.now().house())
                .receiver(alert.origin().receiver())
                .filter(receiver -> receiver.url().isPresent());
    }

    private void silence(Alert alert, Receiver receiver) {
        var shared = alerts.view(alert.id()).map(view -> shared(view.firing())).orElse(Map.of());
        if (shared.isEmpty()) {
            return; // A silence without labels would silence everything
        }
        var until = alert.silence().orElseThrow().until();
        var comment = "%s, silenced in Slack by %s"
                .formatted(alert.id(), alert.silence().orElseThrow().by());
        try {
            var id = silences.make(receiver, shared, clock.instant(), until, comment);
            var noted = alerts.change(
                    alert.id(),
                    present -> stillWanted(present)
                            ? Optional.of(revising(present).silencedThere(id).done(List.of()))
                            : Optional.empty());
            if (noted.isEmpty()) {
                silences.end(receiver, id);
            }
        } catch (Unavailable why) {
            alerts.change(
                    alert.id(),
                    present -> stillWanted(present) && !isKnown(present.view(), Event.NotSilencedThere.class)
                            ? Optional.of(revising(present)
                                    .notSilencedThere(why.getMessage())
                                    .done(List.of()))
                            : Optional.empty());
        }
        told.run();
    }

    private static boolean stillWanted(Alerts.Present present) {
        return present.view()
                .alert()
                .silence()
                .filter(silence -> silence.there().isEmpty())
                .isPresent();
    }

    /** It is tried again and again; once is enough to tell that it doesn't work. */
    private static boolean isKnown(AlertView view, Class<? extends Event> trouble) {
        return view.events().reversed().stream()
                .map(AlertView.Happened::event)
                .takeWhile(event -> !(event instanceof Event.Silenced || event instanceof Event.Unsilenced))
                .anyMatch(trouble::isInstance);
    }

    private void unsilence(Alert alert, Receiver receiver) {
        for (var id : alert.lifting()) {
            try {
                silences.end(receiver, id);
                alerts.change(
                        alert.id(),
                        present -> Optional.of(
                                revising(present).unsilencedThere(id).done(List.of())));
            } catch (Unavailable why) {
                alerts.change(
                        alert.id(),
                        present -> isKnown(present.view(), Event.NotUnsilencedThere.class)
                                ? Optional.empty()
                                : Optional.of(revising(present)
                                        .happened(new Event.NotUnsilencedThere(why.getMessage()))
                                        .done(List.of())));
            }
        }
        told.run();
    }

    private Revising revising(Alerts.Present present) {
        var alert = present.view().alert();
        return new Revising(alert, new Handbook(catalogue.now()).handling(alert), clock.instant());
    }

    private void look(Alert alert, Receiver receiver) {
        var view = alerts.view(alert.id());
        if (view.isEmpty()) {
            return;
        }
        var firing = view.get().firing();
        try {
            var still = silences.firing(receiver, shared(firing));
            var now = clock.instant();
            var over = firing.stream()
                    .filter(signal -> !still.contains(signal.fingerprint()))
                    .map(signal -> signal.over(now))
                    .toList();
            if (!over.isEmpty()) {
                var origin = alert.origin();
                inbox.take(new Report(origin.receiver(), origin.source(), origin.group(), over, 0, now));
            }
        } catch (Unavailable notNow) {
            // What can't be seen is not over
        }
    }

    private static Map<String, String> shared(List<Signal> signals) {
        Map<String, String> shared = new HashMap<>();
        signals.stream().limit(1).forEach(signal -> shared.putAll(signal.labels()));
        signals.forEach(signal -> shared.entrySet().retainAll(signal.labels().entrySet()));
        return shared;
    }
}
