package dev.capstan.acceptance;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What reaches people beside Slack: a mail server, PagerDuty, a webhook, and one that refuses everything. */
final class PagedSystems implements AutoCloseable {
    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final HttpServer http;
    private final List<String> posted = new CopyOnWriteArrayList<>();

    PagedSystems() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        http.createContext("/", exchange -> {
            try (exchange) {
                var path = exchange.getRequestURI().getPath();
                posted.add(path + " " + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(path.equals("/refuses") ? 403 : 202, -1);
            }
        });
        http.start();
        mail.start();
    }

    /** The keys of {@code capstan.yaml} that declare them: mail, pager, hook and broken. */
    String declared() {
        var url = "http://127.0.0.1:" + http.getAddress().getPort();
        return """
                smtp: { host: 127.0.0.1, port: %d, security: none, from: capstan@example.com }
                reach:
                  mail: { email: oncall@example.com }
                  pager: { pagerduty: { routing-key: "${secret:PAGER}", url: "%2$s" } }
                  hook: { webhook: "%2$s/hook" }
                  broken: { webhook: "%2$s/refuses" }
                """
                .formatted(mail.getSmtp().getPort(), url);
    }

    /** Whether such a request came, to this path. */
    boolean got(String path, String... words) {
        return posted.stream()
                .anyMatch(each ->
                        each.startsWith(path + " ") && List.of(words).stream().allMatch(each::contains));
    }

    List<String> subjects() {
        return List.of(mail.getReceivedMessages()).stream()
                .map(message -> {
                    try {
                        return message.getSubject();
                    } catch (jakarta.mail.MessagingException unreadable) {
                        throw new AssertionError(unreadable);
                    }
                })
                .toList();
    }

    @Override
    public void close() {
        http.stop(0);
        mail.stop();
    }
}
