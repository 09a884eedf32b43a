package dev.capstan.backup;

import dev.capstan.NodeModules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A server that speaks S3 and checks signatures, in a process of its own. Its buckets are folders. */
public final class ObjectStore implements AutoCloseable {
    public static final String KEY = "KEYOFTHESHOP";
    public static final String SECRET = "se/cret+of=the shop";

    private static final NodeModules MODULES = NodeModules.of("object-store");

    private final Path folder;
    private final Process node;
    private final String port;

    public ObjectStore(Path folder, String... buckets) {
        this.folder = folder;
        MODULES.lacking().ifPresent(lacking -> {
            throw new AssertionError(lacking);
        });
        try {
            for (var bucket : buckets) {
                Files.createDirectories(bucket(bucket));
            }
            var builder = new ProcessBuilder(
                            "node", MODULES.source().resolve("server.js").toString(), folder.toString(), KEY, SECRET)
                    .redirectError(folder.resolve("errors").toFile());
            builder.environment()
                    .put("NODE_PATH", MODULES.folder().toAbsolutePath().toString());
            this.node = builder.start();
            this.port = node.inputReader().readLine();
            if (port == null) {
                throw new AssertionError(Files.readString(folder.resolve("errors")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String endpoint() {
        return "http://127.0.0.1:" + port;
    }

    public Path bucket(String name) {
        return folder.resolve("data").resolve(name);
    }

    /** The file behind an object. */
    public Path object(String bucket, String key) {
        return bucket(bucket).resolve(key + "._S3rver_object");
    }

    public List<String> keys(String bucket) {
        var end = "._S3rver_object";
        try (var all = Files.walk(bucket(bucket))) {
            return all.map(each -> bucket(bucket).relativize(each).toString())
                    .filter(name -> name.endsWith(end))
                    .map(name -> name.substring(0, name.length() - end.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param how "full": nothing more is let in; "held": the parts of large objects wait */
    public void behaves(String how, boolean so) {
        try {
            if (so) {
                Files.writeString(folder.resolve(how), "");
            } else {
                Files.deleteIfExists(folder.resolve(how));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        node.destroyForcibly();
        try {
            node.waitFor();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
