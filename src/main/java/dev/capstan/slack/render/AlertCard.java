package dev.capstan.slack.render;

import com.slack.api.model.block.element.BlockElement;
import dev.capstan.alert.Alert;
import dev.capstan.alert.AlertView;
import dev.capstan.alert.Definition;
import dev.capstan.alert.Signal;
import dev.capstan.catalog.Language;
import dev.capstan.catalog.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The message of an alert: what it is, what it means, what changed, and what can be done at the press of a button. */
final class AlertCard {
    private static final int LISTED = 8;

    private final AlertView view;
    private final Alert alert;
    private final AlertScene scene;
    private final Wording wording;
    private final AlertPhrases phrases;
    private final List<Definition> definitions;

    AlertCard(AlertView view, AlertScene scene, Language language) {
        this.view = view;
        this.alert = view.alert();
        this.scene = scene;
        this.wording = Wording.in(language);
        this.phrases = wording.phrases().alerts();
        this.definitions = scene.handbook().definitions(alert);
    }

    Rendered rendered(Instant now) {
        var sheet = new Sheet(wording.phrases());
        var heading = heading(now);
        sheet.line(mark().before(Mrkdwn.dotted(Stream.of(heading, where(), called(), Mrkdwn.name(alert.id())))));
        sheet.line(standing());
        if (alert.open()) {
            definitions.stream()
                    .limit(1)
                    .flatMap(definition -> definition.means().stream())
                    .forEach(means -> sheet.line(Mrkdwn.text(means.in(wording.language()), 500)));
        }
        signals().forEach(sheet::line);
        if (alert.open()) {
            lately().forEach(sheet::line);
            next().forEach(sheet::line);
        }
        sheet.line(links());
        if (alert.open()) {
            sheet.buttons(buttons().all());
        }
        return sheet.rendered(mark().before(heading + " · " + where()));
    }

    private Mark mark() {
        if (!alert.open()) {
            return Mark.DONE;
        }
        if (alert.silence().isPresent()) {
            return Mark.SILENCED;
        }
        if (alert.acknowledged().isPresent()) {
            return Mark.ATTENDED;
        }
        return alert.extent().severity() == dev.capstan.alert.Severity.WARNING ? Mark.ATTENTION : Mark.FAILED;
    }

    private Mrkdwn heading(Instant now) {
        return alert.open()
                ? trouble()
                : phrases.over(
                        Mrkdwn.name(alert.extent().severity().priority() + " " + names()),
                        wording.duration(alert.lasted(now)));
    }

    Mrkdwn trouble() {
        return phrases.trouble(Mrkdwn.name(alert.extent().severity().priority()), names(), value());
    }

    private Mrkdwn names() {
        var names = alert.extent().names();
        var first = Mrkdwn.text(title(names.getFirst()), 120);
        return names.size() == 1
                ? first
                : Mrkdwn.name(first + " " + wording.phrases().more(names.size() - 1));
    }

    private String title(String name) {
        return definitions.stream()
                .filter(definition -> definition.name().equals(name))
                .map(definition -> definition.title().in(wording.language()))
                .findFirst()
                .orElse(name);
    }

    private Mrkdwn value() {
        var firing = view.firing();
        return firing.size() == 1
                ? firing.getFirst().value().map(value -> Mrkdwn.text(value, 80)).orElse(Mrkdwn.NOTHING)
                : Mrkdwn.NOTHING;
    }

    private Mrkdwn where() {
        return alert.origin()
                .where()
                .map(Mrkdwn::name)
                .orElseGet(
                        () -> phrases.noServiceKnown(Mrkdwn.code(alert.origin().receiver())));
    }

    private Mrkdwn called() {
        return alert.calls()
                ? scene.callers().called(scene.handbook().course(alert).tell(), alert)
                : Mrkdwn.NOTHING;
    }

    /** What it is and how it stands, in two lines of a list. */
    String listed(Mrkdwn id) {
        var first = mark().before(Mrkdwn.dotted(Stream.of(trouble(), where(), id)));
        boolean unattended = alert.acknowledged().isEmpty() && alert.silence().isEmpty();
        return first + "\n"
                + Mrkdwn.dotted(Stream.of(
                        standing(), unattended ? wording.phrases().home().nobodyOnIt() : Mrkdwn.NOTHING));
    }

    Optional<BlockElement> acknowledging() {
        return buttons().acknowledging();
    }

    private AlertButtons buttons() {
        return new AlertButtons(alert, scene, wording);
    }

    private Mrkdwn standing() {
        return Mrkdwn.dotted(Stream.of(
                phrases.began(Mrkdwn.moment(alert.beganAt())),
                alert.extent().all() > 1
                        ? phrases.firing(alert.extent().firing(), alert.extent().all())
                        : Mrkdwn.NOTHING,
                alert.acknowledged()
                        .map(given -> phrases.acknowledgedBy(Mrkdwn.user(given.by()), Mrkdwn.time(given.at())))
                        .orElse(Mrkdwn.NOTHING),
                alert.silence()
                        .map(still -> phrases.silencedBy(Mrkdwn.user(still.by()), Mrkdwn.moment(still.until())))
                        .orElse(Mrkdwn.NOTHING),
                alert.hiddenBy()
                        .map(behind -> phrases.hiddenBehind(Mrkdwn.name(behind)))
                        .orElse(Mrkdwn.NOTHING),
                alert.flapping() ? phrases.flapping() : Mrkdwn.NOTHING));
    }

    private List<Mrkdwn> signals() {
        var shown = alert.open() ? view.firing() : view.signals();
        var lines = new ArrayList<>(shown.stream()
                .limit(LISTED)
                .map(signal -> line(signal, shown.size() > 1))
                .filter(line -> !line.isEmpty())
                .toList());
        if (shown.size() > LISTED) {
            lines.add(wording.phrases().more(shown.size() - LISTED));
        }
        return lines;
    }

    private static Mrkdwn line(Signal signal, boolean several) {
        var summary = Mrkdwn.text(signal.summary().orElse(""), 300);
        return several
                ? Mrkdwn.name("• "
                        + Mrkdwn.dotted(Stream.of(
                                summary.isEmpty() ? Mrkdwn.text(signal.name()) : summary,
                                Mrkdwn.text(
                                        signal.label("instance", "host", "pod").orElse(""), 80),
                                signal.value()
                                        .map(value -> Mrkdwn.text(value, 60))
                                        .orElse(Mrkdwn.NOTHING))))
                : summary;
    }

    private List<Mrkdwn> lately() {
        return scene.lately().stream()
                .limit(3)
                .map(operation -> phrases.changed(
                        wording.subject(operation),
                        Mrkdwn.name(operation.id()),
                        asker(operation.request().requester()),
                        wording.duration(scene.since(operation, alert))))
                .toList();
    }

    private static Mrkdwn asker(UserId requester) {
        return requester.isPerson() ? Mrkdwn.user(requester) : Mrkdwn.name(requester);
    }

    private List<Mrkdwn> next() {
        var next = definitions.stream()
                .limit(1)
                .flatMap(definition -> definition.next().stream())
                .toList();
        return IntStream.range(0, next.size())
                .mapToObj(at -> phrases.next(at + 1, Mrkdwn.text(next.get(at).in(wording.language()), 300)))
                .toList();
    }

    private Mrkdwn links() {
        var first = view.signals().stream().findFirst();
        return Mrkdwn.dotted(Stream.of(
                link(
                        definitions.stream()
                                .flatMap(definition -> definition.runbook().stream())
                                .findFirst()
                                .or(() -> first.flatMap(signal -> signal.note("runbook_url", "runbook"))),
                        phrases.runbook()),
                link(
                        definitions.stream()
                                .flatMap(definition -> definition.dashboard().stream())
                                .findFirst()
                                .or(() -> first.flatMap(signal -> signal.note("dashboard", "dashboard_url"))),
                        phrases.dashboard()),
                link(first.flatMap(Signal::link), phrases.source())));
    }

    private static Mrkdwn link(Optional<String> address, String title) {
        return address.filter(url -> url.matches("https?://[^\\s|<>]{1,2000}"))
                .map(url -> Mrkdwn.name("<" + url.replace("&", "&amp;") + "|" + title + ">"))
                .orElse(Mrkdwn.NOTHING);
    }
}
