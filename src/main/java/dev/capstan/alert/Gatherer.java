package dev.capstan.alert;

import dev.capstan.alert.Alerts.Needs;
import dev.capstan.alert.Alerts.Standing;
import dev.capstan.alert.Extent.Graded;
import dev.capstan.alert.Handbook.Owned;
import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.CurrentCatalogue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Gathers what is reported into alerts: what belongs together, what is news, what is explained by something else. */
final class Gatherer implements Alerts.Gathering {
    static final Duration CROWD = Duration.ofMinutes(1);

    private final CurrentCatalogue catalogue;
    private final Supplier<AlertId> ids;
    private final Clock clock;

    Gatherer(CurrentCatalogue catalogue, RandomGenerator random, Clock clock) {
        this.catalogue = catalogue;
        this.ids = () -> AlertId.random(random);
        this.clock = clock;
    }

    @Override
    public Needs needs(Report report) {
        var handbook = new Handbook(catalogue.now());
        var owned = report.signals().stream().map(handbook::owned).toList();
        return new Needs(
                owned.stream().map(each -> each.origin(report).key()).collect(Collectors.toSet()),
                owned.stream()
                        .filter(handbook::hidesOrIsHidden)
                        .flatMap(each -> each.where().stream())
                        .collect(Collectors.toSet()),
                owned.stream().map(Owned::channel).collect(Collectors.toSet()));
    }

    @Override
    public List<Change> changes(Report report, Standing standing) {
        var handbook = new Handbook(catalogue.now());
        Map<Origin, List<Graded>> groups = new LinkedHashMap<>();
        newest(report.signals()).forEach(signal -> {
            var owned = handbook.owned(signal);
            groups.computeIfAbsent(owned.origin(report), origin -> new ArrayList<>())
                    .add(owned.graded());
        });
        var round = new GatheringRound(handbook, standing, clock.instant());
        groups.forEach(round::take);
        return round.changes;
    }

    /** Of what a report says twice, the last word. */
    private static Collection<Signal> newest(List<Signal> signals) {
        Map<String, Signal> newest = new LinkedHashMap<>();
        signals.forEach(signal -> newest.put(signal.fingerprint(), signal));
        return newest.values();
    }

    /** One report being worked off. */
    private final class GatheringRound {
        private final Handbook handbook;
        private final Standing standing;
        private final Instant now;
        private final Map<ChannelId, Integer> lately;
        private final List<Alert> open;
        private final List<Change> changes = new ArrayList<>();

        GatheringRound(Handbook handbook, Standing standing, Instant now) {
            this.handbook = handbook;
            this.standing = standing;
            this.now = now;
            this.lately = new HashMap<>(standing.lately());
            this.open = new ArrayList<>(standing.open());
        }

        void take(Origin origin, List<Graded> reported) {
            var newest = Optional.ofNullable(standing.newest().get(origin.key()));
            var lasting = newest.filter(view -> view.alert()
                    .overAt()
                    .map(over -> over.plus(Revising.REOPENS_WITHIN).isAfter(now))
                    .orElse(true));
            var news = reported.stream()
                    .filter(each -> isNews(each.signal(), origin, newest))
                    .toList();
            if (lasting.isPresent()) {
                goesOn(lasting.get(), news);
                return;
            }
            var firing = news.stream().filter(each -> each.signal().firing()).toList();
            if (!firing.isEmpty()) {
                begins(origin, firing);
            }
        }

        /** A late delivery of what is known to be over is no news. */
        private boolean isNews(Signal signal, Origin origin, Optional<AlertView> newest) {
            if (!signal.firing()) {
                return true;
            }
            var known = newest.stream()
                    .flatMap(view -> view.signals().stream())
                    .filter(each -> each.fingerprint().equals(signal.fingerprint()))
                    .findFirst();
            boolean isOver = known.filter(
                            each -> !each.firing() && !each.since().isBefore(signal.since()))
                    .isPresent();
            return !isOver && !standing.overBefore().contains(Alerts.early(origin.key(), signal));
        }

        private void begins(Origin origin, List<Graded> firing) {
            var extent = Extent.of(firing);
            var explained = handbook.explained(origin.where(), extent.names(), open);
            var handling = handbook.handling(origin.where(), extent.names());
            var begun = Revising.begin(ids.get(), origin, extent, explained, handling, now)
                    .tell(crowded(origin.channel()));
            add(begun.done(firing.stream().map(Graded::signal).toList()));
        }

        private void goesOn(AlertView view, List<Graded> news) {
            if (news.isEmpty()) {
                return;
            }
            Map<String, Graded> all = new LinkedHashMap<>();
            view.signals()
                    .forEach(signal ->
                            all.put(signal.fingerprint(), handbook.owned(signal).graded()));
            var newly = new ArrayList<String>();
            for (var each : news) {
                var before = Optional.ofNullable(all.get(each.signal().fingerprint()));
                if (each.signal().firing()
                        && before.filter(was -> was.signal().firing()).isEmpty()) {
                    newly.add(each.signal().summary().orElse(each.name()));
                }
                if (each.signal().firing() || before.isPresent()) {
                    all.put(each.signal().fingerprint(), each);
                }
            }
            var handling = handbook.handling(view.alert());
            var heard = new Revising(view.alert(), handling, now)
                    .heard(Extent.of(all.values()), newly, view.lastEvent())
                    .tell(crowded(view.alert().origin().channel()));
            add(heard.done(news.stream()
                    .map(Graded::signal)
                    .filter(signal -> all.containsKey(signal.fingerprint()))
                    .toList()));
        }

        private boolean crowded(ChannelId channel) {
            return lately.getOrDefault(channel, 0) >= handbook.storm();
        }

        private void add(Change change) {
            changes.add(change);
            var alert = change.alert();
            if (alert.telling() == Alert.Telling.ALONE
                    && alert.toldAt().filter(now::equals).isPresent()) {
                lately.merge(alert.origin().channel(), 1, Integer::sum);
            }
            open.removeIf(other -> other.id().equals(alert.id()));
            if (alert.open()) {
                open.add(alert);
                hideWhatItExplains(alert);
            }
        }

        private void hideWhatItExplains(Alert alert) {
            if (alert.hiddenBy().isPresent() || handbook.hidden(alert).isEmpty()) {
                return;
            }
            for (var other : List.copyOf(open)) {
                if (other.hiddenBy().isEmpty()
                        && !other.id().equals(alert.id())
                        && handbook.explained(
                                        other.origin().where(), other.extent().names(), List.of(alert))
                                .isPresent()) {
                    var hidden = new Revising(other, handbook.handling(other), now)
                            .hide(alert.id())
                            .done(List.of());
                    open.remove(other);
                    open.add(hidden.alert());
                    changes.add(hidden);
                }
            }
        }
    }
}
