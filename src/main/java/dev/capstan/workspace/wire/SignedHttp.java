package dev.capstan.workspace.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.capstan.workspace.act.Delivery;
import dev.capstan.workspace.act.Delivery.Outcome;
import dev.capstan.workspace.act.Parcel;
import dev.capstan.workspace.act.Postmark;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Posts parcels to the app's request URL, signed. */
final class SignedHttp implements AutoCloseable {
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final Signature signature;
    private final Signature forgery;
    private final Clock clock;
    private final Duration ackWithin;

    SignedHttp(String signingSecret, Clock clock, Duration ackWithin) {
        this.signature = new Signature(signingSecret);
        this.forgery = new Signature("not " + signingSecret);
        this.clock = clock;
        this.ackWithin = ackWithin;
    }

    /** A parcel in its envelope. */
    record Letter(Map<String, String> headers, String body) {}

    Letter seal(Parcel parcel, Postmark postmark) {
        var body = body(parcel);
        var timestamp = clock.instant().minus(postmark.age()).getEpochSecond();
        var headers = new LinkedHashMap<String, String>();
        headers.put("X-Slack-Request-Timestamp", Long.toString(timestamp));
        headers.put("X-Slack-Signature", (postmark.forged() ? forgery : signature).of(timestamp, body));
        headers.put(
                "Content-Type",
                parcel instanceof Parcel.Event ? "application/json" : "application/x-www-form-urlencoded");
        if (parcel instanceof Parcel.Event event && event.retry() > 0) {
            headers.put("X-Slack-Retry-Num", Integer.toString(event.retry()));
            headers.put("X-Slack-Retry-Reason", event.retryReason());
        }
        return new Letter(headers, body);
    }

    Delivery post(URI where, Letter letter) {
        var started = System.nanoTime();
        try {
            var response =
                    client.send(request(where, letter), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            var good = response.statusCode() / 100 == 2;
            return new Delivery(
                    good ? Outcome.ACKNOWLEDGED : Outcome.REFUSED,
                    response.statusCode(),
                    response.body(),
                    since(started));
        } catch (HttpTimeoutException e) {
            return new Delivery(Outcome.TIMED_OUT, 0, "", since(started));
        } catch (IOException e) {
            return new Delivery(Outcome.UNREACHABLE, 0, "", since(started));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Delivery(Outcome.UNREACHABLE, 0, "", since(started));
        }
    }

    private static String body(Parcel parcel) {
        return switch (parcel) {
            case Parcel.Command command -> form(command.fields());
            case Parcel.Interaction interaction ->
                "payload=" + encode(interaction.payload().toString());
            case Parcel.Event event -> event.envelope().toString();
        };
    }

    private HttpRequest request(URI where, Letter letter) {
        var request = HttpRequest.newBuilder(where)
                .timeout(ackWithin)
                .header("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)");
        letter.headers().forEach(request::header);
        return request.POST(HttpRequest.BodyPublishers.ofString(letter.body())).build();
    }

    private static String form(ObjectNode fields) {
        return StreamSupport.stream(fields.properties().spliterator(), false)
                .map(e -> encode(e.getKey()) + "=" + encode(e.getValue().asText()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Duration since(long started) {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
