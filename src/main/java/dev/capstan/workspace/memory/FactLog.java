package dev.capstan.workspace.memory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.capstan.workspace.shape.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;

/** One fact a line; a later line about the same thing counts. */
final class FactLog {
    private final Path file;

    FactLog(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    /** Gives every fact to the reader; answers how many lines were no facts. */
    int read(Predicate<JsonNode> reader) throws IOException {
        if (!Files.exists(file)) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return 0;
        }
        var text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        return (int) text.lines()
                .filter(line -> !line.isBlank())
                .filter(line -> Json.parse(line).filter(reader).isEmpty())
                .count();
    }

    Path setAside(Instant now) throws IOException {
        var aside = file.resolveSibling(file.getFileName() + ".broken-" + now.toEpochMilli());
        return Files.copy(file, aside, StandardCopyOption.REPLACE_EXISTING);
    }

    void append(List<ObjectNode> facts) throws IOException {
        write(file, text(facts), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** The old file stays whole until the new one is. */
    void rewrite(List<ObjectNode> facts) throws IOException {
        replace(file, text(facts));
    }

    static void replace(Path file, byte[] bytes) throws IOException {
        var draft = file.resolveSibling(file.getFileName() + ".new");
        write(draft, bytes, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void write(Path file, byte[] bytes, StandardOpenOption... how) throws IOException {
        var options = new HashSet<>(List.of(how));
        options.add(StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(file, options)) {
            var buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    private static byte[] text(List<ObjectNode> facts) {
        var text = new StringBuilder();
        facts.forEach(fact -> text.append(fact).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
