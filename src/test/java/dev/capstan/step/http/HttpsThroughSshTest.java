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
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpsThroughSshTest {
    @TempDir
    Path temp;

    @Test
    void the_certificate_must_bear_the_name_in_the_url_and_not_the_tunnels() throws Exception {
        var tls = tlsFor("localhost");
        var server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try (var sshd = LocalSshd.start(temp.resolve("sshd"));
                var hosts = new SshHosts(sshd.settings())) {
            var asker = new HttpAsker(address -> hosts.at(sshd.address()), tls::getSocketFactory);
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

    /** A context that identifies itself by this name and trusts nobody else. */
    private SSLContext tlsFor(String name) throws Exception {
        var file = temp.resolve("keys.p12");
        var password = "changeit";
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "tls",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:" + name,
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        password)
                .redirectErrorStream(true)
                .start();
        var said = new String(made.getInputStream().readAllBytes());
        assertEquals(0, made.waitFor(), said);
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, password.toCharArray());
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password.toCharArray());
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
