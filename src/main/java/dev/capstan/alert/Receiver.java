package dev.capstan.alert;

import dev.capstan.catalog.CatalogueForms;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.ServiceName;
import dev.capstan.yaml.Fields;
import dev.capstan.yaml.Form;
import dev.capstan.yaml.Scalars;
import dev.capstan.yaml.Shapes;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Somebody who may send to {@code /hooks/NAME}.
 *
 * @param proof by what it is known
 * @param url of its own API, where silences are made; only an Alertmanager has one
 * @param watchdog within which its Watchdog has to be heard again and again
 * @param deploys what it may ask to be deployed
 */
public record Receiver(
        String name,
        Kind kind,
        Proof proof,
        Optional<String> url,
        Optional<String> urlToken,
        Optional<Duration> watchdog,
        Map<ServiceName, List<EnvironmentName>> deploys) {
    public Receiver {
        deploys = Map.copyOf(deploys);
    }

    public enum Kind {
        ALERTMANAGER("alertmanager"),
        GRAFANA("grafana"),
        JSON("json"),
        DEPLOYS("deploys");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** How a sender shows who it is; both name a secret. */
    public sealed interface Proof {
        String secret();

        /** {@code Authorization: Bearer …} */
        record Token(String secret) implements Proof {}

        /** HMAC-SHA256 over the time and the body. */
        record Signature(String secret) implements Proof {}
    }

    public static Form<Function<String, Receiver>> form() {
        var keys = Fields.of("a receiver");
        var kind = keys.required(
                "kind",
                Scalars.oneOf(Arrays.asList(Kind.values()), Kind::word),
                "What it speaks: alertmanager (webhook, version 4), grafana, json, or deploys for a CI server.");
        var token = keys.optional(
                "token", CatalogueForms.secret(), "What it sends as Authorization: Bearer …, as ${secret:NAME}.");
        var signing = keys.optional(
                "signing-secret",
                CatalogueForms.secret(),
                "The key with which it signs time and body by HMAC-SHA256, as ${secret:NAME}.");
        var url = keys.optional(
                "url",
                Scalars.text("https?://[^\\s]+", "is not a web address", "http://alertmanager:9093"),
                "Where the Alertmanager itself is, so that Silence in Slack silences there.");
        var urlToken = keys.optional(
                "url-token", CatalogueForms.secret(), "The bearer token for that address, as ${secret:NAME}.");
        var watchdog = keys.optional(
                "watchdog",
                Scalars.duration("5m"),
                "Within which its Watchdog alert, which always fires, has to be heard again; otherwise that is an alert.");
        var may = keys.optional(
                "may",
                Shapes.mapOf(
                        CatalogueForms.name("shop").map(ServiceName::new),
                        Shapes.oneOrMore(CatalogueForms.environment())),
                "What a CI server may ask to be deployed: service, then environments.");
        keys.exactlyOne(token, signing);
        keys.onlyWith(urlToken, url);
        return keys.whole(found -> {
            var is = found.need(kind);
            if (is != Kind.ALERTMANAGER && found.wrote(url)) {
                found.problem(url, "only an alertmanager has an address for silences", "leave url out");
            }
            if (is != Kind.ALERTMANAGER && is != Kind.GRAFANA && found.wrote(watchdog)) {
                found.problem(watchdog, "only alertmanager and grafana send a Watchdog", "leave watchdog out");
            }
            if (is == Kind.DEPLOYS && !found.wrote(may)) {
                found.problem(may, "nothing says what it may ask for", "add may: { shop: [production] }");
            }
            if (is != Kind.DEPLOYS && found.wrote(may)) {
                found.problem(may, "only kind deploys asks for deploys", "leave may out");
            }
            var proof = found.get(token)
                    .<Proof>map(Proof.Token::new)
                    .or(() -> found.get(signing).map(Proof.Signature::new))
                    .orElseThrow();
            return name -> found.here(new Receiver(
                    name,
                    is,
                    proof,
                    found.get(url).map(address -> address.replaceAll("/+$", "")),
                    found.get(urlToken),
                    found.get(watchdog),
                    found.get(may).orElse(Map.of())));
        });
    }
}
