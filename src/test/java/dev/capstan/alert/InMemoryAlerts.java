package dev.capstan.alert;

import dev.capstan.catalog.ChannelId;
import dev.capstan.outbox.InMemoryOutbox;
import dev.capstan.outbox.Subject;
import dev.capstan.page.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Alerts in memory, each change with its outbox entry, as the database does it. */
public final class InMemoryAlerts implements Alerts, Inbox {
    private final InMemoryOutbox outbox;
    private final Clock clock;
    private final Deque<Report> inbox = new ArrayDeque<>();
    private final Map<AlertId, AlertView> all = new LinkedHashMap<>();
    private final Set<String> overBefore = new HashSet<>();
    private final Map<AlertId, String> digests = new LinkedHashMap<>();
    private final Map<String, Digest> opened = new LinkedHashMap<>();
    private final List<Page> pages = new ArrayList<>();

    public InMemoryAlerts(InMemoryOutbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    public synchronized List<AlertView> all() {
        return List.copyOf(all.values());
    }

    public synchronized List<Page> pages() {
        return List.copyOf(pages);
    }

    @Override
    public synchronized void take(Report report) {
        inbox.add(report);
    }

    @Override
    public synchronized boolean workOff(Gathering gathering) {
        var report = inbox.poll();
        if (report == null) {
            return false;
        }
        var needs = gathering.needs(report);
        Map<String, AlertView> newest = new HashMap<>();
        all.values().stream()
                .filter(view -> needs.keys().contains(view.alert().origin().key()))
                .forEach(view -> newest.put(view.alert().origin().key(), view));
        Map<ChannelId, Integer> lately = new HashMap<>();
        needs.channels().forEach(channel -> lately.put(channel, lately(channel)));
        var open = open(1_000).stream()
                .filter(alert ->
                        alert.origin().where().filter(needs.places()::contains).isPresent())
                .toList();
        var changes = gathering.changes(report, new Standing(newest, open, lately, overBefore));
        changes.forEach(this::write);
        report.signals().stream()
                .filter(signal -> !signal.firing())
                .filter(signal ->
                        changes.stream().noneMatch(change -> change.signals().contains(signal)))
                .forEach(signal -> needs.keys().forEach(key -> overBefore.add(Alerts.early(key, signal))));
        return true;
    }

    private int lately(ChannelId channel) {
        var since = clock.instant().minus(Gatherer.CROWD);
        return (int) all.values().stream()
                .map(AlertView::alert)
                .filter(alert -> alert.telling() == Alert.Telling.ALONE
                        && alert.origin().channel().equals(channel)
                        && alert.toldAt().filter(since::isBefore).isPresent())
                .count();
    }

    private void write(Change change) {
        var alert = change.alert();
        var before = Optional.ofNullable(all.get(alert.id()));
        Map<String, Signal> signals = new LinkedHashMap<>();
        before.ifPresent(view -> view.signals().forEach(signal -> signals.put(signal.fingerprint(), signal)));
        change.signals().forEach(signal -> signals.put(signal.fingerprint(), signal));
        var events = new ArrayList<>(before.map(AlertView::events).orElse(List.of()));
        change.events().forEach(event -> events.add(new AlertView.Happened(events.size() + 1, change.at(), event)));
        var sorted = Stream.concat(
                        signals.values().stream().filter(Signal::firing),
                        signals.values().stream().filter(signal -> !signal.firing()))
                .toList();
        all.put(alert.id(), new AlertView(alert, sorted, events));
        pages.addAll(change.pages());
        switch (alert.telling()) {
            case WAITS -> {}
            case ALONE ->
                outbox.changed(new Subject(Subject.Kind.ALERT, alert.id().value()));
            case TOGETHER -> gather(alert);
        }
    }

    private void gather(Alert alert) {
        if (!digests.containsKey(alert.id())) {
            var open = opened.values().stream()
                    .filter(digest -> digest.closedAt().equals(Instant.MAX)
                            && digest.channel().equals(alert.origin().channel()))
                    .findFirst()
                    .orElseGet(() -> new Digest(
                            Integer.toString(opened.size() + 1),
                            alert.origin().channel(),
                            clock.instant(),
                            Instant.MAX,
                            List.of()));
            opened.put(open.id(), open);
            digests.put(alert.id(), open.id());
        }
    }

    @Override
    public synchronized Optional<Change> change(AlertId id, Function<Present, Optional<Change>> decision) {
        var change = Optional.ofNullable(all.get(id))
                .flatMap(view -> decision.apply(
                        new Present(view, lately(view.alert().origin().channel()))));
        change.ifPresent(this::write);
        return change;
    }

    @Override
    public synchronized List<AlertId> due(Instant now, int limit) {
        return all.values().stream()
                .map(AlertView::alert)
                .filter(alert -> alert.wakeAt().filter(at -> !at.isAfter(now)).isPresent())
                .map(Alert::id)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<AlertId> unexplained(Instant before, int limit) {
        return open(limit).stream()
                .filter(alert -> alert.hiddenBy()
                        .map(all::get)
                        .flatMap(cause -> cause.alert().overAt())
                        .filter(over -> over.isBefore(before))
                        .isPresent())
                .map(Alert::id)
                .toList();
    }

    @Override
    public synchronized Optional<AlertView> view(AlertId id) {
        return Optional.ofNullable(all.get(id));
    }

    @Override
    public synchronized List<Alert> open(int limit) {
        return all.values().stream()
                .map(AlertView::alert)
                .filter(Alert::open)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<Alert> since(Where where, Instant after, int limit) {
        return all.values().stream()
                .map(AlertView::alert)
                .filter(alert -> alert.origin().where().filter(where::equals).isPresent())
                .filter(alert ->
                        alert.overAt().filter(over -> !over.isAfter(after)).isEmpty())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized boolean closeDigests(Instant now, Duration gathering) {
        boolean any = false;
        for (var digest : List.copyOf(opened.values())) {
            if (digest.closedAt().equals(Instant.MAX)
                    && !digest.openedAt().plus(gathering).isAfter(now)) {
                opened.put(digest.id(), new Digest(digest.id(), digest.channel(), digest.openedAt(), now, List.of()));
                outbox.changed(new Subject(Subject.Kind.DIGEST, digest.id()));
                any = true;
            }
        }
        return any;
    }

    @Override
    public synchronized Optional<Digest> digest(String id) {
        return Optional.ofNullable(opened.get(id))
                .map(digest -> new Digest(
                        id,
                        digest.channel(),
                        digest.openedAt(),
                        digest.closedAt(),
                        digests.entrySet().stream()
                                .filter(entry -> entry.getValue().equals(id))
                                .map(entry -> all.get(entry.getKey()))
                                .toList()));
    }

    @Override
    public List<Alert> silencedThere(int limit) {
        return List.of();
    }

    @Override
    public List<Alert> toBeSilencedThere(int limit) {
        return List.of();
    }

    @Override
    public List<Alert> toBeUnsilencedThere(int limit) {
        return List.of();
    }

    @Override
    public void forget(Instant before) {}
}
