package dev.capstan.alert.receive;

import dev.capstan.alert.Report;
import dev.capstan.alert.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Capstan's own: for whatever can send JSON. */
record JsonWording() implements Wording {
    private static final List<String> LABELS = List.of("service", "environment", "severity");
    private static final List<String> NOTES = List.of("summary", "description", "runbook", "dashboard");

    @Override
    public Report read(String receiver, Payload payload, Instant now) throws Unreadable {
        var version = payload.text("version").orElse("1");
        if (!version.equals("1")) {
            throw new Unreadable("this is version " + version + "; version 1 is understood");
        }
        var signals = new ArrayList<Signal>();
        for (var item : payload.items("alerts")) {
            signals.add(signal(new Payload(item), now));
        }
        var group = payload.text("group")
                .orElseGet(() ->
                        signals.stream().map(Signal::name).distinct().sorted().reduce("", (a, b) -> a + " " + b));
        return new Report(receiver, Report.Source.HOOK, group, signals, 0, now);
    }

    private static Signal signal(Payload alert, Instant now) throws Unreadable {
        var name = alert.need("name");
        var labels = alert.texts("labels", true);
        LABELS.forEach(key -> alert.text(key).ifPresent(value -> labels.put(key, value)));
        labels.putIfAbsent("alertname", name);
        var notes = alert.texts("annotations", false);
        NOTES.forEach(key -> alert.text(key).ifPresent(value -> notes.put(key, value)));
        boolean firing = PrometheusWording.firing(alert.text("status").orElse("firing"));
        return new Signal(
                alert.text("id").map(Fingerprint::of).orElseGet(() -> Fingerprint.of(name, labels)),
                name,
                firing,
                Moments.believable(now, alert.moment("since").orElse(now)),
                firing
                        ? Optional.empty()
                        : Optional.of(
                                Moments.believable(now, alert.moment("until").orElse(now))),
                labels,
                notes,
                alert.text("value"),
                alert.text("link").filter(Links::isOne));
    }
}
