package dev.capstan.step.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.capstan.step.Asker.Verdict;
import dev.capstan.step.HttpCheck;
import dev.capstan.step.Redactor;
import dev.capstan.step.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpectedTest {
    private static final HttpCheck HEALTH = new HttpCheck(
            "app",
            "GET",
            "http://localhost/health",
            Map.of(),
            Optional.empty(),
            Duration.ofSeconds(5),
            false,
            List.of(),
            Optional.empty(),
            Map.of());

    @Test
    void of_a_page_only_the_words_are_shown() {
        var page =
                """
                <!DOCTYPE html><html><head><title>404</title><style>h1 { color: red }</style></head>
                <body><!-- by nginx --><h1>File not found</h1>
                <p class="a">&#x2F;health &amp;lt; &lt;none&gt;</p><script>track()</script></body></html>
                """;
        assertEquals("404: File not found /health &lt; <none>", answered("text/html; charset=utf-8", page));
    }

    @Test
    void anything_else_is_shown_as_it_came() {
        assertEquals("404: a <b> & c", answered("text/plain", " a <b> & c\n"));
    }

    @Test
    void a_secret_on_a_page_stays_one() {
        assertEquals(
                "404: it was ‹secret› twice ‹secret›",
                answered("text/html", "<p>it was <i>a<b>c-long</i> twice a<b>c-long"));
    }

    private static String answered(String type, String body) {
        var verdict = new Expected(HEALTH, new Redactor(List.of(new Secret("a<b>c-long"))))
                .judge("GET", new HttpReply(404, Map.of("Content-Type", type), body));
        return ((Verdict.Unmet) verdict).answer();
    }
}
