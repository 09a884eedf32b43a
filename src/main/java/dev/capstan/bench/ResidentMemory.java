package dev.capstan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What this process holds in memory, all of it; known where the system has {@code /proc}. */
final class ResidentMemory {
    private static final Path SELF = Path.of("/proc/self");

    private ResidentMemory() {}

    /** From now on the peak is that of what follows. */
    static void forgetPeak() throws IOException {
        var clear = SELF.resolve("clear_refs");
        if (Files.isWritable(clear)) {
            Files.writeString(clear, "5");
        }
    }

    /** In millions of bytes. */
    static Optional<Double> peak() throws IOException {
        var status = SELF.resolve("status");
        if (!Files.exists(status)) {
            return Optional.empty();
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1e6)
                    .findFirst();
        }
    }
}
