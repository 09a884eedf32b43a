package dev.capstan.workspace.act;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.capstan.workspace.act.Delivery.Outcome;
import dev.capstan.workspace.model.Happening;
import dev.capstan.workspace.model.Person;
import dev.capstan.workspace.model.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** The Events API: each event in an envelope of its own, tried again when the app didn't take it. */
public final class EventFeed {
    private final Workspace workspace;
    private final Payloads payloads;
    private final Dispatch dispatch;
    private final EventShape shape;
    private final Executor threads;
    private final List<Duration> retries;
    // Set only under the workspace's lock, around the change that causes the event.
    private Postmark postmark = Postmark.ORDINARY;

    EventFeed(Workspace workspace, Payloads payloads, Dispatch dispatch, Executor threads, List<Duration> retries) {
        this.workspace = workspace;
        this.payloads = payloads;
        this.dispatch = dispatch;
        this.shape = new EventShape(workspace);
        this.threads = threads;
        this.retries = List.copyOf(retries);
    }

    /** Called under the lock. */
    void happened(Happening happening) {
        shape.of(happening).forEach(event -> tell(event, postmark));
    }

    /** What this piece of work causes is sent under the given postmark. */
    void under(Postmark mark, Runnable work) {
        workspace.exclusively(() -> {
            postmark = mark;
            try {
                work.run();
            } finally {
                postmark = Postmark.ORDINARY;
            }
        });
    }

    /** A person opens the app's Home; the future is the delivery, if the app wants to hear of it. */
    CompletableFuture<Delivery> homeOpened(Person person, Postmark mark) {
        return workspace.exclusively(
                () -> shape.homeOpened(person, workspace.views().home(person.id()))
                        .map(event -> tell(event, mark))
                        .orElseGet(() -> CompletableFuture.completedFuture(Delivery.notSent())));
    }

    private CompletableFuture<Delivery> tell(ObjectNode event, Postmark mark) {
        var envelope = payloads.eventEnvelope(event);
        return CompletableFuture.supplyAsync(
                () -> {
                    var first = send(envelope, 0, "", mark);
                    retryIfNeeded(envelope, first, 1);
                    return first;
                },
                threads);
    }

    private Delivery send(ObjectNode envelope, int retry, String reason, Postmark mark) {
        return dispatch.send(new Parcel.Event(envelope, retry, reason), mark, done -> {});
    }

    private void retryIfNeeded(ObjectNode envelope, Delivery last, int attempt) {
        if (last.acknowledged() || attempt > retries.size()) {
            return;
        }
        var reason = last.outcome() == Outcome.TIMED_OUT
                ? "http_timeout"
                : last.outcome() == Outcome.REFUSED ? "http_error" : "connection_failed";
        var after =
                CompletableFuture.delayedExecutor(retries.get(attempt - 1).toMillis(), TimeUnit.MILLISECONDS, threads);
        after.execute(() -> retryIfNeeded(envelope, send(envelope, attempt, reason, Postmark.ORDINARY), attempt + 1));
    }
}
