package dev.capstan.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.workspace.act.Delivery.Outcome;
import dev.capstan.workspace.act.Postmark;
import dev.capstan.workspace.model.Message;
import dev.capstan.workspace.model.Person;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a receiver must bear: forged, old, foreign, repeated and late parcels, and its own silence. */
class DeliveryTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    private record Received(String body, String signature, String timestamp, String retry, String reason) {}

    private final ConcurrentLinkedQueue<Received> received = new ConcurrentLinkedQueue<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile Handler answer = ctx -> ctx.status(200);
    private LocalSlack slack;
    private Javalin app;

    @BeforeEach
    void a_bare_receiver() {
        slack = LocalSlack.builder()
                .acknowledgeWithin(Duration.ofMillis(300))
                .retries(Duration.ZERO, Duration.ofMillis(20), Duration.ofMillis(20))
                .commands("/deploy")
                .start();
        slack.add(Person.of("U1", "engineer"));
        slack.addChannel("ops", "engineer");
        app = Javalin.create(c -> {
                    c.startup.showJavalinBanner = false;
                    c.concurrency.useVirtualThreads = true;
                    c.jetty.host = "127.0.0.1";
                    c.jetty.port = 0;
                    c.routes.post("/hook", this::receive);
                })
                .start();
        slack.install(URI.create("http://127.0.0.1:" + app.port() + "/hook"));
    }

    @AfterEach
    void closed() {
        over.countDown();
        app.stop();
        slack.close();
    }

    private void receive(Context ctx) throws Exception {
        received.add(new Received(
                ctx.body(),
                ctx.header("X-Slack-Signature"),
                ctx.header("X-Slack-Request-Timestamp"),
                ctx.header("X-Slack-Retry-Num"),
                ctx.header("X-Slack-Retry-Reason")));
        answer.handle(ctx);
    }

    private boolean signatureIsGood(Received r) {
        return slack.signature().of(Long.parseLong(r.timestamp()), r.body()).equals(r.signature());
    }

    private List<String> whispers() {
        return slack.as("engineer").whispers().stream().map(Message::text).toList();
    }

    @Test
    void an_ordinary_parcel_is_signed_and_current() {
        assertTrue(slack.as("engineer").types("/deploy ctea").acknowledged());
        var parcel = received.remove();
        assertTrue(signatureIsGood(parcel));
        assertTrue(Math.abs(System.currentTimeMillis() / 1000 - Long.parseLong(parcel.timestamp())) < 5);
    }

    @Test
    void a_forged_an_old_and_a_foreign_parcel_are_just_that() {
        slack.as("engineer").sending(Postmark.wronglySigned()).types("/deploy");
        assertTrue(!signatureIsGood(received.remove()));
        slack.as("engineer").sending(Postmark.aged(Duration.ofMinutes(6))).types("/deploy");
        var old = received.remove();
        assertTrue(signatureIsGood(old), "an old parcel is honestly signed");
        assertTrue(System.currentTimeMillis() / 1000 - Long.parseLong(old.timestamp()) >= 359);
        slack.as("engineer").sending(Postmark.fromTeam("T0OTHER")).types("/deploy");
        assertTrue(received.remove().body().contains("team_id=T0OTHER"));
    }

    @Test
    void bolt_refuses_what_is_forged_or_old() {
        var bolt = BoltApp.installedIn(slack, a -> a.command("/deploy", (req, ctx) -> ctx.ack("done")));
        try (bolt) {
            var engineer = slack.as("engineer");
            assertTrue(engineer.types("/deploy").outcome() != Outcome.UNREACHABLE);
            assertEquals(
                    401,
                    engineer.sending(Postmark.wronglySigned()).types("/deploy").status());
            assertEquals(
                    401,
                    engineer.sending(Postmark.aged(Duration.ofMinutes(6)))
                            .types("/deploy")
                            .status());
            assertTrue(slack.verifyRequestUrl());
        }
    }

    @Test
    void a_repeated_parcel_is_the_same_to_the_letter() {
        slack.as("engineer").sending(Postmark.repeated(3)).types("/deploy ctea");
        assertEquals(3, received.size());
        assertEquals(1, received.stream().map(Received::body).distinct().count());
    }

    @Test
    void a_late_parcel_comes_late() {
        var began = System.nanoTime();
        slack.as("engineer").sending(Postmark.late(Duration.ofMillis(60))).types("/deploy");
        assertTrue(Duration.ofNanos(System.nanoTime() - began).toMillis() >= 60);
        assertEquals(1, received.size());
    }

    @Test
    void silence_is_seen_as_a_time_out_and_errors_by_their_kind() {
        answer = ctx -> over.await(5, TimeUnit.SECONDS);
        assertEquals(Outcome.TIMED_OUT, slack.as("engineer").types("/deploy").outcome());
        answer = ctx -> ctx.status(500);
        assertEquals(Outcome.REFUSED, slack.as("engineer").types("/deploy").outcome());
        slack.install(URI.create("http://127.0.0.1:1/hook"));
        assertEquals(Outcome.UNREACHABLE, slack.as("engineer").types("/deploy").outcome());
        assertEquals(
                List.of(
                        "/deploy failed with the error \"operation_timeout\"",
                        "/deploy failed with the error \"http_service_error\"",
                        "/deploy failed with the error \"dispatch_failed\""),
                whispers());
    }

    @Test
    void a_command_nobody_registered_is_not_sent() {
        assertEquals(Outcome.NOT_SENT, slack.as("engineer").types("/dance").outcome());
        assertTrue(received.isEmpty());
        assertTrue(whispers().getFirst().startsWith("/dance is not a valid command"));
    }

    @Test
    void an_event_that_was_not_taken_is_tried_three_times_more_with_the_same_id() {
        answer = ctx -> ctx.status(500);
        slack.as("engineer").in("ops").says("@capstan status");
        var enough =
                slack.await(() -> slack.traffic().of("event").size() == 4 ? Optional.of(true) : Optional.empty(), SOON);
        assertTrue(enough.isPresent(), () -> received.toString());
        var retries =
                received.stream().map(Received::retry).map(String::valueOf).toList();
        assertEquals(List.of("null", "1", "2", "3"), retries);
        assertEquals("http_error", List.copyOf(received).get(1).reason());
        assertEquals(1, received.stream().map(Received::body).distinct().count());
        assertTrue(received.stream().allMatch(this::signatureIsGood));
    }

    @Test
    void an_event_that_was_taken_at_the_second_attempt_is_not_sent_again() {
        answer = ctx -> ctx.status(received.size() == 1 ? 503 : 200);
        slack.as("engineer").in("ops").says("@capstan status");
        slack.await(() -> slack.traffic().of("event").size() == 2 ? Optional.of(true) : Optional.empty(), SOON)
                .orElseThrow();
        var third =
                slack.await(() -> received.size() > 2 ? Optional.of(true) : Optional.empty(), Duration.ofMillis(150));
        assertTrue(third.isEmpty());
    }
}
