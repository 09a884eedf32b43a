package dev.capstan.workspace;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.workspace.shape.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.opentest4j.TestAbortedException;

/**
 * The app in {@code src/test/bolt-js}, in a process of its own. What it stands on comes from npm once for each lock file
 * and is kept under {@code target/}. Where there is no Node, or npm reaches nothing, tests are left out with a plain word;
 * in CI they fail.
 */
final class BoltForJavaScript implements AutoCloseable {
    private static final Path SOURCE = Path.of("src/test/bolt-js");
    private static final Path KEPT = Path.of("target/bolt-js");
    private static final String NO_NODE =
            "This test runs an app on Node: install nodejs (18 or newer) and npm (see .ci/prepare)";

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

    private static BoltForJavaScript start(LocalSlack slack, Map<String, String> way) {
        var modules = modules();
        var log = KEPT.resolve("apps.log").toFile();
        var builder = new ProcessBuilder("node", SOURCE.resolve("app.js").toString())
                .redirectError(ProcessBuilder.Redirect.appendTo(log));
        builder.environment().putAll(way);
        builder.environment().put("SLACK_BOT_TOKEN", slack.app().botToken());
        builder.environment().put("SLACK_API_URL", slack.apiUrl());
        builder.environment().put("NODE_PATH", modules.toAbsolutePath().toString());
        try {
            var node = builder.start();
            var said = node.inputReader().readLine();
            if (said == null) {
                throw new AssertionError("the app ended before it was open, see " + log);
            }
            return new BoltForJavaScript(
                    node, Json.parse(said).orElseThrow().path("port").asInt());
        } catch (IOException e) {
            throw without(NO_NODE);
        }
    }

    /** One at a time in this process; another process may be first, which comes to the same. */
    private static synchronized Path modules() {
        try {
            var kept = KEPT.resolve(digest());
            if (!Files.isDirectory(kept)) {
                Files.createDirectories(KEPT);
                var fresh = Files.createTempDirectory(KEPT.toAbsolutePath(), "npm");
                for (var file : new String[] {"package.json", "package-lock.json"}) {
                    Files.copy(SOURCE.resolve(file), fresh.resolve(file));
                }
                npm(fresh);
                keep(fresh, kept);
            }
            return kept.resolve("node_modules");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void npm(Path folder) throws IOException {
        var command = new ProcessBuilder(
                        "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1")
                .directory(folder.toFile())
                .redirectErrorStream(true);
        try {
            var npm = command.start();
            String said;
            try (BufferedReader output = npm.inputReader()) {
                said = String.join("\n", output.lines().toList());
            }
            if (npm.waitFor() != 0) {
                throw without("Slack's JavaScript framework couldn't be installed, npm said:\n" + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (IOException e) {
            throw without(NO_NODE);
        }
    }

    /** What to throw where the test can't be: in CI that is a failure. */
    private static RuntimeException without(String why) {
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(why);
        }
        return new TestAbortedException(why);
    }

    private static void keep(Path fresh, Path kept) throws IOException {
        try {
            Files.move(fresh, kept, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            // Another process kept the very same; this copy goes with target/
        }
    }

    private static String digest() throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(Files.readAllBytes(SOURCE.resolve("package-lock.json")));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK lacks SHA-256", e);
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
