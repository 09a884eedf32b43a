package dev.capstan.page;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** What an answer over HTTP means for a page: yes, no, or not now. */
final class HttpSending {
    private static final Duration WITHIN = Duration.ofSeconds(15);
    private static final Duration LONGEST_REST = Duration.ofHours(1);
    private static final int SHOWN = 200;

    private final Post post;

    HttpSending(Post post) {
        this.post = post;
    }

    Outcome send(String url, Map<String, String> headers, String body) {
        try {
            return meaning(post.post(url, headers, body, WITHIN));
        } catch (IOException noAnswer) {
            return new Outcome.NotNow(Plain.line(String.valueOf(noAnswer.getMessage()), SHOWN));
        }
    }

    private static Outcome meaning(Post.Answer answer) {
        if (answer.status() >= 200 && answer.status() < 300) {
            return new Outcome.Sent();
        }
        var said = Plain.line(answer.body(), SHOWN);
        var why = "answered " + answer.status() + (said.isEmpty() ? "" : ": " + said);
        return switch (answer.status()) {
            case 408, 425, 429 -> new Outcome.NotNow(why, rest(answer));
            default -> answer.status() >= 500 ? new Outcome.NotNow(why, rest(answer)) : new Outcome.Refused(why);
        };
    }

    private static Duration rest(Post.Answer answer) {
        return answer.retryAfter()
                .filter(seconds -> seconds.matches("[0-9]{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .map(rest -> rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest)
                .orElse(Duration.ZERO);
    }
}
