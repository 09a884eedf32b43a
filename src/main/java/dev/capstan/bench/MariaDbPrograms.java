package dev.capstan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The programs of MariaDB, unpacked from the archive that Maven brings; any number of servers run from them.
 *
 * @param folder holds {@code bin} and {@code share}
 */
public record MariaDbPrograms(Path folder) {
    /** What the build laid beside the jar, if this kind of machine has one. */
    static Optional<Path> archive() throws IOException {
        var folder =
                Path.of(System.getProperty("java.class.path")).toAbsolutePath().resolveSibling("mariadb");
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).findFirst();
        }
    }

    /** Where whoever asks again finds them unpacked. */
    static MariaDbPrograms beside(Path archive) throws IOException {
        return unpacked(archive, archive.resolveSibling("unpacked"));
    }

    /** @param folder in which each archive has a place of its own, where it is unpacked once */
    public static MariaDbPrograms unpacked(Path archive, Path folder) throws IOException {
        var into = folder.toAbsolutePath().resolve(archive.getFileName());
        if (!Files.isDirectory(into)) {
            Files.createDirectories(into.getParent());
            var half = Files.createTempDirectory(into.getParent(), "unpacking");
            try (var zip = new ZipFile(archive.toFile())) {
                for (var entry :
                        zip.stream().filter(each -> !each.isDirectory()).toList()) {
                    unpack(zip, entry, half);
                }
            }
            Files.move(half, into, StandardCopyOption.ATOMIC_MOVE);
        }
        try (var all = Files.walk(into)) {
            return all.filter(path -> path.endsWith("bin/mariadbd"))
                    .map(path -> new MariaDbPrograms(path.getParent().getParent()))
                    .findFirst()
                    .orElseThrow(() -> new IOException(archive + " holds no server"));
        }
    }

    private static void unpack(ZipFile zip, ZipEntry entry, Path into) throws IOException {
        var file = into.resolve(entry.getName()).normalize();
        if (!file.startsWith(into)) {
            throw new IOException(entry.getName() + " leaves its folder");
        }
        Files.createDirectories(file.getParent());
        try (var in = zip.getInputStream(entry)) {
            Files.copy(in, file);
        }
        if (file.getParent().endsWith("bin") && !file.toFile().setExecutable(true)) {
            throw new IOException(file + " can't be made executable");
        }
    }

    /** Such as {@code mariadb}. */
    public String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    Path share() {
        return folder.resolve("share");
    }
}
