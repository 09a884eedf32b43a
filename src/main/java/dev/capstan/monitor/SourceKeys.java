package dev.capstan.monitor;

import dev.capstan.catalog.CatalogueForms;
import dev.capstan.sql.QueryName;
import dev.capstan.yaml.Fields;
import dev.capstan.yaml.Fields.Found;
import dev.capstan.yaml.Fields.Key;
import dev.capstan.yaml.Form;
import dev.capstan.yaml.Scalars;
import dev.capstan.yaml.Shapes;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The keys by which a monitor says where its numbers come from. */
record SourceKeys(
        Key<String> prometheus,
        Key<ServerName> server,
        Key<QueryName> query,
        Key<String> column,
        Key<List<String>> by,
        Key<Map<String, String>> with,
        Key<Source> check,
        Key<Source> host,
        Key<String> run) {

    static SourceKeys declaredIn(Fields keys) {
        var prometheus = keys.optional(
                "prometheus",
                Scalars.text("sum(rate(errors_total[5m])) / sum(rate(requests_total[5m]))"),
                "What Prometheus is asked, in PromQL and without a comparison; each series of the answer has clocks of its own.");
        var server = keys.optional(
                "server",
                CatalogueForms.name("main").map(ServerName::new),
                "Which Prometheus of capstan.yaml; may be left out where there is only one.");
        var query = keys.optional(
                "query",
                CatalogueForms.name("failed-payments").map(QueryName::new),
                "A query of the service; with a column its number is read, without one whether the answer is as it expects.");
        var column = keys.optional(
                "column", Scalars.text("pending_count"), "The column that is read; of several rows the worst counts.");
        var by = keys.optional(
                "by",
                Shapes.oneOrMore(Scalars.text("provider")),
                "Columns that tell rows apart: each value has clocks of its own.");
        var with = keys.optional(
                "with",
                Shapes.mapOf(CatalogueForms.name("since"), Scalars.asWritten("5m")),
                "Values for the query's parameters; the others are as the query says.");
        var check = keys.optional(
                "check",
                Shapes.valueOrKeys(health(), CatalogueForms.check().map(Source.Asked::new)),
                "A check: health.NAME, or one of its own as under health. It fails, or how long its answer takes.");
        var host = keys.optional(
                "host",
                hosts(),
                "Read on each host: cpu, memory or disk PATH in %, or load, the average of the last minute.");
        var run = keys.optional(
                "run",
                Scalars.text("wc -l < /tmp/queue"),
                "A script that prints a number, on each host; it only looks.");
        keys.exactlyOne(prometheus, query, check, host, run)
                .onlyWith(server, prometheus)
                .onlyWith(column, query)
                .onlyWith(by, column)
                .onlyWith(with, query);
        return new SourceKeys(prometheus, server, query, column, by, with, check, host, run);
    }

    private static Form<Source> health() {
        return Scalars.text(
                        "health\\.[a-z][a-z0-9_-]{0,39}", "is not a check", "health.app, or one in braces: { http: … }")
                .map(written -> new Source.HealthName(written.substring("health.".length())))
                .map(Source.Health::new);
    }

    private static Form<Source> hosts() {
        return Scalars.text(
                        "cpu|memory|load|disk( /[^\\s'\"\\\\]*)?",
                        "is nothing that is read on a host",
                        "cpu, memory, load or disk /path")
                .map(SourceKeys::onHost);
    }

    private static Source onHost(String written) {
        return written.startsWith("disk")
                ? new Source.Disk(written.contains("/") ? written.substring("disk ".length()) : "/")
                : new Source.Host(Source.Host.Gauge.valueOf(written.toUpperCase(Locale.ROOT)));
    }

    Source source(Found found) {
        if (found.wrote(prometheus)) {
            return new Source.Prometheus(found.need(prometheus).strip(), found.get(server));
        }
        if (found.wrote(query)) {
            return new Source.Query(
                    found.need(query),
                    found.get(column),
                    found.get(by).orElse(List.of()),
                    found.get(with).orElse(Map.of()));
        }
        return found.get(check)
                .or(() -> found.get(host))
                .or(() -> found.get(run).map(Source.Script::new))
                .orElseThrow();
    }
}
