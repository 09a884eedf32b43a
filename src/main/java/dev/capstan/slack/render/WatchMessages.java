package dev.capstan.slack.render;

import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import dev.capstan.catalog.Language;
import dev.capstan.catalog.Text;
import dev.capstan.catalog.UserId;
import dev.capstan.operation.OperationId;
import dev.capstan.operation.plan.PlannedWatch.Mode;
import dev.capstan.watch.End;
import dev.capstan.watch.Evidence;
import dev.capstan.watch.Watch;
import dev.capstan.watch.WatchState.Asking;
import dev.capstan.watch.WatchState.GoingBack;
import dev.capstan.watch.WatchState.Over;
import dev.capstan.watch.WatchState.Watching;
import dev.capstan.watch.Why;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How a deploy is told to be watched, in its thread: how the watch stands, and the numbers that something is done about. */
public final class WatchMessages {
    private final Watch watch;
    private final Wording wording;
    private final WatchPhrases phrases;

    public WatchMessages(Watch watch, Language language) {
        this.watch = watch;
        this.wording = Wording.in(language);
        this.phrases = wording.phrases().watches();
    }

    /** One message that follows the watch from its beginning to its end. */
    public Rendered standing() {
        var sheet = new Sheet(wording.phrases());
        var head = head();
        sheet.line(head);
        if (watch.state() instanceof Watching(var held)) {
            sheet.line(new WatchWords(wording).limits(watch.planned()));
            sheet.line(watch.planned().mode() == Mode.AUTO ? phrases.leadsBack(before()) : phrases.peopleAreAsked());
            held.ifPresent(seen ->
                    sheet.line(Mark.LOCKED.before(phrases.held(title(seen.evidence()), Mrkdwn.name(seen.by())))));
            sheet.buttons(List.of(button(ActionId.WATCH_STOP, phrases.stopWatching(), "")));
        } else if (watch.state() instanceof Over(End.Quiet(var unseen), var at) && !unseen.isEmpty()) {
            sheet.line(Mark.UNSEEN.before(phrases.unseen(titles(unseen))));
        }
        return sheet.rendered(head);
    }

    private String head() {
        return switch (watch.state()) {
            case Watching watching -> Mark.ATTENDED.before(phrases.watching(Mrkdwn.time(watch.until())));
            case GoingBack(var evidence, var by) -> Mark.ATTENDED.before(phrases.passed(title(evidence)));
            case Asking asking -> Mark.ATTENDED.before(phrases.passed(title(asking.evidence())));
            case Over(var end, var at) -> head(end);
        };
    }

    private String head(End end) {
        var within = wording.duration(watch.planned().within());
        return switch (end) {
            case End.Quiet(var unseen) ->
                unseen.size() == watch.planned().triggers().size()
                        ? Mark.ATTENTION.before(phrases.sawNothing(within))
                        : Mark.DONE.before(phrases.quiet(within));
            case End.Stopped(var person) -> Mark.ENDED.before(phrases.stopped(Mrkdwn.user(person)));
            case End.Overtaken(var by, var seen) -> Mark.ENDED.before(phrases.overtaken(Mrkdwn.name(by)));
            case End.RolledBack(var seen, var by) -> passed(seen);
            case End.RollbackFailed(var seen, var by) -> passed(seen);
            case End.HandedOver(var seen, var person, var to) -> passed(seen);
            case End.Kept(var seen, var person) -> passed(seen);
            case End.Unanswered(var seen) -> passed(seen);
        };
    }

    private String passed(Evidence evidence) {
        return Mark.ATTENDED.before(phrases.passed(title(evidence)));
    }

    /**
     * The numbers, and what is done about them; absent while nothing is.
     *
     * @param onCall who is mentioned where people are asked
     */
    public Optional<Rendered> numbers(Optional<UserId> onCall) {
        return watch.state() instanceof Watching
                ? Optional.empty()
                : watch.evidence().map(evidence -> numbers(evidence, onCall));
    }

    private Rendered numbers(Evidence evidence, Optional<UserId> onCall) {
        var sheet = new Sheet(wording.phrases());
        var head = mark().before(phrases.numbers(
                title(evidence),
                Mrkdwn.text(evidence.worst()),
                evidence.isAnswer() ? Mrkdwn.NOTHING : Mrkdwn.text(evidence.limit()),
                wording.duration(evidence.lasting()),
                Mrkdwn.name(watch.deploy().id())));
        sheet.line(head);
        if (!evidence.series().isBlank()) {
            sheet.line(phrases.series(Mrkdwn.code(evidence.series())));
        }
        sheet.line(phrases.readings(
                evidence.count(),
                Mrkdwn.second(evidence.from()),
                Mrkdwn.second(evidence.to()),
                Mrkdwn.dotted(evidence.last().stream()
                        .map(number ->
                                Mrkdwn.spaced(Stream.of(Mrkdwn.second(number.at()), Mrkdwn.text(number.value())))))));
        sheet.line(follows(onCall));
        if (watch.state() instanceof Asking asking) {
            sheet.line(because(asking.why()));
            sheet.buttons(buttons(asking.why()));
        }
        return sheet.rendered(head);
    }

    private Mark mark() {
        return switch (watch.state()) {
            case Watching watching -> Mark.ATTENDED;
            case GoingBack going -> Mark.ROLLED_BACK;
            case Asking asking -> Mark.ATTENTION;
            case Over(End.RolledBack rolledBack, var at) -> Mark.ROLLED_BACK;
            case Over(End.HandedOver handedOver, var at) -> Mark.ROLLED_BACK;
            case Over(End.RollbackFailed failed, var at) -> Mark.FAILED;
            case Over over -> Mark.ENDED;
        };
    }

    private Mrkdwn follows(Optional<UserId> onCall) {
        return switch (watch.state()) {
            case Watching watching -> Mrkdwn.NOTHING;
            case GoingBack(var evidence, var by) ->
                phrases.rollingBack(before(), by.map(Mrkdwn::name).orElse(Mrkdwn.NOTHING));
            case Asking asking -> phrases.asks(onCall.map(Mrkdwn::user).orElse(Mrkdwn.NOTHING), before());
            case Over(var end, var at) ->
                switch (end) {
                    case End.RolledBack(var seen, var by) -> phrases.rolledBack(before(), Mrkdwn.name(by));
                    case End.RollbackFailed(var seen, var by) -> phrases.rollbackFailed(Mrkdwn.name(by));
                    case End.HandedOver(var seen, var person, var to) ->
                        phrases.handedOver(Mrkdwn.user(person), Mrkdwn.name(to));
                    case End.Kept(var seen, var person) -> phrases.kept(Mrkdwn.user(person));
                    case End.Unanswered unanswered -> phrases.unanswered();
                    case End.Overtaken(var by, var seen) -> phrases.overtaken(Mrkdwn.name(by));
                    case End.Stopped(var person) -> phrases.stopped(Mrkdwn.user(person));
                    case End.Quiet quiet -> Mrkdwn.NOTHING;
                };
        };
    }

    private Mrkdwn because(Why why) {
        return switch (why) {
            case Why.Declared declared -> Mrkdwn.NOTHING;
            case Why.WayLost(var reason) ->
                switch (reason) {
                    case NO_COMMIT -> phrases.noCommit();
                    case MOVED_BEFORE -> phrases.movedBefore();
                    case SAME_COMMIT -> phrases.sameCommit(before());
                    case NO_COPY -> phrases.noCopy();
                    case NOT_DECLARED ->
                        phrases.notDeclared(Mrkdwn.code(watch.planned().back().value()));
                };
            case Why.Incompatible(var migration) -> phrases.incompatible(Mrkdwn.code(migration));
            case Why.MigrationUnknown(var before, var now) -> phrases.migrationUnknown(code(before), code(now));
            case Why.Locked(var by) -> phrases.locked(Mrkdwn.name(by));
            case Why.NotRun(var rollback) -> phrases.notRun(Mrkdwn.name(rollback));
        };
    }

    private static Mrkdwn code(Optional<String> text) {
        return text.map(Mrkdwn::code).orElse(Mrkdwn.NOTHING);
    }

    /** Where nobody knows to what it would lead back, there is no button that leads there. */
    private List<BlockElement> buttons(Why why) {
        var keep = button(ActionId.WATCH_KEEP, phrases.keep(), "");
        return why instanceof Why.WayLost
                ? List.of(keep)
                : List.of(button(ActionId.WATCH_ROLL_BACK, phrases.rollBack(), "danger"), keep);
    }

    private BlockElement button(ActionId id, String text, String style) {
        return ButtonElement.builder()
                .actionId(id.value())
                .text(PlainTextObject.builder().text(text).build())
                .value(new ButtonValue(watch.deploy().id(), Optional.empty()).encode())
                .style(style.isEmpty() ? null : style)
                .build();
    }

    private Mrkdwn before() {
        return watch.deploy()
                .plan()
                .flatMap(plan -> plan.facts().current())
                .map(commit -> Mrkdwn.code(commit.substring(0, Math.min(7, commit.length()))))
                .orElse(Mrkdwn.NOTHING);
    }

    private Mrkdwn title(Evidence evidence) {
        return title(evidence.title());
    }

    private Mrkdwn title(Text title) {
        return Mrkdwn.text(title.in(wording.language()), 80);
    }

    private Mrkdwn titles(Collection<Text> titles) {
        return Mrkdwn.dotted(titles.stream().map(this::title));
    }

    /** Only for whoever pressed the button of an alert after this has rolled back what the alert is about. */
    public static Rendered rolledBackSince(OperationId by, String command, Language language) {
        return said(Phrases.in(language).watches().rolledBackSince(Mrkdwn.name(by), Mrkdwn.code(command)), language);
    }

    static Rendered said(Mrkdwn words, Language language) {
        return new Sheet(Phrases.in(language)).line(words).rendered(words.value());
    }
}
