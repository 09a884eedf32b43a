package dev.capstan.workspace.model;

import dev.capstan.workspace.model.Channel.Kind;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The whole state. Everything reached from here is touched only inside {@link #exclusively}; whoever waits with
 * {@link #await} looks again after each such piece of work.
 */
public final class Workspace {
    private record Screen(String user, String messageTs) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final CopyOnWriteArrayList<Consumer<Happening>> listeners = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<Consumer<Change>> watchers = new CopyOnWriteArrayList<>();
    private final Map<Screen, FormState> messageStates = new HashMap<>();
    private final Ids ids = new Ids();
    private final Clock clock;
    private final Installation app;
    private final Directory directory = new Directory(this::changed);
    private final Conversations conversations;
    private final Files files = new Files(ids, this::changed);
    private final Views views = new Views(ids, this::changed);
    private final Tickets tickets;

    public Workspace(Installation app, Clock clock) {
        this.app = app;
        this.clock = clock;
        this.tickets = new Tickets(ids, clock);
        this.conversations =
                new Conversations(ids, new Timestamps(clock), h -> listeners.forEach(l -> l.accept(h)), this::changed);
    }

    /** Listeners are called under the lock and must only hand over. */
    public void onHappening(Consumer<Happening> listener) {
        listeners.add(listener);
    }

    /** Watchers are called under the lock and must only hand over. */
    public void onChange(Consumer<Change> watcher) {
        watchers.add(watcher);
    }

    public <T> T exclusively(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            changed.signalAll();
            lock.unlock();
        }
    }

    public void exclusively(Runnable work) {
        exclusively(() -> {
            work.run();
            return null;
        });
    }

    /** Waits until the question has an answer; empty when the deadline came first. */
    public <T> Optional<T> await(Supplier<Optional<T>> question, Duration atMost) {
        var left = atMost.toNanos();
        lock.lock();
        try {
            while (true) {
                var answer = question.get();
                if (answer.isPresent() || left <= 0) {
                    return answer;
                }
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** By id, by name with or without hash, or the direct messages between app and person. */
    public Channel channel(String idOrName) {
        var plain = idOrName.startsWith("#") ? idOrName.substring(1) : idOrName;
        return conversations
                .byId(plain)
                .or(() -> conversations.byName(plain))
                .or(() -> idOrName.startsWith("@") ? Optional.of(directWith(idOrName)) : Optional.empty())
                .orElseThrow(() -> new NoSuchElementException("there is no channel " + idOrName));
    }

    public Channel directWith(String person) {
        return conversations.open(Set.of(app.botUserId(), directory.find(person).id()), now());
    }

    public Channel addChannel(String name, Kind kind, Set<String> members) {
        return conversations.create(null, name, kind, members, now());
    }

    /** What this person has chosen in this message. */
    public FormState stateOf(String user, String messageTs) {
        return messageStates.computeIfAbsent(new Screen(user, messageTs), k -> new FormState());
    }

    public long now() {
        return clock.instant().getEpochSecond();
    }

    public Clock clock() {
        return clock;
    }

    public Installation app() {
        return app;
    }

    public Ids ids() {
        return ids;
    }

    public Directory directory() {
        return directory;
    }

    public Conversations conversations() {
        return conversations;
    }

    public Files files() {
        return files;
    }

    public Views views() {
        return views;
    }

    public Tickets tickets() {
        return tickets;
    }

    private void changed(Change change) {
        watchers.forEach(watcher -> watcher.accept(change));
    }
}
