package dev.capstan.slack.render;

import dev.capstan.catalog.House.CommandNames;
import dev.capstan.catalog.Language;
import dev.capstan.operation.OperationState;
import dev.capstan.operation.OperationView;
import dev.capstan.operation.Result;
import dev.capstan.operation.Setback;
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
        return new Card(view, Wording.in(language), mentions, commands).rendered(now);
    }

    /** The message in the thread that lists the steps; absent until there is a journal. */
    public Optional<Rendered> progress(OperationView view, Language language, Instant now) {
        return view.journal().isEmpty()
                ? Optional.empty()
                : view.operation().plan().map(plan -> new ProgressThread(view, plan, Wording.in(language))
                        .rendered(now));
    }

    /**
     * A further reply in the thread once it is finished or needs a person.
     *
     * @param lastLines of the output of the step it speaks of, oldest first; may be empty
     */
    public Optional<Rendered> outcome(OperationView view, List<String> lastLines, Language language) {
        return new OutcomeReply(view, Wording.in(language), mentions, lastLines).rendered();
    }

    /** The step whose last lines belong to {@link #outcome}. */
    public static Optional<Integer> stepInQuestion(OperationView view) {
        return OutcomeReply.stepInQuestion(view);
    }

    /** Whether {@link #outcome} is shown in the channel too. */
    public static boolean broadcast(OperationView view) {
        var state = view.operation().state();
        return state instanceof OperationState.NeedsAttention
                || state instanceof OperationState.Finished finished
                        && switch (finished.result()) {
                            case Result.Failed failed -> !(failed.setback() instanceof Setback.StoppedBy);
                            case Result.Released released -> true;
                            case Result.Succeeded succeeded -> false;
                            case Result.Planned planned -> false;
                            case Result.NotPlanned notPlanned -> false;
                            case Result.Denied denied -> false;
                            case Result.Expired expired -> false;
                            case Result.Withdrawn withdrawn -> false;
                        };
    }

    /** Exactly what will be typed; absent before there is a plan. */
    public Optional<CommandListing> commands(OperationView view, Language language) {
        return view.operation().plan().map(plan -> new PlanListing(plan, Wording.in(language))
                .listing(view.operation()));
    }

    /** A reply in the thread shortly before nobody may decide any more; absent when nothing waits for a decision. */
    public Optional<Rendered> reminder(OperationView view, Language language) {
        var operation = view.operation();
        if (!(operation.state() instanceof OperationState.AwaitingApproval awaiting)) {
            return Optional.empty();
        }
        var wording = Wording.in(language);
        var deciders =
                new Card.People(mentions, operation).deciding(operation.plan().orElseThrow());
        var said = wording.phrases()
                .threads()
                .reminder(deciders, Mrkdwn.name("*" + wording.subject(operation) + "*"), Mrkdwn.time(awaiting.until()));
        return Optional.of(new Sheet(wording.phrases())
                .line(Mark.WAITING.before(said))
                .rendered(Headline.of(view, wording, awaiting.until()).plain()));
    }

    /** What stands in the uploaded log above what a step printed. */
    public static String logHeading(OperationView view, int step, Language language) {
        var title = view.operation()
                .plan()
                .map(plan -> " " + plan.step(step).title().in(language));
        return "── " + step + title.orElse("") + " ──";
    }

    /** What the uploaded log is called. */
    public static String logFile(OperationView view) {
        var request = view.operation().request();
        return request.scope().service() + "-" + request.scope().environment() + "-" + request.runbook() + "-"
                + view.operation().id() + ".log";
    }
}
