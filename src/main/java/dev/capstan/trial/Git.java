package dev.capstan.trial;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Git in one folder, as nobody in particular: the user's own settings, hooks and keys stay out of it. */
record Git(Path folder, Map<String, String> environment) {
    Git(Path folder) {
        this(folder, Map.of());
    }

    /** What is made goes under this date. */
    Git at(Instant when) {
        return new Git(folder, Map.of("GIT_AUTHOR_DATE", when.toString(), "GIT_COMMITTER_DATE", when.toString()));
    }

    void run(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("git", "-c", "user.name=Shop", "-c", "user.email=shop@example.org"));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        builder.environment().putAll(Map.of("GIT_CONFIG_GLOBAL", "/dev/null", "GIT_CONFIG_NOSYSTEM", "1"));
        builder.environment().putAll(environment);
        var git = start(builder);
        git.getOutputStream().close();
        var said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (git.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed: " + said.strip());
        }
    }

    private static Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException missing) {
            throw new TrialFailed("The sample needs git, and there is none: install it, for example with your"
                    + " system's package manager.");
        }
    }
}
