package dev.capstan.workspace;

import dev.capstan.NpmModules;
import java.nio.file.Path;
import java.util.Optional;

/** What the app in {@code src/test/bolt-js} stands on. */
final class NodeModules {
    private static final NpmModules MODULES = NpmModules.of("bolt-js");
    static final Path SOURCE = MODULES.source();
    static final Path KEPT = MODULES.kept();

    private NodeModules() {}

    static Path folder() {
        return MODULES.folder();
    }

    static Optional<String> lacking() {
        return MODULES.lacking();
    }
}
