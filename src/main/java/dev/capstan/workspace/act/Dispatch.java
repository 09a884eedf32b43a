package dev.capstan.workspace.act;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Sends a parcel under its postmark: perhaps late, perhaps several times at once, perhaps from a foreign team. */
final class Dispatch {
    private final Carrier carrier;
    private final Executor threads;

    Dispatch(Carrier carrier, Executor threads) {
        this.carrier = carrier;
        this.threads = threads;
    }

    /** The effect is what the answer does to the screen; it is applied for every copy. */
    Delivery send(Parcel parcel, Postmark postmark, Consumer<Delivery> effect) {
        lieAround(postmark.lateBy());
        var sent = stamped(parcel, postmark);
        var copies = new ArrayList<CompletableFuture<Delivery>>();
        for (var i = 1; i < postmark.copies(); i++) {
            copies.add(CompletableFuture.supplyAsync(() -> carrier.deliver(sent, postmark), threads));
        }
        var first = carrier.deliver(sent, postmark);
        effect.accept(first);
        copies.forEach(copy -> effect.accept(copy.join()));
        return first;
    }

    String responseUrl(String token) {
        return carrier.responseUrl(token);
    }

    private static void lieAround(Duration howLong) {
        var until = System.nanoTime() + howLong.toNanos();
        for (var left = howLong.toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static Parcel stamped(Parcel parcel, Postmark postmark) {
        var team = postmark.teamId();
        if (team == null) {
            return parcel;
        }
        return switch (parcel) {
            case Parcel.Command command ->
                new Parcel.Command(command.fields().deepCopy().put("team_id", team));
            case Parcel.Interaction interaction -> {
                var payload = interaction.payload().deepCopy();
                ((ObjectNode) payload.get("team")).put("id", team);
                ((ObjectNode) payload.get("user")).put("team_id", team);
                yield new Parcel.Interaction(payload);
            }
            case Parcel.Event event ->
                new Parcel.Event(event.envelope().deepCopy().put("team_id", team), event.retry(), event.retryReason());
        };
    }
}
