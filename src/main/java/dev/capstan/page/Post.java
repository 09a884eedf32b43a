package dev.capstan.page;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Posts something over HTTP once. */
public interface Post {
    /** @throws IOException if no answer came in time; its message is for people */
    Answer post(String url, Map<String, String> headers, String body, Duration within) throws IOException;

    record Answer(int status, Optional<String> retryAfter, String body) {}
}
