package dev.capstan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The machine's own Node. */
public record NodeProgram(Path path, int version) {
    public static Optional<NodeProgram> find() {
        try {
            var node =
                    new ProcessBuilder("node", "--print", "process.execPath + '\\n' + process.versions.node").start();
            try (var said = node.inputReader()) {
                var path = said.readLine();
                var version = said.readLine();
                return path == null || version == null
                        ? Optional.empty()
                        : Optional.of(new NodeProgram(Path.of(path), Integer.parseInt(version.split("\\.")[0])));
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
