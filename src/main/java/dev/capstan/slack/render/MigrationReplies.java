package dev.capstan.slack.render;

import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import dev.capstan.catalog.Language;
import dev.capstan.catalog.RoleName;
import dev.capstan.sql.Answered;
import dev.capstan.sql.migration.Diagnosis;
import dev.capstan.sql.migration.Hints;
import dev.capstan.sql.migration.Migration;
import dev.capstan.sql.migration.Migration.Standing;
import dev.capstan.sql.migration.MigrationAnswer;
import dev.capstan.sql.migration.MigrationAnswer.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What somebody reads who looked at migrations: how they stand, or why one failed and what helps. */
public final class MigrationReplies {
    private static final int NAMED = 12;
    private static final int BUTTON = 75;
    private static final int VALUE = 2_000;

    private final Replies replies;

    public MigrationReplies(Replies replies) {
        this.replies = replies;
    }

    public Rendered of(MigrationAnswer answer, Language language) {
        var phrases = Phrases.in(language);
        var words = phrases.migrations();
        var sheet = new Sheet(phrases);
        return switch (answer) {
            case MigrationAnswer.Mistyped(var refusal) -> replies.of(refusal, language);
            case MigrationAnswer.Services(var services) -> {
                var heading = services.isEmpty() ? words.noServices() : words.services();
                yield sheet.line(heading).line(Mrkdwn.codes(services)).rendered(heading.value());
            }
            case MigrationAnswer.NotAllowed(var place, var roles) ->
                said(sheet, Mark.FAILED, words.notAllowed(where(place), roles(roles)));
            case MigrationAnswer.Unanswered(var place, var answered) ->
                said(sheet, Mark.FAILED, words.unanswered(where(place), Mrkdwn.text(why(answered))));
            case MigrationAnswer.NothingFailed(var place) -> said(sheet, Mark.DONE, words.nothingFailed(where(place)));
            case MigrationAnswer.Status status -> status(status, words, sheet);
            case MigrationAnswer.Diagnosed diagnosed -> diagnosed(diagnosed, words, sheet, language);
        };
    }

    private static Rendered said(Sheet sheet, Mark mark, Mrkdwn line) {
        return sheet.line(mark.before(line)).rendered(mark.before(line));
    }

    private static Mrkdwn where(Place place) {
        return Mrkdwn.name(place.service() + " " + place.environment());
    }

    private static Mrkdwn roles(List<RoleName> roles) {
        return roles.isEmpty() ? Mrkdwn.NOTHING : Mrkdwn.codes(roles);
    }

    private static String why(Answered answered) {
        return switch (answered) {
            case Answered.Failed failed -> failed.sqlState() + " " + failed.message();
            case Answered.CallsHidden(var call) -> call.behind() + " → " + call.function();
            case Answered.Masked masked -> masked.found().name();
            case Answered.Unreachable unreachable -> unreachable.why();
            case Answered.TimedOut late -> late.after().toSeconds() + " s";
            case Answered.Busy busy -> "busy";
            case Answered.Cancelled cancelled -> "cancelled";
            case Answered.Cut cut -> "> " + cut.rows();
            case Answered.Complete complete -> "";
        };
    }

    private static Rendered status(MigrationAnswer.Status status, MigrationPhrases words, Sheet sheet) {
        var ledger = status.ledger();
        var failed = ledger.in(Standing.FAILED);
        var pending = ledger.in(Standing.PENDING);
        var mark = !failed.isEmpty()
                ? Mark.FAILED
                : !pending.isEmpty() || !ledger.changed().isEmpty() ? Mark.ATTENTION : Mark.DONE;
        var heading = mark.before(
                words.heading(where(status.place()), Mrkdwn.name(status.tool().word())));
        sheet.line(heading);
        if (status.never()) {
            sheet.line(words.never());
        }
        line(sheet, words, Standing.FAILED, failed, failed);
        line(sheet, words, Standing.PENDING, pending, pending);
        var passedBy = ledger.in(Standing.PASSED_BY);
        line(sheet, words, Standing.PASSED_BY, passedBy, passedBy);
        var applied = ledger.in(Standing.APPLIED);
        line(sheet, words, Standing.APPLIED, applied, applied.isEmpty() ? applied : List.of(applied.getLast()));
        var lost = ledger.in(Standing.WITHOUT_FILE);
        line(sheet, words, Standing.WITHOUT_FILE, lost, lost);
        if (!ledger.changed().isEmpty()) {
            sheet.line(words.changed(names(ledger.changed())));
        }
        ledger.filesUnknown()
                .ifPresentOrElse(
                        why -> sheet.line(words.filesUnknown(Mrkdwn.code(why))),
                        () -> sheet.line(pending.isEmpty() ? words.nothingWaits() : Mrkdwn.NOTHING));
        var buttons = new ArrayList<BlockElement>();
        if (!pending.isEmpty()
                && failed.isEmpty()
                && status.running().stream().anyMatch(name -> name.value().equals("run"))) {
            buttons.add(says(ActionId.SAY_RUN, words.run(), migrate(status.place(), "run")));
        }
        if (!failed.isEmpty()) {
            buttons.add(says(ActionId.SAY_DIAGNOSE, words.diagnose(), migrate(status.place(), "diagnose")));
        }
        return sheet.buttons(buttons).rendered(heading);
    }

    private static void line(
            Sheet sheet, MigrationPhrases words, Standing standing, List<Migration> all, List<Migration> named) {
        if (!all.isEmpty()) {
            sheet.line(words.standing(standing, all.size(), names(named)));
        }
    }

    private static Mrkdwn names(List<Migration> migrations) {
        var shown = migrations.stream().limit(NAMED).map(migration -> Mrkdwn.code(migration.name(), 100));
        var more = migrations.size() > NAMED
                ? Stream.of(Mrkdwn.name("+" + (migrations.size() - NAMED)))
                : Stream.<Mrkdwn>of();
        return Mrkdwn.dotted(Stream.concat(shown, more));
    }

    private static Rendered diagnosed(
            MigrationAnswer.Diagnosed diagnosed, MigrationPhrases words, Sheet sheet, Language language) {
        var place = diagnosed.place();
        var heading = Mark.FAILED.before(words.failedAt(
                where(place),
                Mrkdwn.name(diagnosed.operation()),
                Mrkdwn.text(diagnosed.failedAt().in(language), 80),
                Mrkdwn.moment(diagnosed.at())));
        sheet.line(heading);
        sentences(diagnosed.diagnosis(), words).forEach(sheet::line);
        if (diagnosed.diagnosis() instanceof Diagnosis.Unrecognised(var lines)) {
            sheet.exactly(String.join("\n", lines));
        }
        diagnosed.look().ifPresent(statement -> sheet.line(words.look()).exactly(statement));
        diagnosed.mending().ifPresent(statement -> sheet.line(words.mending()).exactly(statement));
        return sheet.buttons(buttons(diagnosed, words, language)).rendered(heading);
    }

    private static List<Mrkdwn> sentences(Diagnosis diagnosis, MigrationPhrases words) {
        return switch (diagnosis) {
            case Diagnosis.Violated(var rule, var hints) ->
                List.of(words.violated(rule, code(hints.table()), code(hints.constraint()), columns(hints)));
            case Diagnosis.KeptWaiting(var behind, var hints) -> List.of(words.keptWaiting(behind));
            case Diagnosis.NotPermitted(var hints) -> List.of(words.notPermitted(code(hints.table())));
            case Diagnosis.NotLetIn(var door) -> List.of(words.notLetIn(door));
            case Diagnosis.Drifted(var there, var hints) -> List.of(words.drifted(there, what(hints)));
            case Diagnosis.Mistyped mistyped -> List.of(words.mistyped());
            case Diagnosis.PrismaStopped(var code, var migration, var cause) ->
                Stream.concat(
                                Stream.of(words.prismaStopped(code, code(migration))),
                                cause.stream().flatMap(known -> sentences(known, words).stream()))
                        .toList();
            case Diagnosis.Unrecognised unknown -> List.of(words.unrecognised());
        };
    }

    private static Mrkdwn code(Optional<String> name) {
        return name.filter(known -> !known.startsWith("#sql")).map(Mrkdwn::code).orElse(Mrkdwn.NOTHING);
    }

    private static Mrkdwn columns(Hints hints) {
        return hints.columns().isEmpty() ? Mrkdwn.NOTHING : Mrkdwn.code(String.join(", ", hints.columns()));
    }

    private static Mrkdwn what(Hints hints) {
        return Mrkdwn.dotted(Stream.of(code(hints.table()), columns(hints), code(hints.constraint())));
    }

    private static List<BlockElement> buttons(
            MigrationAnswer.Diagnosed diagnosed, MigrationPhrases words, Language language) {
        var place = diagnosed.place();
        var buttons = new ArrayList<BlockElement>();
        diagnosed
                .look()
                .map(statement -> "sql " + place.service() + " " + place.environment() + " " + place.database() + " = "
                        + statement)
                .filter(typed -> typed.length() <= VALUE)
                .ifPresent(typed -> buttons.add(says(ActionId.SAY_LOOK, words.showRows(), typed)));
        diagnosed
                .fix()
                .ifPresent(fix -> buttons.add(says(
                        ActionId.SAY_FIX,
                        words.fix(fix.title().in(language)),
                        "fix " + place.service() + " " + place.environment() + " " + fix.name())));
        diagnosed
                .resolvable()
                .ifPresent(migration -> buttons.add(says(
                        ActionId.SAY_RESOLVE, words.settle(), migrate(place, "resolve") + " migration=" + migration)));
        if (diagnosed.runnable()) {
            buttons.add(says(ActionId.SAY_RUN, words.runAgain(), migrate(place, "run")));
        }
        buttons.add(says(ActionId.SAY_STATUS, words.status(), migrate(place, "status")));
        return buttons;
    }

    private static String migrate(Place place, String what) {
        return "migrate " + place.service() + " " + place.environment() + " " + what;
    }

    /** A button that says what its presser could have typed: it is judged just the same. */
    static BlockElement says(ActionId id, String text, String typed) {
        var shown = text.length() <= BUTTON ? text : text.substring(0, BUTTON - 1) + "…";
        return ButtonElement.builder()
                .actionId(id.value())
                .text(PlainTextObject.builder().text(shown).build())
                .value(typed)
                .build();
    }
}
