package dev.capstan.page;

import dev.capstan.catalog.CatalogueForms;
import dev.capstan.catalog.Value;
import dev.capstan.yaml.Fields;
import dev.capstan.yaml.Form;
import dev.capstan.yaml.Node;
import dev.capstan.yaml.Reading;
import dev.capstan.yaml.Scalars;
import dev.capstan.yaml.Shapes;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** {@code { email: ops@example.com }}, {@code { pagerduty: ${secret:KEY} }}, {@code { webhook: https://… }}. */
final class ReachForm {
    private static final String ATOM = "[A-Za-z0-9_%+'=~-]+";
    private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?";

    /** Plain ones only: a name beside it, or a second one, could say more to a mail server than is meant. */
    static final Form<String> ADDRESS = Scalars.text(
            ATOM + "(\\." + ATOM + ")*@" + LABEL + "(\\." + LABEL + ")+", "is no address", "ops@example.com");

    private static final Form<String> URL = Scalars.text("https?://.+", "is no URL", "https://example.com/pages")
            .refine((written, node, reading) -> isUrl(written) ? Optional.of(written) : refuse(written, node, reading));

    private static final Form<Value> URL_OR_SECRET = CatalogueForms.value()
            .refine((value, node, reading) -> value instanceof Value.Plain(var written) && !isUrl(written)
                    ? refuse(written, node, reading)
                    : Optional.of(value));

    private ReachForm() {}

    static Form<Way> way() {
        var keys = Fields.of("a way");
        var email = keys.optional(
                "email", Shapes.oneOrMore(ADDRESS).map(Way.Email::new), "An address or several; needs smtp.");
        var pagerDuty = keys.optional(
                "pagerduty",
                Shapes.valueOrKeys(
                        CatalogueForms.secret().map(key -> new Way.PagerDuty(key, Way.PagerDuty.USUAL_URL)),
                        pagerDuty()),
                "An integration of Events API v2: its routing key, as ${secret:NAME}.");
        var webhook = keys.optional(
                "webhook",
                Shapes.valueOrKeys(URL_OR_SECRET.map(url -> new Way.Webhook(url, Optional.empty())), webhook()),
                "Where JSON is posted.");
        keys.exactlyOne(email, pagerDuty, webhook);
        return keys.whole(found -> found.get(email)
                .<Way>map(way -> way)
                .or(() -> found.get(pagerDuty))
                .or(() -> found.get(webhook))
                .orElseThrow());
    }

    private static Form<Way.PagerDuty> pagerDuty() {
        var keys = Fields.of("pagerduty");
        var key = keys.required("routing-key", CatalogueForms.secret(), "The routing key, as ${secret:NAME}.");
        var url = keys.optional(
                "url", URL, "Where the API begins, such as https://events.eu.pagerduty.com; the usual when left out.");
        return keys.whole(
                found -> new Way.PagerDuty(found.need(key), found.get(url).orElse(Way.PagerDuty.USUAL_URL)));
    }

    private static Form<Way.Webhook> webhook() {
        var keys = Fields.of("webhook");
        var url = keys.required("url", URL_OR_SECRET, "Where JSON is posted, plain or as ${secret:NAME}.");
        var secret = keys.optional("secret", CatalogueForms.secret(), "What signs each, as ${secret:NAME}.");
        return keys.whole(found -> new Way.Webhook(found.need(url), found.get(secret)));
    }

    private static boolean isUrl(String written) {
        try {
            var url = new URI(written);
            return ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
                    && url.getHost() != null
                    && url.getRawUserInfo() == null;
        } catch (URISyntaxException unreadable) {
            return false;
        }
    }

    private static <T> Optional<T> refuse(String written, Node node, Reading reading) {
        reading.problem(
                node.place(), node.label() + " \"" + written + "\" is no URL", "write https://example.com/pages");
        return Optional.empty();
    }
}
