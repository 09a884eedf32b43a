package dev.capstan.workspace;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.NodeModules;
import dev.capstan.workspace.shape.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The app in {@code src/test/bolt-js}, made with Slack's framework for JavaScript, in a process of its own. */
final class BoltForJavaScript implements AutoCloseable {
    static final NodeModules MODULES = NodeModules.of("bolt-js");

    private final Process node;
    private final int port;

    private BoltForJavaScript(Process node, int port) {
        this.node = node;
        this.port = port;
    }

    /** Over HTTP: the app listens, and the Slack is told where. */
    static BoltForJavaScript installedIn(LocalSlack slack) {
        var app = start(slack, Map.of("SLACK_SIGNING_SECRET", slack.app().signingSecret()));
        slack.install(URI.create("http://127.0.0.1:" + app.port + "/slack/events"));
        assertTrue(slack.verifyRequestUrl(), "the app doesn't answer Slack's check of its address");
        return app;
    }

    /** Over Socket Mode: the app has connected when this returns. */
    static BoltForJavaScript connectedTo(LocalSlack slack) {
        return start(slack, Map.of("SLACK_APP_TOKEN", slack.app().appToken()));
    }

    /** The app's first line says that it is open, and where. */
    private static BoltForJavaScript start(LocalSlack slack, Map<String, String> way) {
        var log = MODULES.kept().resolve("apps.log").toFile();
        var builder = new ProcessBuilder(
                        "node", MODULES.source().resolve("app.js").toString())
                .redirectError(ProcessBuilder.Redirect.appendTo(log));
        builder.environment().putAll(way);
        builder.environment().put("SLACK_BOT_TOKEN", slack.app().botToken());
        builder.environment().put("SLACK_API_URL", slack.apiUrl());
        builder.environment().put("NODE_PATH", MODULES.folder().toAbsolutePath().toString());
        try {
            var node = builder.start();
            var said = node.inputReader().readLine();
            if (said == null) {
                throw new AssertionError("the app ended before it was open, see " + log);
            }
            return new BoltForJavaScript(
                    node, Json.parse(said).orElseThrow().path("port").asInt());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        node.destroy();
        try {
            if (!node.waitFor(5, TimeUnit.SECONDS)) {
                node.destroyForcibly();
            }
        } catch (InterruptedException e) {
            node.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
