package dev.capstan.monitor;

import dev.capstan.catalog.CatalogueForms;
import dev.capstan.catalog.ChapterKey;
import dev.capstan.catalog.HouseChapter;
import dev.capstan.monitor.PrometheusServer.Credentials;
import dev.capstan.yaml.Fields;
import dev.capstan.yaml.Form;
import dev.capstan.yaml.Scalars;
import dev.capstan.yaml.Shapes;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/** {@code prometheus} in {@code capstan.yaml}. */
public final class PrometheusChapter implements HouseChapter<Map<ServerName, PrometheusServer>> {
    public static final ChapterKey<Map<ServerName, PrometheusServer>> KEY = new ChapterKey<>("prometheus");

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @Override
    public ChapterKey<Map<ServerName, PrometheusServer>> key() {
        return KEY;
    }

    @Override
    public String about() {
        return "The Prometheus servers that monitors ask, by name.";
    }

    @Override
    public Form<Map<ServerName, PrometheusServer>> form() {
        return Shapes.named(CatalogueForms.name("main").map(ServerName::new), server());
    }

    private static Form<Function<ServerName, PrometheusServer>> server() {
        var keys = Fields.of("a Prometheus server");
        var url = keys.required(
                "url",
                Scalars.text("https?://[^\\s/?#@]+[^\\s?#]*", "is not a web address", "http://prometheus:9090"),
                "Its address, without /api.");
        var token = keys.optional(
                "token", CatalogueForms.secret(), "A bearer token, as ${secret:NAME}, where it asks for one.");
        var user = keys.optional("user", Scalars.text("capstan"), "Who asks, where it wants a name and a password.");
        var password = keys.optional("password", CatalogueForms.secret(), "The password, as ${secret:NAME}.");
        var timeout = keys.optional(
                "timeout", Scalars.duration("10s"), "How long one question may take; 10s when left out, at most 30s.");
        keys.atMostOne(token, user).onlyWith(user, password).onlyWith(password, user);
        return keys.whole(found -> {
            var length = found.get(timeout).orElse(TIMEOUT);
            if (length.compareTo(MonitorForm.LONGEST_TAKING) > 0) {
                found.problem(timeout, "no question may take longer than 30s", "write timeout: 30s");
            }
            var credentials = found.get(token)
                    .<Credentials>map(Credentials.Bearer::new)
                    .or(() -> found.get(password).map(secret -> new Credentials.Basic(found.need(user), secret)));
            return name -> new PrometheusServer(name, found.need(url).replaceAll("/+$", ""), credentials, length);
        });
    }
}
