package dev.capstan.slack.render;

import dev.capstan.catalog.House.CommandNames;
import dev.capstan.catalog.Language;
import dev.capstan.operation.OperationView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How an operation is told: its message in the channel, and what stands in its thread. */
public final class OperationMessages {
    private final Mentions mentions;
    private final CommandNames commands;

    public OperationMessages(Mentions mentions, CommandNames commands) {
        this.mentions = mentions;
        this.commands = commands;
    }

    /** The message in the channel, for the state it is in. */
    public Rendered card(OperationView view, Language language, Instant now) {
        throw new UnsupportedOperationException();
    }

    /** The message in the thread that lists the steps; absent until there is a journal. */
    public Optional<Rendered> progress(OperationView view, Language language, Instant now) {
        throw new UnsupportedOperationException();
    }

    /**
     * A further reply in the thread once it is finished or needs a person.
     *
     * @param lastLines of the output of the step it speaks of, oldest first; may be empty
     */
    public Optional<Rendered> outcome(OperationView view, List<String> lastLines, Language language) {
        throw new UnsupportedOperationException();
    }

    /** The step whose last lines belong to {@link #outcome}. */
    public static Optional<Integer> stepInQuestion(OperationView view) {
        throw new UnsupportedOperationException();
    }

    /** Whether {@link #outcome} is shown in the channel too. */
    public static boolean broadcast(OperationView view) {
        throw new UnsupportedOperationException();
    }

    /** Exactly what will be typed; absent before there is a plan. */
    public Optional<CommandListing> commands(OperationView view, Language language) {
        throw new UnsupportedOperationException();
    }

    /** A reply in the thread shortly before nobody may decide any more; absent when nothing waits for a decision. */
    public Optional<Rendered> reminder(OperationView view, Language language) {
        throw new UnsupportedOperationException();
    }

    /** What the uploaded log is called. */
    public static String logFile(OperationView view) {
        throw new UnsupportedOperationException();
    }
}
