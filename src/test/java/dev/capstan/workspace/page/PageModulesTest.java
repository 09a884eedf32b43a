package dev.capstan.workspace.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.capstan.NeedsNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Runs the tests of the page's modules in Node; what they say is in {@code src/test/js/page}. */
@ExtendWith(NeedsNode.class)
class PageModulesTest {
    private static final Path MODULES = Path.of("src/main/resources/dev/capstan/workspace/page");
    private static final Path TESTS = Path.of("src/test/js/page");

    @TempDir
    Path room;

    @Test
    void the_modules_do_what_their_own_tests_say() throws IOException, InterruptedException {
        copy(MODULES, room.resolve("page"));
        copy(TESTS, room.resolve("tests"));
        Files.writeString(room.resolve("package.json"), "{\"type\":\"module\"}");
        var log = room.resolve("log");
        var node = start(log);
        if (!node.waitFor(120, TimeUnit.SECONDS)) {
            node.destroyForcibly();
            throw new AssertionError("Node doesn't come to an end: " + Files.readString(log));
        }
        assertEquals(0, node.exitValue(), () -> read(log));
    }

    private Process start(Path log) {
        try (var files = Files.list(room.resolve("tests"))) {
            var command = files.map(Path::toString).sorted().toList();
            var builder = new ProcessBuilder("node", "--test").directory(room.toFile());
            builder.command().addAll(command);
            return builder.redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException unread) {
            return unread.toString();
        }
    }
}
