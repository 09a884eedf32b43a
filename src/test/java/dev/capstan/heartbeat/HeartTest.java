package dev.capstan.heartbeat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.capstan.Shelf;
import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.CatalogueRead;
import dev.capstan.heartbeat.Heart.Ending;
import dev.capstan.step.Secret;
import dev.capstan.step.http.HttpCaller;
import dev.capstan.step.shell.LocalShell;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The heart, and a server outside that listens for it. */
class HeartTest {
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private volatile int answer = 200;
    private volatile boolean due = true;
    private volatile List<String> ailments = List.of();
    private volatile boolean isKnown = true;
    private HttpServer outside;

    @TempDir
    private Path folder;

    @BeforeEach
    void listen() throws IOException {
        outside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        outside.createContext("/", exchange -> {
            try (exchange) {
                heard.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
                exchange.sendResponseHeaders(answer, -1);
            }
        });
        outside.start();
    }

    @AfterEach
    void stop() {
        outside.stop(0);
    }

    private CatalogueRead read(String heartbeat) {
        try {
            Files.writeString(folder.resolve("capstan.yaml"), "admin-channel: C0OPS\n" + heartbeat);
            return Shelf.reader().read(folder);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private Catalogue catalogue(String heartbeat) {
        return switch (read(heartbeat)) {
            case CatalogueRead.Loaded loaded -> loaded.catalogue();
            case CatalogueRead.Refused refused -> throw new AssertionError(refused.problems());
        };
    }

    private String problems(String heartbeat) {
        return switch (read(heartbeat)) {
            case CatalogueRead.Loaded loaded -> "";
            case CatalogueRead.Refused(var problems) ->
                problems.stream().map(Object::toString).collect(Collectors.joining("\n"));
        };
    }

    private Heart heart() {
        var catalogue = catalogue("heartbeat: { url: \"${secret:OUTSIDE}\", every: 30s }\n");
        var vitals = new Vitals() {
            @Override
            public boolean beats(Duration every) {
                assertEquals(Duration.ofSeconds(30), every);
                return due;
            }

            @Override
            public List<String> ailments() {
                return ailments;
            }
        };
        var here = new LocalShell();
        var caller = new HttpCaller(
                address -> here, () -> (SSLSocketFactory) SSLSocketFactory.getDefault(), Optional.empty());
        var url = "http://127.0.0.1:" + outside.getAddress().getPort() + "/ping/5f3c?from=capstan";
        return new Heart(
                () -> catalogue,
                name -> isKnown && name.equals("OUTSIDE") ? Optional.of(new Secret(url)) : Optional.empty(),
                vitals,
                address -> caller.get(address, Duration.ofSeconds(30)).status());
    }

    @Test
    void as_long_as_all_works_somebody_outside_is_told() {
        var heart = heart();
        heart.sweep();
        due = false;
        heart.sweep();
        assertEquals(List.of("GET /ping/5f3c?from=capstan"), heard);
        assertEquals(1, heart.count(Ending.SENT));
    }

    @Test
    void it_is_silent_while_something_does_not_work() {
        ailments = List.of("nobody tells Slack");
        var heart = heart();
        heart.sweep();
        assertEquals(List.of(), heard);
        assertEquals(1, heart.count(Ending.WITHHELD));
        ailments = List.of();
        heart.sweep();
        assertEquals(1, heard.size());
    }

    @Test
    void a_beat_that_does_not_arrive_is_counted_and_the_next_one_tries_again() {
        var heart = heart();
        answer = 503;
        heart.sweep();
        answer = 200;
        heart.sweep();
        assertEquals(1, heart.count(Ending.FAILED));
        assertEquals(1, heart.count(Ending.SENT));
        isKnown = false;
        heart.sweep();
        outside.stop(0);
        isKnown = true;
        heart.sweep();
        assertEquals(3, heart.count(Ending.FAILED));
    }

    @Test
    void without_an_address_there_is_none() {
        var catalogue = catalogue("");
        var vitals = new Vitals() {
            @Override
            public boolean beats(Duration every) {
                throw new AssertionError("nobody listens");
            }

            @Override
            public List<String> ailments() {
                throw new AssertionError("nobody listens");
            }
        };
        new Heart(() -> catalogue, name -> Optional.empty(), vitals, url -> 200).sweep();
    }

    @Test
    void its_address_is_a_secret_and_it_does_not_race() {
        assertTrue(problems("heartbeat: { url: https://hc.example.com/5f3c }\n").contains("${secret:HEARTBEAT_URL}"));
        assertTrue(problems("heartbeat: { url: \"${secret:OUTSIDE}\", every: 1s }\n")
                .contains("more often than every 10 s"));
    }
}
