package dev.capstan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What the tests have from npm, after a lock file: fetched once for each, kept in {@code target/}.
 *
 * @param source the folder of the lock file
 * @param kept where it comes to lie
 */
public record NodeModules(Path source, Path kept) {
    private static final String NO_NODE = "what runs on Node needs nodejs (18 or newer) and npm, see .ci/prepare";

    /** @param name of the folder in {@code src/test} */
    public static NodeModules of(String name) {
        return new NodeModules(Path.of("src/test", name), Path.of("target", name));
    }

    public Path folder() {
        return kept.resolve(digest()).resolve("node_modules");
    }

    /** Fetches them if need be. One at a time here; another process may be first, which comes to the same. */
    public Optional<String> lacking() {
        synchronized (NodeModules.class) {
            return fetched();
        }
    }

    private Optional<String> fetched() {
        try {
            if (NodeProgram.find().isEmpty()) {
                return Optional.of(NO_NODE);
            }
            return Files.isDirectory(folder()) ? Optional.empty() : fetch();
        } catch (IOException e) {
            return Optional.of(NO_NODE);
        }
    }

    private Optional<String> fetch() throws IOException {
        Files.createDirectories(kept);
        var fresh = Files.createTempDirectory(kept.toAbsolutePath(), "npm");
        for (var file : List.of("package.json", "package-lock.json")) {
            Files.copy(source.resolve(file), fresh.resolve(file));
        }
        var trouble = run(fresh, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1");
        if (trouble.isPresent()) {
            return trouble.map(said -> source + " can't be installed, npm says: " + said);
        }
        try {
            Files.move(fresh, kept.resolve(digest()), StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            // Another process kept the very same; this copy goes with target/
        }
        return Optional.empty();
    }

    /** What a failed command said. */
    private static Optional<String> run(Path folder, String... command) throws IOException {
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        try (var output = process.inputReader()) {
            var said = String.join("\n", output.lines().toList());
            return process.waitFor() == 0 ? Optional.empty() : Optional.of(said);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private String digest() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(Files.readAllBytes(source.resolve("package-lock.json")));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK lacks SHA-256", e);
        }
    }
}
