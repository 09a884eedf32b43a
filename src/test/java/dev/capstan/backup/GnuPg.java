package dev.capstan.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** The real gpg with a key ring of its own. */
final class GnuPg implements AutoCloseable {
    static final String PASSPHRASE = "correct horse 茶";

    private final Path home;

    GnuPg(Path folder) {
        try {
            this.home = Files.createDirectory(
                    folder.resolve("gnupg"),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.writeString(home.resolve("passphrase"), PASSPHRASE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param algorithm such as {@code rsa2048} or {@code future-default}, which is of curve 25519 */
    void makesKey(String address, String algorithm) {
        does(new byte[0], "--quick-gen-key", address, algorithm, "default", "1y");
        if (!algorithm.equals("future-default")) {
            var print = text(does(new byte[0], "--with-colons", "--list-keys", address))
                    .lines()
                    .filter(line -> line.startsWith("fpr:"))
                    .map(line -> line.split(":")[9])
                    .findFirst()
                    .orElseThrow();
            does(new byte[0], "--quick-add-key", print, algorithm, "encr", "1y");
        }
    }

    String publicKey(String address) {
        return text(does(new byte[0], "--armor", "--export", address));
    }

    String privateKey(String address) {
        return text(does(new byte[0], "--armor", "--export-secret-keys", address));
    }

    /** What it prints. It knows the passphrase. */
    byte[] does(byte[] input, String... words) {
        try {
            var command = new ArrayList<>(List.of("gpg", "--homedir", home.toString(), "--batch", "--quiet"));
            command.addAll(List.of("--trust-model", "always", "--pinentry-mode", "loopback"));
            command.addAll(
                    List.of("--passphrase-file", home.resolve("passphrase").toString()));
            command.addAll(List.of(words));
            return run(command, input);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] run(List<String> command, byte[] input) throws IOException {
        var errors = Files.createTempFile(home, "errors", "");
        var process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
        Thread.startVirtualThread(() -> {
            try (var in = process.getOutputStream()) {
                in.write(input);
            } catch (IOException e) {
                // It ended before it had read all: its exit code says so
            }
        });
        var said = process.getInputStream().readAllBytes();
        try {
            if (process.waitFor() != 0) {
                throw new AssertionError(command + ": " + Files.readString(errors));
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return said;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            run(List.of("gpgconf", "--homedir", home.toString(), "--kill", "all"), new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
