package dev.capstan;

import dev.capstan.settings.Settings;
import dev.capstan.web.HookEndpoint;
import dev.capstan.web.ReadyCheck;
import dev.capstan.web.SlackResponse;
import dev.capstan.web.WebServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;

/**
 * Loads what a start loads and ends, so that the launcher can let the JDK remember it: the whole bot on a database and
 * a Slack of its own, all gone afterwards; where no database can be had, its web server alone.
 */
@Command(name = "rehearse", hidden = true, description = "Load what a start loads, for the launcher's start cache.")
final class RehearseVerb implements Callable<Integer> {
    private static final Logger log = LoggerFactory.getLogger(RehearseVerb.class);

    /** Runs the whole bot for a moment. */
    @FunctionalInterface
    interface Practice {
        void run() throws IOException, InterruptedException;
    }

    private final Practice practice;

    RehearseVerb(Practice practice) {
        this.practice = practice;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try {
            practice.run();
            return 0;
        } catch (IOException | RuntimeException impossible) {
            log.warn("Only a part can be rehearsed here", impossible);
            return webServer();
        }
    }

    private static int webServer() throws IOException, InterruptedException {
        Settings.read(Map.of("DATABASE_URL", "postgresql://user:word@localhost/name?sslmode=disable"));
        try (var server = WebServer.open(Optional.empty(), 0);
                var client = HttpClient.newHttpClient()) {
            server.serve(
                    List.of(new ReadyCheck("rehearsal", () -> true)),
                    List::of,
                    (name, headers, body) -> new HookEndpoint.Answer(200, name),
                    Optional.of(request -> new SlackResponse(200, Map.of(), request.text())));
            var here = URI.create("http://127.0.0.1:" + server.port());
            for (var request : List.of(
                    HttpRequest.newBuilder(here.resolve("/readyz")),
                    HttpRequest.newBuilder(here.resolve("/slack/events")).POST(BodyPublishers.ofString("rehearsal")))) {
                if (client.send(request.build(), BodyHandlers.discarding()).statusCode() != 200) {
                    return 1;
                }
            }
        }
        return 0;
    }
}
