package dev.capstan.monitor.gauge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.capstan.backup.NeedsPrograms;
import dev.capstan.monitor.Series;
import dev.capstan.monitor.Taken;
import dev.capstan.step.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsPrograms("prometheus")
class PrometheusGaugeTest {
    @TempDir
    static Path folder;

    private static PrometheusProgram prometheus;

    private final Gauges gauges = new Gauges(name -> Optional.of(new Secret("of-" + name)), null, null, null);

    @BeforeAll
    static void start() {
        prometheus = new PrometheusProgram(
                folder,
                """
                failures 3
                attempts 40
                nothing 0
                pages{code="200",host="web-1"} 7
                pages{code="200",host="web-2"} 9
                """);
    }

    @AfterAll
    static void stop() {
        prometheus.close();
    }

    private Taken asked(String url, String question, String more) {
        return gauges.take(Occasions.of(
                "{ main: { url: \"" + url + "\", timeout: 3s" + more + " } }",
                "local",
                "{ one: { sql: SELECT 1 } }",
                "prometheus: '" + question + "', unit: ratio, limits: { P0: '> 5%' }"));
    }

    private Taken asked(String question) {
        return asked(prometheus.url(), question, "");
    }

    private static Taken only(double value) {
        return new Taken.Values(List.of(new Taken.Sample(Series.ONLY, value)));
    }

    private static final Taken NO_NUMBERS = new Taken.Values(List.of());

    @Test
    void a_number_is_read() {
        assertEquals(only(7.5), asked("sum(failures) / sum(attempts)"));
    }

    @Test
    void a_scalar_is_a_number_too() {
        assertEquals(only(200), asked("1 + 1"));
    }

    @Test
    void each_series_is_told_apart_by_its_labels() {
        var values = ((Taken.Values) asked("sum by (host) (pages)"))
                .samples().stream()
                        .collect(Collectors.toMap(each -> each.series().labels(), each -> each.value()));
        assertEquals(Map.of(Map.of("host", "web-1"), 700.0, Map.of("host", "web-2"), 900.0), values);
    }

    @Test
    void nothing_divided_by_nothing_is_no_number() {
        assertEquals(NO_NUMBERS, asked("sum(nothing) / sum(nothing)"));
    }

    @Test
    void something_divided_by_nothing_is_no_number() {
        assertEquals(NO_NUMBERS, asked("sum(failures) / sum(nothing)"));
    }

    @Test
    void an_empty_answer_has_no_numbers() {
        assertEquals(NO_NUMBERS, asked("no_such_metric"));
    }

    @Test
    void a_question_that_is_not_understood_has_no_answer() {
        var why = assertInstanceOf(Taken.Nothing.class, asked("sum(failures")).why();
        assertTrue(why.contains("parse error"), why);
    }

    @Test
    void a_question_for_a_stretch_of_time_is_no_question_for_now() {
        var why = assertInstanceOf(Taken.Nothing.class, asked("failures[5m]")).why();
        assertTrue(why.contains("matrix"), why);
    }

    @Test
    void what_it_remembers_is_there_from_before_capstan_asked() {
        var occasion = Occasions.of(
                "{ main: { url: \"" + prometheus.url() + "\" } }",
                "local",
                "{ one: { sql: SELECT 1 } }",
                "prometheus: sum(failures) / sum(attempts), unit: ratio, limits: { P0: '> 5%' }");
        var now = Instant.now();
        var past = gauges.past(occasion, now.minus(Duration.ofHours(1)), now, 240);
        assertEquals(7.5, past.get(Series.ONLY).getLast().value());
    }

    @Test
    void a_server_that_stopped_has_no_answer(@TempDir Path own) {
        var mortal = new PrometheusProgram(own, "failures 1\n");
        try {
            assertEquals(only(100), asked(mortal.url(), "sum(failures)", ""));
            mortal.stop();
            var why = assertInstanceOf(Taken.Nothing.class, asked(mortal.url(), "sum(failures)", ""))
                    .why();
            assertTrue(why.startsWith("it can't be reached"), why);
        } finally {
            mortal.close();
        }
    }

    @Test
    void a_server_that_says_nothing_holds_up_nobody_else() throws Exception {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var slow =
                    CompletableFuture.supplyAsync(() -> asked("http://127.0.0.1:" + silent.getLocalPort(), "up", ""));
            assertEquals(only(7.5), asked("sum(failures) / sum(attempts)"));
            assertEquals(new Taken.Nothing("no answer within 3000 ms"), slow.get(60, TimeUnit.SECONDS));
        }
    }

    @Test
    void what_it_asks_for_is_shown_and_nothing_of_it_told() throws IOException {
        var seen = new java.util.concurrent.ConcurrentLinkedQueue<String>();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            seen.add(exchange.getRequestHeaders().getFirst("Authorization"));
            var body = "<html>denied</html>".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(401, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            var url = "http://127.0.0.1:" + server.getAddress().getPort();
            var answers = List.of(
                    asked(url, "up", ", token: \"${secret:TOKEN}\""),
                    asked(url, "up", ", user: capstan, password: \"${secret:WORD}\""));
            assertEquals(
                    List.of(
                            "Bearer of-TOKEN",
                            "Basic "
                                    + java.util.Base64.getEncoder()
                                            .encodeToString("capstan:of-WORD".getBytes(StandardCharsets.UTF_8))),
                    List.copyOf(seen));
            assertEquals(
                    List.of("Nothing[why=status 401, and what answers is not Prometheus]"),
                    answers.stream().map(Object::toString).distinct().toList());
            assertFalse(answers.toString().contains("of-"));
        } finally {
            server.stop(0);
        }
    }
}
