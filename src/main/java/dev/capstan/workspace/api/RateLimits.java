package dev.capstan.workspace.api;

import dev.capstan.workspace.api.Endpoint.Tier;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Slack's rates, off until switched on: a tier for each method, and about one post a second for each channel. */
public final class RateLimits {
    private static final int POST_BURST = 5;
    private static final int POSTS_A_MINUTE = 300;

    private static final class Bucket {
        private double tokens;
        private long filled;

        private Bucket(double tokens, long filled) {
            this.tokens = tokens;
            this.filled = filled;
        }
    }

    private final Map<String, Bucket> buckets = new HashMap<>();
    private final Clock clock;
    private boolean on;

    public RateLimits(Clock clock) {
        this.clock = clock;
    }

    public synchronized void enforce(boolean enforced) {
        on = enforced;
        buckets.clear();
    }

    /** Seconds to wait, or 0 to go ahead. */
    synchronized long secondsToWait(Endpoint endpoint, Call call) {
        if (!on) {
            return 0;
        }
        if (endpoint.name().equals("chat.postMessage")) {
            var channel = take("post:" + call.text("channel"), POST_BURST, 1.0);
            return channel > 0 ? channel : take("posts", POSTS_A_MINUTE, POSTS_A_MINUTE / 60.0);
        }
        return endpoint.tier() == Tier.POSTING
                ? 0
                : take(endpoint.name(), endpoint.tier().perMinute, endpoint.tier().perMinute / 60.0);
    }

    private long take(String name, double burst, double perSecond) {
        var now = clock.millis();
        var bucket = buckets.computeIfAbsent(name, k -> new Bucket(burst, now));
        bucket.tokens = Math.min(burst, bucket.tokens + (now - bucket.filled) / 1000.0 * perSecond);
        bucket.filled = now;
        if (bucket.tokens >= 1) {
            bucket.tokens -= 1;
            return 0;
        }
        return Math.max(1, (long) Math.ceil((1 - bucket.tokens) / perSecond));
    }
}
