package dev.capstan.acceptance;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** {@code capstan try} as a newcomer starts it, with everything it keeps in a folder of its own. */
final class TrialProcess implements AutoCloseable {
    private final Process process;
    private final URI address;

    private TrialProcess(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Returns when it says that it is ready. */
    static TrialProcess start(Path caches) {
        var errors = caches.resolve("errors");
        var builder = new ProcessBuilder(
                SampleService.java(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.capstan.Main",
                "try",
                "--port",
                "0",
                "--workspace-port",
                "0");
        builder.environment().put("XDG_CACHE_HOME", caches.toString());
        try {
            var process = builder.redirectError(errors.toFile()).start();
            var said = process.inputReader().readLine();
            if (said == null || !said.startsWith("Open ")) {
                process.destroy();
                throw new AssertionError(said + Files.readString(errors));
            }
            return new TrialProcess(process, URI.create(said.substring("Open ".length())));
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    URI address() {
        return address;
    }

    /** Ends it as Ctrl-C does. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the trial doesn't end");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
