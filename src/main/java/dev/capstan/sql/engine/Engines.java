package dev.capstan.sql.engine;

import dev.capstan.settings.DatabaseAddress;
import dev.capstan.sql.Answered;
import dev.capstan.sql.Ask;
import dev.capstan.sql.Databases;
import dev.capstan.sql.Fitness;
import dev.capstan.sql.InquiryId;
import dev.capstan.sql.RowSink;
import dev.capstan.sql.Source;
import dev.capstan.step.Secret;
import dev.capstan.step.Secrets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** The databases of all services. Each has connections of its own, so that a dead or slow one holds up no other. */
public final class Engines implements Databases, AutoCloseable {
    private static final Duration TO_LOOK = Duration.ofSeconds(15);

    private final Secrets secrets;
    private final Ways ways;
    private final ConcurrentHashMap<String, Place> places = new ConcurrentHashMap<>();
    private final Watch watch = new Watch();
    /**
     * Does what nobody waits for. No virtual threads: a connection on which one of them has spoken once costs every later
     * speaker more system calls.
     */
    private final Executor errands = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("database-", 0).factory());

    private final ConcurrentHashMap<String, Written> read = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<InquiryId, Conversation> underWay = new ConcurrentHashMap<>();

    /** @param secrets hold the addresses, read anew for each question */
    public Engines(Secrets secrets, Ways ways) {
        this.secrets = secrets;
        this.ways = ways;
    }

    private sealed interface Found {
        record Address(DatabaseAddress address) implements Found {}

        record Not(String why) implements Found {}
    }

    /** A secret's value, and the address that was read in it. */
    private record Written(Secret url, Found found) {}

    @Override
    public Answered ask(Ask ask, RowSink into) {
        var conversation = new Conversation(ask.limits().timeout());
        if (underWay.putIfAbsent(ask.id(), conversation) != null) {
            throw new IllegalArgumentException("it is under way already: " + ask.id());
        }
        try {
            return switch (address(ask.source())) {
                case Found.Not(var why) -> new Answered.Unreachable(why);
                case Found.Address(var address) -> ask(ask, address, into, conversation);
            };
        } finally {
            underWay.remove(ask.id());
        }
    }

    private Answered ask(Ask ask, DatabaseAddress address, RowSink into, Conversation conversation) {
        long began = System.nanoTime();
        return switch (enter(ask.source(), address)) {
            case Place.Entry.Busy() -> new Answered.Busy();
            case Place.Entry.Shut(var why) -> new Answered.Unreachable(why);
            case Place.Entry.Open open ->
                new Exchange(ask, address, conversation, watch, errands, began).on(open, into);
        };
    }

    @Override
    public boolean cancel(InquiryId id) {
        var conversation = underWay.get(id);
        return conversation != null && conversation.cancel();
    }

    @Override
    public Fitness fitness(Source source) {
        return switch (address(source)) {
            case Found.Not(var why) -> new Fitness.Unknown(why);
            case Found.Address(var address) ->
                switch (enter(source, address)) {
                    case Place.Entry.Busy() -> new Fitness.Unknown("all connections to it are in use");
                    case Place.Entry.Shut(var why) -> new Fitness.Unknown(why);
                    case Place.Entry.Open open -> fitness(open, address);
                };
        };
    }

    private Fitness fitness(Place.Entry.Open open, DatabaseAddress address) {
        var conversation = new Conversation(TO_LOOK);
        conversation.takesPlaceOn(open.connection(), open.make());
        watch.begin(conversation);
        try {
            return open.make().fitness(open.connection(), address.user().orElse(""));
        } catch (SQLException failure) {
            return new Fitness.Unknown(Entrance.why(failure, address));
        } finally {
            watch.end(conversation);
            conversation.over();
            open.leave(false);
        }
    }

    private Found address(Source source) {
        var name = source.database().secrets().get(source.environment());
        if (name == null) {
            return new Found.Not("the catalogue names no address for " + source.environment());
        }
        var url = secrets.read(name);
        if (url.isEmpty()) {
            return new Found.Not("the secret " + name + " is not set");
        }
        var before = read.get(name);
        var now = before != null && before.url().equals(url.get()) ? before : read(name, url.get());
        read.put(name, now);
        return now.found();
    }

    private static Written read(String secret, Secret url) {
        var problems = new ArrayList<String>();
        return new Written(
                url,
                DatabaseAddress.parse(url.reveal().strip(), problems::add)
                        .<Found>map(Found.Address::new)
                        .orElseGet(() -> new Found.Not("the secret " + secret + problems.getFirst())));
    }

    private Place.Entry enter(Source source, DatabaseAddress address) {
        return places.computeIfAbsent(source.toString(), name -> new Place(name, errands))
                .enter(address, ways.to(source));
    }

    /** What is under way ends as if it were cancelled. */
    @Override
    public void close() {
        underWay.values().forEach(Conversation::cancel);
        places.values().forEach(Place::close);
    }
}
