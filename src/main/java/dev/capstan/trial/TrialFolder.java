package dev.capstan.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Where a trial keeps everything. Only its owner may look inside, so what is remembered here may be secret. */
public record TrialFolder(Path path) {
    /**
     * The folder of the sample's trial, or beside it the one for a catalogue of one's own.
     *
     * @param environment tells where the user's caches are
     */
    public static TrialFolder of(Optional<Path> own, Map<String, String> environment) {
        var caches = caches(environment);
        return new TrialFolder(own.map(folder -> folder.toAbsolutePath().normalize())
                .map(folder -> caches.resolve("try-%s-%08x".formatted(folder.getFileName(), folder.hashCode())))
                .orElseGet(() -> caches.resolve("try")));
    }

    private static Path caches(Map<String, String> environment) {
        var told = environment.getOrDefault("XDG_CACHE_HOME", "");
        if (told.startsWith("/")) {
            return Path.of(told, "capstan");
        }
        boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac");
        return Path.of(System.getProperty("user.home")).resolve(mac ? "Library/Caches/capstan" : ".cache/capstan");
    }

    public void make() throws IOException {
        Files.createDirectories(path);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
    }

    public Path log() {
        return path.resolve("capstan.log");
    }

    /** Where steps on this machine have their folders. */
    public Path steps() {
        return path.resolve("steps");
    }

    public Path commands() {
        return path.resolve("commands");
    }

    Path shop() {
        return path.resolve("shop");
    }

    Path messages() {
        return path.resolve("workspace");
    }

    Path postgres() {
        return path.resolve("postgres");
    }

    /** The unpacked server, which all trials share. */
    Path postgresProgram() {
        return path.resolveSibling("postgres-server");
    }

    public Optional<String> remembered(String name) {
        var file = path.resolve(name);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Replaced as a whole: whoever reads, even after a crash, finds the old value or the new one. */
    public void remember(String name, String value) {
        try {
            var draft = Files.createTempFile(path, name, ".new");
            Files.writeString(draft, value + "\n");
            Files.move(draft, path.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String rememberedOr(String name, Supplier<String> first) {
        return remembered(name).orElseGet(() -> {
            var value = first.get();
            remember(name, value);
            return value;
        });
    }

    /** The secret by this name, the same each time. */
    String secret(String name) {
        return rememberedOr(name, () -> {
            var bytes = new byte[16];
            new SecureRandom().nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        });
    }

    /** Everything but the lock, which is held by whoever forgets. */
    public void forget() throws IOException {
        try (var all = Files.list(path)) {
            for (var each : all.filter(each -> !each.endsWith(TrialLock.FILE)).toList()) {
                FolderTree.delete(each);
            }
        }
    }
}
