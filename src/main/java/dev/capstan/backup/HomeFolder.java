package dev.capstan.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The folder on the bot's machine where the backups of one service and environment lie. What is on its way has a hidden
 * name; it gets its own when all of it is on the disk.
 */
record HomeFolder(Path folder) {
    static final String MANIFEST = "manifest.tsv";
    static final String PROOF = "proven.tsv";

    private static final String ON_ITS_WAY = ".coming-";
    private static final Duration GIVEN_UP = Duration.ofDays(2);

    static HomeFolder of(Errand errand) {
        var written = errand.kept().folder();
        var home = Path.of(System.getProperty("user.home"));
        return new HomeFolder(home.resolve(written.startsWith("~/") ? written.substring(2) : written));
    }

    /** A place for a backup that is on its way, or what came of it already. */
    Arriving arriving(String backup, String carrier, Instant now) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        forgetGivenUp(now);
        var arriving = new Arriving(backup, folder.resolve(ON_ITS_WAY + backup + "-" + carrier));
        Files.createDirectories(arriving.folder());
        // Its end tells that it is whole, so it always comes anew
        Files.deleteIfExists(arriving.manifest());
        return arriving;
    }

    private void forgetGivenUp(Instant now) throws IOException {
        try (var all = Files.newDirectoryStream(folder, ON_ITS_WAY + "*")) {
            for (var each : all) {
                if (Files.getLastModifiedTime(each).toInstant().isBefore(now.minus(GIVEN_UP))) {
                    remove(each);
                }
            }
        }
    }

    /** That very backup, if it lies here. One of the same second has the same name and another manifest. */
    Optional<Path> holding(Arriving arriving) throws IOException {
        for (var place : places(arriving.backup())) {
            if (!Files.exists(place)) {
                return Optional.empty();
            }
            if (Files.mismatch(place.resolve(MANIFEST), arriving.manifest()) < 0) {
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }

    private List<Path> places(String backup) {
        return IntStream.rangeClosed(1, 99)
                .mapToObj(number -> folder.resolve(number == 1 ? backup : backup + "." + number))
                .toList();
    }

    void checkRoom(Arriving arriving, long bytes) throws IOException, Declined {
        long needed = bytes
                - sizes(arriving.folder()).values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
        long free = Files.getFileStore(folder).getUsableSpace();
        if (needed > free) {
            throw noSpace(folder.toString(), needed, free);
        }
    }

    static Declined noSpace(String folder, long needed, long free) {
        return new Declined(Refusals.told(List.of("no-space", folder, Long.toString(needed), Long.toString(free)))
                .orElseThrow());
    }

    /** From here on it is a backup. */
    void keep(Arriving arriving) throws IOException {
        sync(arriving.folder());
        for (var place : places(arriving.backup())) {
            if (!Files.exists(place)) {
                Files.move(arriving.folder(), place, StandardCopyOption.ATOMIC_MOVE);
                sync(folder);
                return;
            }
        }
        throw new FileSystemException(folder.resolve(arriving.backup()).toString(), null, "too many of that name");
    }

    /** Where in the logs each of the backups stands, as their manifests have it. */
    String placesInLogs() throws IOException {
        if (!Files.isDirectory(folder)) {
            return "";
        }
        var places = new StringBuilder();
        try (var all = Files.newDirectoryStream(folder, "2*")) {
            for (var each : all) {
                for (var line : Files.readAllLines(each.resolve(MANIFEST))) {
                    var kind = line.split("\t", 3)[1];
                    if (kind.equals("base") || kind.equals("position")) {
                        places.append(line).append('\n');
                    }
                }
            }
        }
        return places.toString();
    }

    /** By name, with their sizes. */
    Map<String, Long> filesOf(String backup) throws IOException {
        return sizes(folder.resolve(backup));
    }

    Path file(String backup, String name) {
        return folder.resolve(backup).resolve(name);
    }

    /** As long as it is there, whoever looks into this folder by another way sees that backups are kept in it. */
    Path mark(String carrier) throws IOException {
        return Files.writeString(folder.resolve(".kept-here-" + carrier), "");
    }

    /** The new proof in the place of the one before. */
    void keepProof(String backup, Path proof) throws IOException {
        Files.move(proof, file(backup, PROOF), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync(folder.resolve(backup));
    }

    static Declined trouble(IOException trouble) {
        var said = trouble.getMessage();
        return new Declined(Refusals.declined(
                "The bot's folder of backups: " + said,
                "机器人的备份文件夹：" + said,
                "Mend that on the bot's machine, then ask again. No backup was lost.",
                "请在机器人所在主机上排除，再重新发起。备份没有丢失。"));
    }

    private static Map<String, Long> sizes(Path folder) throws IOException {
        var sizes = new LinkedHashMap<String, Long>();
        try (var all = Files.newDirectoryStream(
                folder,
                each -> Files.isRegularFile(each)
                        && !each.getFileName().toString().startsWith("."))) {
            for (var each : all) {
                sizes.put(each.getFileName().toString(), Files.size(each));
            }
        }
        return sizes;
    }

    static void sync(Path folder) throws IOException {
        try (var opened = FileChannel.open(folder, StandardOpenOption.READ)) {
            opened.force(true);
        }
    }

    static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path each, IOException trouble) throws IOException {
                Files.delete(each);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
