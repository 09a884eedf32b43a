package dev.capstan.step;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request and what a good answer looks like.
 *
 * @param fromBot asked from the bot's own network; otherwise from the target's, where {@code localhost} is the target
 * @param headers their values, and the body, may name values of the step as {@code ${name}}: nothing else is replaced
 * @param statuses accepted status codes; empty means any 2xx
 * @param json expected values by dotted path, compared as text
 */
public record HttpCheck(
        String name,
        String method,
        String url,
        Map<String, String> headers,
        Optional<String> body,
        Duration timeout,
        boolean fromBot,
        List<Integer> statuses,
        Optional<String> bodyContains,
        Map<String, String> json)
        implements Check {
    public HttpCheck {
        headers = Map.copyOf(headers);
        statuses = List.copyOf(statuses);
        json = Map.copyOf(json);
    }
}
