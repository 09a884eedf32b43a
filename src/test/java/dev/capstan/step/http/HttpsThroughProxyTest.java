package dev.capstan.step.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.capstan.step.Asker.Verdict;
import dev.capstan.step.HostAddress;
import dev.capstan.step.HttpCheck;
import dev.capstan.step.Secret;
import dev.capstan.step.Works;
import dev.capstan.step.shell.LocalShell;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks from a bot that leaves its network by a proxy alone. */
class HttpsThroughProxyTest {
    /** No name server knows it; the proxy does. */
    private static final String NAME = "shop.invalid";

    @TempDir
    private Path temp;

    private HttpsServer server;
    private SSLContext tls;

    @BeforeEach
    void serve() throws Exception {
        tls = SelfSigned.by(NAME, temp).context();
        server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Verdict asked(HttpCheck check, TunnelingProxy proxy, String credentials) {
        var tunnel = new ProxyTunnel("127.0.0.1", proxy.port(), Optional.of(new Secret(credentials)));
        var asker = new HttpAsker(address -> new LocalShell(), tls::getSocketFactory, Optional.of(tunnel));
        return asker.ask(check, Works.on(HostAddress.LOCAL).work(), Duration.ofSeconds(20), () -> true);
    }

    private Socket toTheServer() throws IOException {
        return new Socket("127.0.0.1", server.getAddress().getPort());
    }

    private static HttpCheck check(String url, boolean fromBot) {
        return new HttpCheck(
                "app",
                "GET",
                url,
                Map.of(),
                Optional.empty(),
                Duration.ofSeconds(10),
                fromBot,
                List.of(),
                Optional.empty(),
                Map.of());
    }

    @Test
    void a_check_from_the_bot_goes_through_it_to_the_host_it_names() throws Exception {
        try (var proxy = new TunnelingProxy("me:hunter2", this::toTheServer)) {
            assertEquals(
                    new Verdict.Holds("200"), asked(check("https://" + NAME + "/health", true), proxy, "me:hunter2"));
            assertEquals(List.of("CONNECT " + NAME + ":443 HTTP/1.1"), proxy.asked());
        }
    }

    @Test
    void what_the_proxy_refuses_is_told_as_the_proxys_word() throws Exception {
        try (var proxy = new TunnelingProxy("me:hunter2", this::toTheServer)) {
            assertEquals(
                    new Verdict.Unmet(
                            "GET https://" + NAME + "/", "the proxy answered 407 Proxy Authentication Required"),
                    asked(check("https://" + NAME + "/", true), proxy, "me:wrong"));
        }
    }

    @Test
    void this_machine_and_checks_from_the_target_are_asked_without_it() throws Exception {
        try (var proxy = new TunnelingProxy("me:hunter2", this::toTheServer)) {
            int port = server.getAddress().getPort();
            asked(check("https://localhost:" + port + "/", true), proxy, "me:hunter2");
            asked(check("https://127.0.0.1:" + port + "/", true), proxy, "me:hunter2");
            asked(check("https://[::1]:" + port + "/", true), proxy, "me:hunter2");
            asked(check("https://" + NAME + "/", false), proxy, "me:hunter2");
            assertEquals(List.of(), proxy.asked());
        }
    }
}
