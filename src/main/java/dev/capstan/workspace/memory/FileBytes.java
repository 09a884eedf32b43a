package dev.capstan.workspace.memory;

import dev.capstan.workspace.model.StoredFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The contents of the workspace's files, each in a file of its own that is written once. */
final class FileBytes {
    private final Path folder;

    FileBytes(Path folder) {
        this.folder = folder;
    }

    void keep(StoredFile file) throws IOException {
        var place = folder.resolve(file.id());
        if (file.bytes() != null && !Files.exists(place)) {
            Files.createDirectories(folder);
            FactLog.replace(place, file.bytes());
        }
    }

    /** Empty when they were lost; null when there never were any. */
    byte[] of(StoredFile file) {
        var place = folder.resolve(file.id());
        try {
            return Files.exists(place) ? Files.readAllBytes(place) : file.complete() ? new byte[0] : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
