package dev.capstan.workspace.wire;

import dev.capstan.workspace.act.Carrier;
import dev.capstan.workspace.act.Delivery;
import dev.capstan.workspace.act.Delivery.Outcome;
import dev.capstan.workspace.act.Parcel;
import dev.capstan.workspace.act.Postmark;
import dev.capstan.workspace.wire.Traffic.Exchange;
import dev.capstan.workspace.wire.Traffic.Transport;
import dev.capstan.workspace.wire.Traffic.Way;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Chooses the way to the app: an open socket if there is one, else signed HTTP to where it was installed. */
public final class Lines implements Carrier, AutoCloseable {
    private final SocketHub sockets;
    private final SignedHttp http;
    private final Traffic traffic;
    private final Duration ackWithin;
    private final UnaryOperator<String> responseUrl;
    private volatile URI requestUrl;

    public Lines(
            SocketHub sockets,
            Traffic traffic,
            String signingSecret,
            Clock clock,
            Duration ackWithin,
            UnaryOperator<String> responseUrl) {
        this.sockets = sockets;
        this.http = new SignedHttp(signingSecret, clock, ackWithin);
        this.traffic = traffic;
        this.ackWithin = ackWithin;
        this.responseUrl = responseUrl;
    }

    public void install(URI appRequestUrl) {
        requestUrl = appRequestUrl;
    }

    @Override
    public Delivery deliver(Parcel parcel, Postmark postmark) {
        var started = System.nanoTime();
        var overSocket = sockets.deliver(parcel, ackWithin);
        var letter = http.seal(parcel, postmark);
        var delivery = overSocket.orElseGet(() -> overHttp(letter));
        traffic.record(
                new Exchange(
                        Way.TO_APP,
                        parcel.name(),
                        parcel.detail(),
                        overSocket.isPresent() ? Transport.SOCKET : Transport.HTTP,
                        overSocket.isPresent() ? Map.of() : letter.headers(),
                        letter.body(),
                        delivery.status(),
                        delivery.body()),
                started);
        return delivery;
    }

    @Override
    public String responseUrl(String token) {
        return responseUrl.apply(token);
    }

    private Delivery overHttp(SignedHttp.Letter letter) {
        var where = requestUrl;
        return where == null ? new Delivery(Outcome.UNREACHABLE, 0, "", Duration.ZERO) : http.post(where, letter);
    }

    @Override
    public void close() {
        http.close();
    }
}
