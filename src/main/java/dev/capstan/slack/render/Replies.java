package dev.capstan.slack.render;

import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.House.CommandNames;
import dev.capstan.catalog.Language;
import dev.capstan.catalog.UserId;
import dev.capstan.operation.DecisionOutcome;
import dev.capstan.operation.Operation;
import dev.capstan.operation.Refusal;
import dev.capstan.operation.RequestOutcome;
import java.time.Instant;
import java.util.List;

/** What one person is answered in private, in their own language. */
public final class Replies {
    private final Mentions mentions;
    private final CommandNames commands;

    public Replies(Mentions mentions, CommandNames commands) {
        this.mentions = mentions;
        this.commands = commands;
    }

    public Rendered of(RequestOutcome outcome, Language language) {
        throw new UnsupportedOperationException();
    }

    public Rendered of(DecisionOutcome outcome, Language language) {
        throw new UnsupportedOperationException();
    }

    public Rendered of(Refusal refusal, Language language) {
        throw new UnsupportedOperationException();
    }

    /** The database can't be reached. */
    public Rendered notRecorded(Language language) {
        throw new UnsupportedOperationException();
    }

    /** The bot is not in the channel where it would have to write. */
    public Rendered inviteMe(ChannelId channel, UserId bot, Language language) {
        throw new UnsupportedOperationException();
    }

    /** For {@code /ops list}. */
    public Rendered operations(List<Operation> open, boolean paused, Language language, Instant now) {
        throw new UnsupportedOperationException();
    }

    public Rendered help(Catalogue catalogue, Language language) {
        throw new UnsupportedOperationException();
    }

    public Rendered paused(boolean paused, Language language) {
        throw new UnsupportedOperationException();
    }

    public Rendered notAllowedToPause(Language language) {
        throw new UnsupportedOperationException();
    }

    public Rendered wrongTeam(Language language) {
        throw new UnsupportedOperationException();
    }

    public Rendered unknownVerb(String typed, List<String> near, Language language) {
        throw new UnsupportedOperationException();
    }

    /** What was typed, or a field, is longer than Capstan reads. */
    public Rendered tooLong(int limit, Language language) {
        throw new UnsupportedOperationException();
    }

    /** The command lacks the id of an operation, or it isn't one. */
    public Rendered operationIdWanted(String verb, Language language) {
        throw new UnsupportedOperationException();
    }

    /** There is no log yet, or it was pruned. */
    public Rendered noLog(Language language) {
        throw new UnsupportedOperationException();
    }

    /** A button that is no longer understood. */
    public Rendered staleButton(Language language) {
        throw new UnsupportedOperationException();
    }
}
