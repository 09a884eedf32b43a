package dev.capstan.slack.render;

import static dev.capstan.sql.migration.report.Standing.APPLIED;
import static dev.capstan.sql.migration.report.Standing.FAILED;
import static dev.capstan.sql.migration.report.Standing.PENDING;
import static dev.capstan.sql.migration.report.Standing.WITHOUT_FILE;

import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import dev.capstan.catalog.ComponentName;
import dev.capstan.catalog.Language;
import dev.capstan.catalog.Runbook;
import dev.capstan.catalog.RunbookName;
import dev.capstan.sql.Inquiry;
import dev.capstan.sql.Question;
import dev.capstan.sql.migration.report.Diagnosis;
import dev.capstan.sql.migration.report.Hints;
import dev.capstan.sql.migration.report.MigrationReport;
import dev.capstan.sql.migration.report.MigrationReport.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What was seen of migrations: how they stand, or why one failed and what helps. */
final class MigrationPages {
    private static final RunbookName RUN = new RunbookName("run");
    private static final int BUTTON = 75;

    private final MigrationReport report;
    private final Inquiry inquiry;
    private final Phrases phrases;
    private final MigrationPhrases words;
    private final Language language;

    MigrationPages(MigrationReport report, Inquiry inquiry, Language language) {
        this.report = report;
        this.inquiry = inquiry;
        this.phrases = Phrases.in(language);
        this.words = phrases.migrations();
        this.language = language;
    }

    /** The service and the part of it that is meant. */
    static Mrkdwn part(Inquiry inquiry) {
        return Mrkdwn.name(typedPart(inquiry));
    }

    private static String typedPart(Inquiry inquiry) {
        var component =
                switch (inquiry.question()) {
                    case Question.OnMigrations look -> look.component();
                    case Question.Offered offered -> offered.component();
                    case Question.Named named -> Optional.<ComponentName>empty();
                    case Question.Typed typed -> Optional.<ComponentName>empty();
                    case Question.Consultation consultation -> Optional.<ComponentName>empty();
                };
        return inquiry.service() + component.map(name -> "/" + name).orElse("");
    }

    static Standing standing(MigrationReport report, Phrases phrases) {
        var words = phrases.migrations();
        return switch (report) {
            case MigrationReport.Status status -> new Standing(mark(status), tally(status, words));
            case MigrationReport.NothingFailed nothing -> new Standing(Mark.DONE, words.nothingFailed());
            case MigrationReport.Diagnosed diagnosed ->
                new Standing(
                        Mark.FAILED, sentences(diagnosed.diagnosis(), words).getLast());
        };
    }

    private static Mark mark(MigrationReport.Status status) {
        if (status.count(FAILED) > 0) {
            return Mark.FAILED;
        }
        return status.count(PENDING) > 0
                        || status.changed().count() > 0
                        || status.filesUnknown().isPresent()
                ? Mark.ATTENTION
                : Mark.DONE;
    }

    private static Mrkdwn tally(MigrationReport.Status status, MigrationPhrases words) {
        if (status.never() && status.groups().isEmpty()) {
            return words.never();
        }
        var troubled = Stream.of(FAILED, PENDING)
                .filter(standing -> status.count(standing) > 0)
                .map(standing -> words.counted(standing, status.count(standing)));
        var changed = status.changed().count() > 0
                ? Stream.of(words.changedCount(status.changed().count()))
                : Stream.<Mrkdwn>empty();
        var all = Stream.concat(troubled, changed).toList();
        var applied = words.counted(APPLIED, status.count(APPLIED) + status.count(WITHOUT_FILE));
        return all.isEmpty()
                ? Mrkdwn.dotted(
                        Stream.of(applied, words.noneWait(status.filesUnknown().isEmpty())))
                : Mrkdwn.dotted(all.stream());
    }

    void body(Sheet sheet) {
        switch (report) {
            case MigrationReport.Status status -> status(status, sheet);
            case MigrationReport.NothingFailed nothing -> sheet.line(words.onlyOperations());
            case MigrationReport.Diagnosed diagnosed -> diagnosed(diagnosed, sheet);
        }
    }

    private void status(MigrationReport.Status status, Sheet sheet) {
        if (status.never() && !status.groups().isEmpty()) {
            sheet.line(words.never());
        }
        status.groups()
                .forEach(group -> sheet.line(words.standing(
                        group.standing(), group.names().count(), names(group.standing() == APPLIED, group.names()))));
        if (status.changed().count() > 0) {
            sheet.line(words.changed(names(false, status.changed())));
        }
        status.filesUnknown().ifPresent(why -> sheet.line(words.filesUnknown(Mrkdwn.code(why))));
        sheet.line(words.readBy(Mrkdwn.name(status.tool())));
    }

    private static Mrkdwn names(boolean onlyNewest, Names names) {
        var shown = names.some().stream().map(name -> Mrkdwn.code(name, 100));
        int left = names.count() - names.some().size();
        var more = left > 0 && !onlyNewest ? Stream.of(Mrkdwn.name("+" + left)) : Stream.<Mrkdwn>of();
        return Mrkdwn.dotted(Stream.concat(shown, more));
    }

    private void diagnosed(MigrationReport.Diagnosed diagnosed, Sheet sheet) {
        sheet.line(words.failedAt(
                Mrkdwn.name(diagnosed.operation()),
                Mrkdwn.text(diagnosed.failedAt().in(language), 80),
                Mrkdwn.moment(diagnosed.at())));
        var sentences = sentences(diagnosed.diagnosis(), words);
        sentences.subList(0, sentences.size() - 1).forEach(sheet::line);
        if (diagnosed.diagnosis() instanceof Diagnosis.Unrecognised(var lines)) {
            sheet.exactly(String.join("\n", lines));
        }
        diagnosed.look().ifPresent(statement -> sheet.line(words.look()).exactly(statement));
        if (diagnosed.fix().isEmpty()) {
            diagnosed.mending().ifPresent(statement -> sheet.line(words.mending())
                    .exactly(statement));
        }
    }

    /** What the tool says first, then what the database had said. */
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

    /** In the order in which they are pressed: look, mend, run again. */
    List<BlockElement> buttons() {
        var buttons = new ArrayList<BlockElement>();
        switch (report) {
            case MigrationReport.Status status -> {
                if (status.runnable()) {
                    buttons.add(says(ActionId.SAY_RUN, words.run(), migrate("run")));
                }
                if (status.count(FAILED) > 0) {
                    buttons.add(says(ActionId.SAY_DIAGNOSE, words.diagnose(), migrate("diagnose")));
                }
            }
            case MigrationReport.NothingFailed nothing ->
                buttons.add(says(ActionId.SAY_STATUS, words.status(), migrate("status")));
            case MigrationReport.Diagnosed diagnosed -> helping(diagnosed, buttons);
        }
        return buttons;
    }

    private void helping(MigrationReport.Diagnosed diagnosed, List<BlockElement> buttons) {
        var where = inquiry.service() + " " + inquiry.environment() + " ";
        diagnosed
                .look()
                .ifPresent(any -> buttons.add(says(
                        ActionId.INQUIRY_OFFERED, words.showRows(), inquiry.id().toString())));
        diagnosed
                .fix()
                .ifPresent(fix -> buttons.add(
                        says(ActionId.SAY_FIX, words.fix(fix.title().in(language)), "fix " + where + fix.name())));
        diagnosed
                .resolvable()
                .ifPresent(migration -> buttons.add(
                        says(ActionId.SAY_RESOLVE, words.settle(), migrate("resolve") + " migration=" + migration)));
        buttons.add(again(diagnosed));
        buttons.add(says(ActionId.SAY_STATUS, words.status(), migrate("status")));
    }

    /** What failed is asked for again: the migrations alone, or the deploy whose files may have gone back. */
    private BlockElement again(MigrationReport.Diagnosed diagnosed) {
        var runbook = diagnosed.runbook();
        if (runbook.equals(RUN)) {
            return says(ActionId.SAY_RUN, words.runAgain(), migrate("run"));
        }
        var text = phrases.buttons()
                .again(runbook.equals(Runbook.DEPLOY) ? ButtonPhrases.Again.DEPLOY : ButtonPhrases.Again.OTHER);
        return says(ActionId.AGAIN, text, new ButtonValue(diagnosed.operation(), Optional.empty()).encode());
    }

    private String migrate(String what) {
        return "migrate " + typedPart(inquiry) + " " + inquiry.environment() + " " + what;
    }

    /** With {@code say:} before it, the button says what its presser could have typed: it is judged just the same. */
    static BlockElement says(ActionId id, String text, String typed) {
        var shown = text.length() <= BUTTON ? text : text.substring(0, BUTTON - 1) + "…";
        return ButtonElement.builder()
                .actionId(id.value())
                .text(PlainTextObject.builder().text(shown).build())
                .value(typed)
                .build();
    }
}
