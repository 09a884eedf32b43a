package dev.capstan.backup;

import static dev.capstan.backup.Until.until;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk of few megabytes that is mounted on a folder; where that isn't permitted, the test is left out. */
record SmallDisk(Path folder) implements AutoCloseable {
    static SmallDisk at(Path folder, int megabytes) {
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        assumeTrue(
                "root".equals(System.getProperty("user.name"))
                        && done("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString()),
                "only root can mount a small disk");
        return new SmallDisk(folder);
    }

    /** What a program still sleeps with is closed within seconds. */
    @Override
    public void close() {
        until(() -> done("umount", folder.toString()));
    }

    private static boolean done(String... command) {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }
}
