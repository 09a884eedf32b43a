package dev.capstan.alert.receive;

import dev.capstan.alert.Report;
import dev.capstan.alert.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Pattern;

/** Alertmanager's webhook, version 4, and Grafana's, which grew out of it. */
record PrometheusWording(Report.Source source) implements Wording {
    private static final String VERSION = "4";
    private static final Pattern VALUE = Pattern.compile("\\bvar='[^']*' labels=\\{[^}]*} value=([^ \\]]+)");

    @Override
    public Report read(String receiver, Payload payload, Instant now) throws Unreadable {
        if (source == Report.Source.ALERTMANAGER) {
            var version = payload.need("version");
            if (!version.equals(VERSION)) {
                throw new Unreadable("this is version " + version + " of Alertmanager's webhook; version " + VERSION
                        + " is understood");
            }
        }
        var signals = new ArrayList<Signal>();
        for (var item : payload.items("alerts")) {
            signals.add(signal(new Payload(item), now));
        }
        int leftOut = payload.node().path("truncatedAlerts").asInt(0);
        return new Report(receiver, source, payload.text("groupKey").orElse(""), signals, leftOut, now);
    }

    private static Signal signal(Payload alert, Instant now) throws Unreadable {
        var labels = alert.texts("labels", true);
        var name = Optional.ofNullable(labels.get("alertname")).orElse("alert");
        var notes = alert.texts("annotations", false);
        boolean firing = firing(alert.need("status"));
        var since = Moments.believable(now, alert.moment("startsAt").orElse(now));
        // Grafana links where Alertmanager only names
        alert.text("dashboardURL").ifPresent(url -> notes.putIfAbsent("dashboard", url));
        var value = alert.text("valueString")
                .map(PrometheusWording::values)
                .or(() -> Optional.ofNullable(notes.get("value")));
        return new Signal(
                alert.text("fingerprint").map(Fingerprint::of).orElseGet(() -> Fingerprint.of(name, labels)),
                name,
                firing,
                since,
                firing
                        ? Optional.empty()
                        : Optional.of(
                                Moments.believable(now, alert.moment("endsAt").orElse(now))),
                labels,
                notes,
                value,
                alert.text("generatorURL").filter(Links::isOne));
    }

    static boolean firing(String status) throws Unreadable {
        return switch (status) {
            case "firing", "alerting" -> true;
            case "resolved", "ok" -> false;
            default -> throw new Unreadable("\"status\" is neither firing nor resolved: " + status);
        };
    }

    /** Of {@code [ var='A' labels={…} value=7.2 ], [ var='C' labels={…} value=1 ]} the first: the last is Grafana's yes or no. */
    private static String values(String text) {
        var found = VALUE.matcher(text);
        return found.find() ? found.group(1) : text;
    }
}
