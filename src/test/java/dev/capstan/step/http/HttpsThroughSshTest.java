package dev.capstan.step.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.capstan.step.Asker.Verdict;
import dev.capstan.step.HttpCheck;
import dev.capstan.step.Works;
import dev.capstan.step.ssh.LocalSshd;
import dev.capstan.step.ssh.SshHosts;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpsThroughSshTest {
    @TempDir
    Path temp;

    @Test
    void the_certificate_must_bear_the_name_in_the_url_and_not_the_tunnels() throws Exception {
        var tls = SelfSigned.by("localhost", temp).context();
        var server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try (var sshd = LocalSshd.start(temp.resolve("sshd"));
                var hosts = new SshHosts(sshd.settings())) {
            var asker = new HttpAsker(address -> hosts.at(sshd.address()), tls::getSocketFactory, Optional.empty());
            var work = Works.on(sshd.address()).work();
            int port = server.getAddress().getPort();
            assertEquals(
                    new Verdict.Holds("200"),
                    asker.ask(check("https://localhost:" + port + "/"), work, Duration.ofSeconds(10), () -> true));
            var other = asker.ask(check("https://127.0.0.1:" + port + "/"), work, Duration.ofSeconds(10), () -> true);
            assertEquals(
                    "no TLS",
                    assertInstanceOf(Verdict.Unmet.class, other).answer().substring(0, 6));
        } finally {
            server.stop(0);
        }
    }

    private static HttpCheck check(String url) {
        return new HttpCheck(
                "app",
                "GET",
                url,
                Map.of(),
                Optional.empty(),
                Duration.ofSeconds(10),
                false,
                List.of(),
                Optional.empty(),
                Map.of());
    }
}
