package dev.capstan.slack.listen;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.capstan.operation.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tags for the version field, kept for a minute: Slack asks at every letter and waits three seconds at most. */
final class Versions {
    private static final Logger LOG = LoggerFactory.getLogger(Versions.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final VersionSource source;
    private final Executor background;
    private final AsyncCache<Scope, List<String>> tags;

    Versions(VersionSource source, Executor background) {
        this.source = source;
        this.background = background;
        this.tags = Caffeine.newBuilder()
                .executor(Runnable::run)
                .expireAfterWrite(Duration.ofMinutes(1))
                .maximumSize(200)
                .buildAsync();
    }

    void expectedSoon(Scope scope) {
        all(scope);
    }

    List<String> containing(Scope scope, String typed) {
        var part = typed.strip().toLowerCase(Locale.ROOT);
        try {
            return all(scope).completeOnTimeout(List.of(), PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join().stream()
                    .filter(tag -> tag.toLowerCase(Locale.ROOT).contains(part))
                    .toList();
        } catch (CompletionException | CancellationException failed) {
            LOG.warn("The tags of {} could not be read", scope, failed);
            return List.of();
        }
    }

    /** A copy, so that giving up waiting does not end the reading. */
    private CompletableFuture<List<String>> all(Scope scope) {
        return tags.get(scope, (where, own) -> CompletableFuture.supplyAsync(() -> source.tags(where, ""), background))
                .copy();
    }
}
