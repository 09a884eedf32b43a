package dev.capstan.monitor.gauge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.capstan.StepRoom;
import dev.capstan.monitor.Limit;
import dev.capstan.monitor.Series;
import dev.capstan.monitor.Taken;
import dev.capstan.step.shell.AttemptRoots;
import dev.capstan.step.ssh.SshSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Readings and checks on this very machine. */
class HostGaugeTest {
    @TempDir
    Path folder;

    private StepRoom steps;
    private Gauges gauges;

    @BeforeEach
    void open() {
        var nobody = new SshSettings(List.of(), Optional.empty(), List.of());
        steps = StepRoom.open(nobody, AttemptRoots.everywhere(folder), Map.of(), Clock.systemUTC());
        gauges = new Gauges(name -> Optional.empty(), null, steps.probe(), steps.executor());
    }

    @AfterEach
    void close() {
        gauges.close();
        steps.close();
    }

    private Taken take(String keys) {
        return gauges.take(Occasions.onHosts("local", keys));
    }

    private static Taken.Sample only(Taken taken) {
        var samples =
                assertInstanceOf(Taken.Values.class, taken, taken.toString()).samples();
        assertEquals(1, samples.size());
        return samples.getFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "memory", "disk /", "disk"})
    void shares_of_this_machine_are_between_nothing_and_all(String what) {
        var sample = only(take("host: " + what + ", limits: { P0: '> 80%' }"));
        assertEquals(Series.ONLY, sample.series());
        assertTrue(sample.value() >= 0 && sample.value() <= 100, sample.toString());
    }

    @Test
    void a_busy_machine_uses_some_of_its_memory() {
        assertTrue(only(take("host: memory, limits: { P0: '> 80%' }")).value() > 0);
    }

    @Test
    void the_load_is_a_number() {
        assertTrue(only(take("host: load, limits: { P0: '> 8' }")).value() >= 0);
    }

    @Test
    void a_path_that_is_not_there_has_no_reading() {
        assertInstanceOf(Taken.Nothing.class, take("host: disk /no/such/place, limits: { P0: '> 80%' }"));
    }

    @Test
    void a_script_sees_what_steps_see() {
        assertEquals(
                5,
                only(take("run: 'printf %s \"$GREETING\" | wc -c', limits: { P0: '> 8' }"))
                        .value());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true | local: it printed nothing",
                "echo many | local: it printed no number: many",
                "echo 1 2 | local: it printed no number: 1 2",
                "echo NaN | local: it printed no number: NaN",
                "echo broken >&2; exit 3 | local: exit code 3: broken",
            })
    void what_is_no_number_is_no_reading(String script, String why) {
        assertEquals(new Taken.Nothing(why), take("run: '" + script + "', limits: { P0: '> 8' }"));
    }

    @Test
    void a_host_that_is_away_takes_no_reading_from_the_others() throws IOException {
        int nobody;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = free.getLocalPort();
        }
        var taken = gauges.take(Occasions.onHosts(
                "[local, \"ssh://deploy@127.0.0.1:" + nobody + "\"]", "run: echo 7, limits: { P0: '> 8' }"));
        assertEquals(new Taken.Values(List.of(new Taken.Sample(new Series(Map.of("host", "local")), 7))), taken);
    }

    private HttpServer server(int status) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/health", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static String check(int port, String limit) {
        return "check: { http: \"http://127.0.0.1:" + port + "/health\", timeout: 2s }, limits: { P0: '" + limit
                + "' }";
    }

    @Test
    void a_check_holds_or_fails_with_what_was_answered() throws IOException {
        var good = server(200);
        var bad = server(503);
        try {
            assertEquals(
                    Limit.HOLDS,
                    only(take(check(good.getAddress().getPort(), "fails"))).value());
            var failed = only(take(check(bad.getAddress().getPort(), "fails")));
            assertEquals(Limit.FAILED, failed.value());
            assertTrue(failed.note().contains("503"), failed.note());
        } finally {
            good.stop(0);
            bad.stop(0);
        }
    }

    @Test
    void an_answer_takes_its_time_and_one_that_never_comes_takes_as_long_as_it_is_waited_for() throws IOException {
        var good = server(200);
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertTrue(only(take(check(good.getAddress().getPort(), "> 1s"))).value() > 0);
            assertTrue(only(take(check(silent.getLocalPort(), "> 1s"))).value() >= 2_000);
        } finally {
            good.stop(0);
        }
    }

    @Test
    void nobody_there_fails_and_takes_no_time() throws IOException {
        int nobody;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = free.getLocalPort();
        }
        assertEquals(Limit.FAILED, only(take(check(nobody, "fails"))).value());
        assertInstanceOf(Taken.Nothing.class, take(check(nobody, "> 1s")));
    }

    @Test
    void a_script_may_be_a_check() {
        assertEquals(
                Limit.HOLDS,
                only(take("check: { run: test -d / }, limits: { P0: fails }")).value());
        assertEquals(
                Limit.FAILED,
                only(take("check: { run: test -f / }, limits: { P0: fails }")).value());
    }
}
