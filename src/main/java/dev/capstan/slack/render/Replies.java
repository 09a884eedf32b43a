package dev.capstan.slack.render;

import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.House.CommandNames;
import dev.capstan.catalog.Language;
import dev.capstan.operation.DecisionOutcome;
import dev.capstan.operation.Operation;
import dev.capstan.operation.OperationView;
import dev.capstan.operation.Refusal;
import dev.capstan.operation.RequestOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What one person is answered in private, in their own language. */
public final class Replies {
    private final Mentions mentions;
    private final CommandNames commands;

    public Replies(Mentions mentions, CommandNames commands) {
        this.mentions = mentions;
        this.commands = commands;
    }

    public Rendered of(RequestOutcome outcome, Language language) {
        var wording = Wording.in(language);
        var phrases = wording.phrases().replies();
        return switch (outcome) {
            case RequestOutcome.Accepted(var id, var request) ->
                said(
                        language,
                        phrases.accepted(
                                Mrkdwn.name(id),
                                wording.subject(request, Optional.empty()),
                                Mrkdwn.channel(request.channel())));
            case RequestOutcome.AlreadyOpen(var id, var request) ->
                said(
                        language,
                        phrases.alreadyOpen(
                                Mrkdwn.name(id),
                                wording.subject(request, Optional.empty()),
                                Mrkdwn.channel(request.channel())));
            case RequestOutcome.Busy(var holder, var scope) -> {
                var words = phrases.busy(
                        Mrkdwn.name(holder), Mrkdwn.name(Wording.service(scope) + " " + scope.environment()));
                var offer = new Buttons(wording.phrases()).stopAndRollBack(new ButtonValue(holder, Optional.empty()));
                yield new Sheet(wording.phrases())
                        .line(words)
                        .buttons(List.of(offer))
                        .rendered(words.value());
            }
            case RequestOutcome.Refused(var refusal) -> of(refusal, language);
        };
    }

    public Rendered of(DecisionOutcome outcome, Language language) {
        var wording = Wording.in(language);
        var words = new DecisionSentences(wording, mentions, commands).said(outcome);
        if (outcome instanceof DecisionOutcome.PlanChanged(var id)) {
            var offer = new Buttons(wording.phrases()).planAnew(new ButtonValue(id, Optional.empty()));
            return new Sheet(wording.phrases())
                    .line(words)
                    .buttons(List.of(offer))
                    .rendered(words.value());
        }
        return said(language, words);
    }

    public Rendered of(Refusal refusal, Language language) {
        var wording = Wording.in(language);
        var words = new RefusalSentences(wording, mentions, commands).said(refusal);
        return refusal instanceof Refusal.NameMissing missing
                ? listing(missing, words, wording)
                : said(language, words);
    }

    /** What there is under a command, each with what to type. */
    private Rendered listing(Refusal.NameMissing missing, Mrkdwn heading, Wording wording) {
        var sheet = new Sheet(wording.phrases()).line(heading);
        missing.offered().stream()
                .map(runbook -> Mrkdwn.dotted(Stream.of(
                        Mrkdwn.code(
                                new Help.Usage(commands)
                                        .of(
                                                missing.service(),
                                                missing.environment().value(),
                                                runbook),
                                250),
                        Mrkdwn.text(runbook.title().in(wording.language())))))
                .forEach(sheet::line);
        return sheet.rendered(heading.value());
    }

    /** The database can't be reached. */
    public Rendered notRecorded(Language language) {
        return said(language, desk(language).notRecorded(Mrkdwn.code("/readyz")));
    }

    /** The answer to the commit was lost. */
    public Rendered perhapsRecorded(Language language) {
        return said(language, desk(language).perhapsRecorded(slash("ops list")));
    }

    /** The database has not answered in the time that Slack waits. */
    public Rendered notYetKnown(Language language) {
        return said(language, desk(language).notYetKnown());
    }

    /** Once it has. */
    public Rendered recordedAfterAll(Language language) {
        return said(language, desk(language).recordedAfterAll());
    }

    /** Slack can't be asked who the bot is, so that nobody can be told from a stranger. */
    public Rendered workspaceUnknown(Language language) {
        return said(language, desk(language).workspaceUnknown());
    }

    /** What was typed holds a character that nobody can see. */
    public Rendered invisible(int codePoint, Language language) {
        return said(language, desk(language).invisible(Mrkdwn.code("U+%04X".formatted(codePoint))));
    }

    /**
     * The bot is not in the channel where it would have to write.
     *
     * @param bot its name, as people type it
     */
    public Rendered inviteMe(ChannelId channel, String bot, Language language) {
        return said(language, desk(language).inviteMe(Mrkdwn.channel(channel), Mrkdwn.code("/invite @" + bot)));
    }

    /** For {@code /ops list}. */
    public Rendered operations(List<Operation> open, boolean paused, Language language, Instant now) {
        var wording = Wording.in(language);
        var sheet = new Sheet(wording.phrases());
        if (paused) {
            sheet.line(Mark.WAITING.before(wording.phrases().cards().paused(slash("ops resume"))));
        }
        var heading =
                open.isEmpty() ? desk(language).noneOpen() : desk(language).open(open.size());
        sheet.line(heading);
        for (var operation : open) {
            var view = new OperationView(operation, List.of(), paused);
            sheet.line(Mrkdwn.dotted(Stream.of(
                    Headline.of(view, wording, now).mrkdwn(),
                    desk(language).since(Mrkdwn.moment(operation.requestedAt())),
                    Mrkdwn.channel(operation.request().channel()))));
        }
        return sheet.rendered(heading.value());
    }

    /**
     * @param reaches what this person may ask of each service
     * @param rotas whether people are on call by rota
     */
    public Rendered help(List<Reach> reaches, boolean rotas, Language language) {
        return new Help(commands, reaches, rotas, Wording.in(language)).rendered();
    }

    public Rendered paused(boolean paused, Language language) {
        return said(
                language,
                paused
                        ? desk(language).pausedNow(slash("ops resume"))
                        : desk(language).resumedNow());
    }

    public Rendered notAllowedToPause(Language language) {
        return said(language, desk(language).notAllowedToPause());
    }

    public Rendered wrongTeam(Language language) {
        return said(language, desk(language).wrongTeam());
    }

    public Rendered unknownVerb(String typed, List<String> near, Language language) {
        var phrases = Phrases.in(language);
        var unknown = phrases.desk().unknownVerb(Mrkdwn.code(typed));
        var meant = near.isEmpty()
                ? unknown
                : phrases.sentences(
                        unknown,
                        phrases.replies()
                                .didYouMean(Mrkdwn.codes(
                                        near.stream().map(commands::slash).toList())));
        return said(language, phrases.sentences(meant, phrases.desk().helpShowsAll(slash("ops help"))));
    }

    /** What was typed, or a field, is longer than Capstan reads. */
    public Rendered tooLong(int limit, Language language) {
        return said(language, desk(language).tooLong(limit));
    }

    /** The command lacks the id of an operation, or it isn't one. */
    public Rendered operationIdWanted(String verb, Language language) {
        return said(language, desk(language).operationIdWanted(slash("ops " + verb + " op-7F3K2Q"), slash("ops list")));
    }

    /** There is no log yet, or it was pruned. */
    public Rendered noLog(Language language) {
        return said(language, desk(language).noLog());
    }

    /** A button that is no longer understood. */
    public Rendered staleButton(Language language) {
        return said(language, desk(language).staleButton(slash("ops list")));
    }

    private static DeskPhrases desk(Language language) {
        return Phrases.in(language).desk();
    }

    private Mrkdwn slash(String verb) {
        return Mrkdwn.code(commands.slash(verb));
    }

    private static Rendered said(Language language, Mrkdwn words) {
        return new Sheet(Phrases.in(language)).line(words).rendered(words.value());
    }
}
