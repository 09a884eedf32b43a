package dev.capstan.catalog;

import dev.capstan.step.Check;
import dev.capstan.step.HttpCheck;
import dev.capstan.step.ScriptCheck;
import dev.capstan.yaml.Fields;
import dev.capstan.yaml.Fields.Key;
import dev.capstan.yaml.Form;
import dev.capstan.yaml.Scalars;
import dev.capstan.yaml.Shapes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How something that holds or does not is written: a request with what a good answer looks like, or a script. */
final class CheckForms {
    static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);

    private CheckForms() {}

    /** A check that stands alone: under {@code health}, or in braces after {@code until}. */
    static Form<Check> check() {
        var keys = Fields.of("a check");
        var request = RequestKeys.declaredIn(keys);
        var run = keys.optional(
                "run",
                Scalars.text("test -f /app/ready"),
                "A script that exits with 0 when all is well; it only looks.");
        var timeout =
                keys.optional("timeout", Scalars.duration("10s"), "How long one request may take (10s when left out).");
        keys.exactlyOne(request.http, run).onlyWith(timeout, request.http);
        return keys.whole(found -> {
            var name = found.label();
            return found.get(run)
                    .<Check>map(script -> new ScriptCheck(name, script))
                    .orElseGet(
                            () -> request.check(found, name, found.get(timeout).orElse(REQUEST_TIMEOUT)));
        });
    }

    /** The keys of a request; a step declares them beside its own. */
    record RequestKeys(
            Key<String> http,
            Key<String> method,
            Key<Map<String, String>> headers,
            Key<String> body,
            Key<Expected> expect,
            Key<String> from) {

        static RequestKeys declaredIn(Fields keys) {
            var http = keys.optional(
                    "http",
                    Scalars.text(
                            "https?://[^\\s/?#]+[^\\s]*", "is not a web address", "http://localhost:3000/api/health"),
                    "The address to ask; localhost is the target itself.");
            var method = keys.optional(
                    "method",
                    Scalars.oneOf("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"),
                    "How to ask (GET when left out).");
            var headers = keys.optional(
                    "headers",
                    Shapes.mapOf(
                            Scalars.text("[A-Za-z0-9-]+", "is not the name of a header", "Accept"),
                            withoutSecrets("text/html")),
                    "Headers of the request; ${name} stands for a value or parameter.");
            var body = keys.optional(
                    "body",
                    withoutSecrets("'{\"orderId\": 1}'"),
                    "What is sent; ${name} stands for a value or parameter.");
            var expect = keys.optional("expect", expected(), "What a good answer looks like (any 2xx when left out).");
            var from = keys.optional(
                    "from",
                    Scalars.oneOf("target", "bot"),
                    "Whose network the request sees: the target's (when left out) or the bot's.");
            keys.onlyWith(method, http)
                    .onlyWith(headers, http)
                    .onlyWith(body, http)
                    .onlyWith(expect, http);
            return new RequestKeys(http, method, headers, body, expect, from);
        }

        HttpCheck check(Fields.Found found, String name, Duration timeout) {
            var expected = found.get(expect).orElse(new Expected(List.of(), Optional.empty(), Map.of()));
            return new HttpCheck(
                    name,
                    found.get(method).orElse("GET"),
                    found.need(http),
                    found.get(headers).orElse(Map.of()),
                    found.get(body),
                    timeout,
                    fromBot(found),
                    expected.statuses(),
                    expected.bodyContains(),
                    expected.json());
        }

        boolean fromBot(Fields.Found found) {
            return found.get(from).filter("bot"::equals).isPresent();
        }
    }

    private record Expected(List<Integer> statuses, Optional<String> bodyContains, Map<String, String> json) {}

    private static Form<Expected> expected() {
        var keys = Fields.of("an expectation");
        var status = keys.optional(
                "status", Shapes.oneOrMore(Scalars.whole(100, 599)), "The status, or a list of good ones.");
        var body = keys.optional("body", Scalars.asWritten("ok"), "A text that the answer contains.");
        var json = keys.optional(
                "json",
                Shapes.mapOf(Scalars.text("\\S+", "is not a path", "status"), Scalars.asWritten("ok")),
                "Fields of a JSON answer by dotted path, and what each must be.");
        return keys.whole(found -> new Expected(
                found.get(status).orElse(List.of()),
                found.get(body),
                found.get(json).orElse(Map.of())));
    }

    private static Form<String> withoutSecrets(String sample) {
        return Scalars.asWritten(sample).refine((written, node, reading) -> {
            if (written.contains("${secret:")) {
                reading.problem(
                        node.place(),
                        node.label() + " names a secret",
                        "declare it under values of the environment, such as TOKEN: ${secret:TOKEN}, and write ${TOKEN} here");
                return Optional.empty();
            }
            return Optional.of(written);
        });
    }
}
