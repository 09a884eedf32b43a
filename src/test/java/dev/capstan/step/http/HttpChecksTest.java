package dev.capstan.step.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.capstan.StepRoom;
import dev.capstan.step.Check;
import dev.capstan.step.FailureReason;
import dev.capstan.step.HostAddress;
import dev.capstan.step.HttpCheck;
import dev.capstan.step.RecordingWatcher;
import dev.capstan.step.ScriptCheck;
import dev.capstan.step.StepOutcome;
import dev.capstan.step.StepSpec;
import dev.capstan.step.StepWatcher;
import dev.capstan.step.Works;
import dev.capstan.step.shell.AttemptRoots;
import dev.capstan.step.ssh.LocalSshd;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpChecksTest {
    @TempDir
    static Path serverFolder;

    @TempDir
    Path temp;

    private static LocalSshd sshd;

    private HttpServer server;
    private StepRoom room;
    private final RecordingWatcher watcher = new RecordingWatcher();
    private final List<String> requests = new ArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();

    @BeforeAll
    static void start_a_server() {
        sshd = LocalSshd.start(serverFolder);
    }

    @AfterAll
    static void stop_the_server() {
        sshd.close();
    }

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", this::answer);
        server.start();
        room = StepRoom.open(
                sshd.settings(), AttemptRoots.everywhere(temp.resolve("steps")), Map.of(), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        server.stop(0);
        room.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " host=" + headers.getFirst("Host")
                + " token=" + headers.getFirst("X-Token") + " body="
                + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var path = exchange.getRequestURI().getPath();
        int status =
                switch (path) {
                    case "/starting" -> asked.incrementAndGet() < 3 ? 503 : 200;
                    case "/broken" -> 503;
                    case "/moved" -> 302;
                    default -> 200;
                };
        if (path.equals("/moved")) {
            exchange.getResponseHeaders().set("Location", "/health");
        }
        var body = path.equals("/broken")
                ? "{\"reason\":\"redis\",\"saw\":\"" + headers.getFirst("X-Token") + "\"," + "\"x\":\""
                        + "y".repeat(500) + "\"}"
                : "{\"status\":\"ok\",\"checks\":[{\"name\":\"db\",\"up\":true,\"ms\":3}]}";
        // No length: sent in chunks.
        exchange.sendResponseHeaders(status, path.equals("/moved") ? -1 : 0);
        if (!path.equals("/moved")) {
            exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
        }
        exchange.close();
    }

    private String url(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    private HttpCheck get(String path) {
        return check("GET", url(path), Map.of(), Optional.empty(), false, Optional.empty(), Map.of());
    }

    private static HttpCheck check(
            String method,
            String url,
            Map<String, String> headers,
            Optional<String> body,
            boolean fromBot,
            Optional<String> contains,
            Map<String, String> json) {
        return new HttpCheck(
                "app", method, url, headers, body, Duration.ofSeconds(5), fromBot, List.of(), contains, json);
    }

    private StepOutcome ask(HostAddress host, HttpCheck check) {
        return ask(Works.on(host), check);
    }

    private StepOutcome ask(Works works, HttpCheck check) {
        return room.executor().start(works.doing(new StepSpec.Http(check)).work(), watcher);
    }

    private static String unmet(StepOutcome outcome) {
        var failed = assertInstanceOf(StepOutcome.Failed.class, outcome);
        return assertInstanceOf(FailureReason.CheckUnmet.class, failed.reason()).answered();
    }

    @Test
    void a_good_answer_succeeds() {
        var check = check(
                "GET",
                url("/health"),
                Map.of(),
                Optional.empty(),
                false,
                Optional.of("ok"),
                Map.of("status", "ok", "checks.0.up", "true", "checks.0.ms", "3"));
        assertEquals(new StepOutcome.Succeeded("app 200"), ask(HostAddress.LOCAL, check));
    }

    @Test
    void status_then_body_then_json_are_compared() {
        assertTrue(unmet(ask(HostAddress.LOCAL, get("/broken"))).startsWith("503: {\"reason\":\"redis\""));
        var body = check(
                "GET", url("/health"), Map.of(), Optional.empty(), false, Optional.of("no"), Map.of("status", "no"));
        assertTrue(unmet(ask(HostAddress.LOCAL, body)).startsWith("200 without \"no\""));
        var json = check(
                "GET", url("/health"), Map.of(), Optional.empty(), false, Optional.empty(), Map.of("status", "up"));
        assertTrue(unmet(ask(HostAddress.LOCAL, json)).startsWith("200 with status \"ok\" instead of up"));
        var missing =
                check("GET", url("/health"), Map.of(), Optional.empty(), false, Optional.empty(), Map.of("a.b", "1"));
        assertTrue(unmet(ask(HostAddress.LOCAL, missing)).startsWith("200 with a.b missing instead of 1"));
    }

    @Test
    void a_redirect_is_not_followed() {
        assertEquals("302 to /health", unmet(ask(HostAddress.LOCAL, get("/moved"))));
        assertEquals(1, requests.size());
    }

    @Test
    void values_and_secrets_are_filled_into_headers_and_body_and_secrets_never_shown() {
        var check = check(
                "POST",
                url("/broken"),
                Map.of("X-Token", "${token}"),
                Optional.of("{\"v\":\"${version}\",\"other\":\"${unknown} $version\"}"),
                false,
                Optional.empty(),
                Map.of());
        var works = Works.on(HostAddress.LOCAL).secret("token", "s3cret-token").value("version", "v1.2");
        var answered = unmet(ask(works, check));
        assertTrue(requests.getFirst()
                .contains("token=s3cret-token body={\"v\":\"v1.2\",\"other\":\"${unknown} $version\"}"));
        assertTrue(answered.contains("\"saw\":\"‹secret›\""), answered);
        assertTrue(answered.length() <= 301, "cut short");
    }

    @Test
    void a_value_can_not_smuggle_a_header() {
        var check = check(
                "GET", url("/health"), Map.of("X-Token", "${v}"), Optional.empty(), false, Optional.empty(), Map.of());
        assertTrue(unmet(ask(Works.on(HostAddress.LOCAL).value("v", "a\r\nX-Evil: 1"), check))
                .startsWith("not sent"));
        assertTrue(requests.isEmpty());
    }

    @Test
    void localhost_is_the_targets_and_is_reached_through_ssh_under_its_own_name() {
        var port = server.getAddress().getPort();
        assertEquals(new StepOutcome.Succeeded("app 200"), ask(sshd.address(), get("/health")));
        assertTrue(requests.getFirst().contains("host=localhost:" + port));
    }

    @Test
    void what_the_ssh_server_forbids_fails_over_ssh_but_not_from_the_bot() {
        try (var strict = LocalSshd.start(temp.resolve("strict"), "PermitOpen 127.0.0.1:1");
                var other = StepRoom.open(strict.settings(), AttemptRoots.USUAL, Map.of(), Clock.systemUTC())) {
            var target = Works.on(strict.address())
                    .doing(new StepSpec.Http(get("/health")))
                    .work();
            assertTrue(unmet(other.executor().start(target, watcher)).contains("forbids"));
            var fromBot = Works.on(strict.address())
                    .doing(new StepSpec.Http(
                            check("GET", url("/health"), Map.of(), Optional.empty(), true, Optional.empty(), Map.of())))
                    .work();
            assertEquals(new StepOutcome.Succeeded("app 200"), other.executor().start(fromBot, watcher));
        }
    }

    @Test
    void a_port_where_nobody_listens_is_told_from_both_sides() throws IOException {
        int free;
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = probe.getLocalPort();
        }
        var check = check(
                "GET", "http://127.0.0.1:" + free + "/", Map.of(), Optional.empty(), false, Optional.empty(), Map.of());
        assertEquals("connection refused", unmet(ask(HostAddress.LOCAL, check)));
        assertEquals("connection refused", unmet(ask(sshd.address(), check)));
    }

    @Test
    void a_server_that_never_answers_is_given_up_in_time() throws IOException {
        try (var mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            for (var host : List.of(HostAddress.LOCAL, sshd.address())) {
                var check = new HttpCheck(
                        "app",
                        "GET",
                        "http://127.0.0.1:" + mute.getLocalPort() + "/",
                        Map.of(),
                        Optional.empty(),
                        Duration.ofMillis(400),
                        false,
                        List.of(),
                        Optional.empty(),
                        Map.of());
                assertEquals("no answer within 400 ms", unmet(ask(host, check)));
            }
        }
    }

    @Test
    void until_asks_every_check_again_until_all_hold_in_one_round() {
        var checks = List.<Check>of(
                get("/starting"), new ScriptCheck("file", "test -e \"$FILE\" || { touch \"$FILE\"; false; }"));
        for (var host : List.of(HostAddress.LOCAL, sshd.address())) {
            asked.set(0);
            var works = Works.on(host)
                    .value("FILE", temp.resolve(host.shortName()).toString())
                    .doing(new StepSpec.Until(checks, Duration.ofMillis(50)));
            assertEquals(
                    new StepOutcome.Succeeded("app 200 · file"), room.executor().start(works.work(), watcher));
            assertEquals(4, asked.get(), "three until it is up, one more because the file was not there yet");
        }
    }

    @Test
    void until_gives_the_last_answer_and_how_long_it_lasted() {
        var works = Works.on(HostAddress.LOCAL)
                .within(Duration.ofMillis(600))
                .doing(new StepSpec.Until(List.of(get("/broken")), Duration.ofMillis(50)));
        var outcome = room.executor().start(works.work(), watcher);
        var reason = assertInstanceOf(
                FailureReason.CheckUnmet.class,
                assertInstanceOf(StepOutcome.Failed.class, outcome).reason());
        assertEquals("GET " + url("/broken"), reason.asked());
        assertTrue(reason.lasted().toMillis() > 300 && reason.lasted().toMillis() < 5000, reason.toString());
        assertTrue(requests.size() > 2);
    }

    @Test
    void until_can_be_stopped() throws Exception {
        var works =
                Works.on(HostAddress.LOCAL).doing(new StepSpec.Until(List.of(get("/broken")), Duration.ofMillis(50)));
        var outcome = CompletableFuture.supplyAsync(() -> room.executor().start(works.work(), watcher));
        RecordingWatcher.await("a request", () -> !requests.isEmpty());
        watcher.wishes(StepWatcher.Wish.STOP);
        assertEquals(new StepOutcome.Stopped(), outcome.get(10, TimeUnit.SECONDS));
    }
}
