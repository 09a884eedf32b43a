package dev.capstan.backup;

import dev.capstan.sql.PostgresServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** initdb and postgres of another version, as the tests' own servers are made of, in a folder that every user can read. */
public final class PostgresPrograms {
    private PostgresPrograms() {}

    public static synchronized Path of(int major) {
        var folder = Path.of("target", "postgres", "" + major).toAbsolutePath();
        if (Files.exists(folder.resolve("whole"))) {
            return folder.resolve("bin");
        }
        try (var archive = PostgresServers.archive(major)) {
            Files.createDirectories(folder);
            var packed = folder.resolve("server.txz");
            Files.copy(archive, packed);
            var unpacked = new ProcessBuilder("tar", "-xJf", packed.toString(), "-C", folder.toString()).start();
            if (!unpacked.waitFor(60, TimeUnit.SECONDS) || unpacked.exitValue() != 0) {
                throw new IOException("tar could not unpack " + packed);
            }
            Files.delete(packed);
            Files.createFile(folder.resolve("whole"));
            return folder.resolve("bin");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
