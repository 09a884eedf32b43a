package dev.capstan.slack.render;

import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.block.element.StaticSelectElement;
import dev.capstan.alert.Alert;
import dev.capstan.alert.AlertView;
import dev.capstan.alert.Definition;
import dev.capstan.alert.Signal;
import dev.capstan.catalog.Language;
import dev.capstan.catalog.Runbook;
import dev.capstan.catalog.UserId;
import dev.capstan.operation.Operation;
import dev.capstan.operation.OperationState.Finished;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The message of an alert: what it is, what it means, what changed, and what can be done at the press of a button. */
final class AlertCard {
    private static final int LISTED = 8;
    private static final int BUTTON = 75;
    private static final List<ActionId> ACTIONS = List.of(
            ActionId.SAY_ALERT_1,
            ActionId.SAY_ALERT_2,
            ActionId.SAY_ALERT_3,
            ActionId.SAY_ALERT_4,
            ActionId.SAY_ALERT_5);

    /** A deploy this short before is what most alerts come from. */
    private static final Duration FRESH = Duration.ofHours(1);

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
            sheet.buttons(buttons());
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

    Optional<ButtonElement> acknowledging() {
        return alert.acknowledged().isPresent()
                ? Optional.empty()
                : Optional.of(button(
                                ActionId.ALERT_ACKNOWLEDGE,
                                phrases.acknowledge(),
                                alert.id().value())
                        .style("primary")
                        .build());
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
                        wording.duration(sinceThen(operation))))
                .toList();
    }

    private static Mrkdwn asker(UserId requester) {
        return requester.isPerson() ? Mrkdwn.user(requester) : Mrkdwn.name(requester);
    }

    private Duration sinceThen(Operation operation) {
        var length = Duration.between(operation.startedAt().orElse(operation.requestedAt()), alert.beganAt());
        return length.isNegative() ? Duration.ZERO : length;
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

    private List<BlockElement> buttons() {
        var buttons = new ArrayList<BlockElement>();
        var rollback = rollback();
        rollback.ifPresent(buttons::add);
        acknowledging().ifPresent(buttons::add);
        var actions = actions();
        for (int each = 0; each < Math.min(actions.size(), ACTIONS.size()); each++) {
            if (rollback.isPresent() && actions.get(each).isRollback()) {
                continue;
            }
            buttons.add(button(
                            ACTIONS.get(each),
                            actions.get(each).title().in(wording.language()),
                            "alerts do " + alert.id() + " " + (each + 1))
                    .build());
        }
        if (alert.silence().isPresent()) {
            buttons.add(button(
                            ActionId.ALERT_UNSILENCE,
                            phrases.unsilence(),
                            alert.id().value())
                    .build());
        }
        buttons.add(silences());
        if (alert.step() < scene.handbook().course(alert).steps().size()) {
            buttons.add(button(
                            ActionId.ALERT_ESCALATE,
                            phrases.escalate(),
                            alert.id().value())
                    .build());
        }
        if (alert.origin().where().isPresent()) {
            buttons.add(button(
                            ActionId.SAY_ALERT_INCIDENT,
                            wording.phrases().incidents().open(),
                            "incident open " + alert.id())
                    .build());
        }
        return buttons;
    }

    private List<Definition.Action> actions() {
        return definitions.stream()
                .flatMap(definition -> definition.actions().stream())
                .toList();
    }

    /** Right after a deploy, what takes it back comes first. */
    private Optional<BlockElement> rollback() {
        boolean declared = alert.origin()
                .where()
                .flatMap(scene.handbook()::service)
                .filter(service -> service.runbooks().containsKey(Runbook.ROLLBACK))
                .isPresent();
        return scene.lately().stream()
                .filter(operation -> declared
                        && operation.request().runbook().equals(Runbook.DEPLOY)
                        && operation.state() instanceof Finished
                        && sinceThen(operation).compareTo(FRESH) <= 0)
                .findFirst()
                .map(operation -> button(
                                ActionId.SAY_ALERT_ROLL_BACK,
                                phrases.rollBack(
                                        operation.request().parameters().getOrDefault("version", "")),
                                "alerts do " + alert.id() + " rollback")
                        .style("danger")
                        .build());
    }

    private BlockElement silences() {
        var id = alert.id().value();
        return StaticSelectElement.builder()
                .actionId(ActionId.ALERT_SILENCE.value())
                .placeholder(plain(phrases.silence()))
                .options(List.of(
                        Fields.option(phrases.silenceFor(1), "1h " + id),
                        Fields.option(phrases.silenceFor(4), "4h " + id),
                        Fields.option(phrases.silenceUntil(), "until " + id)))
                .build();
    }

    private static ButtonElement.ButtonElementBuilder button(ActionId action, String text, String value) {
        return ButtonElement.builder()
                .actionId(action.value())
                .text(plain(Foreign.plain(text, BUTTON)))
                .value(value);
    }

    private static PlainTextObject plain(String text) {
        return PlainTextObject.builder().text(text).build();
    }
}
