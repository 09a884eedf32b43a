package dev.capstan.slack.render;

import dev.capstan.catalog.House.CommandNames;
import dev.capstan.operation.DecisionOutcome;
import dev.capstan.operation.Operation;
import dev.capstan.operation.OperationState;
import dev.capstan.operation.Result;
import dev.capstan.operation.StopRequest;

/** Says what became of a person's yes, no, stop or answer. */
final class DecisionSentences {
    private final Wording wording;
    private final ReplyPhrases phrases;
    private final Mentions mentions;
    private final CommandNames commands;

    DecisionSentences(Wording wording, Mentions mentions, CommandNames commands) {
        this.wording = wording;
        this.phrases = wording.phrases().replies();
        this.mentions = mentions;
        this.commands = commands;
    }

    Mrkdwn said(DecisionOutcome outcome) {
        return switch (outcome) {
            case DecisionOutcome.Done(var operation) -> done(operation);
            case DecisionOutcome.NoSuchOperation(var typed) ->
                phrases.noSuchOperation(Mrkdwn.code(typed), Mrkdwn.code(commands.slash("ops list")));
            case DecisionOutcome.OwnRequest(var id) -> phrases.ownRequest(Mrkdwn.name(id));
            case DecisionOutcome.NotYours(var id, var role, var allowed) -> {
                var people = Mrkdwn.people(mentions.roles(allowed));
                var title = role.map(name -> mentions.roles(java.util.List.of(name)).stream()
                        .findFirst()
                        .map(known -> Mrkdwn.text(known.title().in(wording.language())))
                        .orElse(Mrkdwn.code(name.value())));
                yield phrases.notYours(Mrkdwn.name(id), title, people);
            }
            case DecisionOutcome.AlreadySaidYes(var id, var missing) ->
                phrases.alreadySaidYes(Mrkdwn.name(id), missing);
            case DecisionOutcome.NotOpenForThis(var id, var state) ->
                phrases.notOpenForThis(Mrkdwn.name(id), standing(state));
            case DecisionOutcome.PlanChanged(var id) -> phrases.planChanged(Mrkdwn.name(id));
            case DecisionOutcome.WrongWord(var id, var expected) ->
                phrases.wrongWord(Mrkdwn.name(id), Mrkdwn.code(expected));
            case DecisionOutcome.WordWanted(var id, var digest, var expected) ->
                phrases.wordWanted(Mrkdwn.name(id), Mrkdwn.code(expected));
            case DecisionOutcome.AlreadyStopping(var id, var by) ->
                phrases.alreadyStopping(Mrkdwn.name(id), Mrkdwn.user(by));
        };
    }

    private Mrkdwn done(Operation operation) {
        var id = Mrkdwn.name(operation.id());
        return switch (operation.state()) {
            case OperationState.Requested requested -> phrases.plannedAnew(id);
            case OperationState.Planning planning -> phrases.plannedAnew(id);
            case OperationState.AwaitingApproval awaiting ->
                phrases.approvedAndMore(
                        id,
                        operation.plan().orElseThrow().guard().approvals()
                                - operation.approvals().size());
            case OperationState.WaitingForLock waiting -> phrases.approvedAndInLine(id);
            case OperationState.Running running ->
                operation
                        .stop()
                        .map(stop -> phrases.stoppingByYou(id, stop.then() == StopRequest.Then.ROLL_BACK))
                        .orElseGet(() -> phrases.goesOn(id));
            case OperationState.NeedsAttention attention -> phrases.notOpenForThis(id, phrases.needsAnswer());
            case OperationState.Finished(var result, var startedAt, var at) ->
                switch (result) {
                    case Result.Denied denied -> phrases.deniedByYou(id);
                    case Result.Withdrawn withdrawn -> phrases.withdrawnByYou(id);
                    case Result.Succeeded succeeded -> phrases.ended(id);
                    case Result.Failed failed -> phrases.ended(id);
                    case Result.Released released -> phrases.ended(id);
                    case Result.Planned planned -> phrases.ended(id);
                    case Result.NotPlanned notPlanned -> phrases.ended(id);
                    case Result.Expired expired -> phrases.ended(id);
                };
        };
    }

    private Mrkdwn standing(OperationState state) {
        var headlines = wording.phrases().headlines();
        return switch (state) {
            case OperationState.Requested requested -> headlines.requested();
            case OperationState.Planning planning -> headlines.planning();
            case OperationState.AwaitingApproval awaiting -> phrases.expiring();
            case OperationState.WaitingForLock waiting ->
                headlines.waitingForLock(waiting.holder().map(Mrkdwn::name).orElse(Mrkdwn.NOTHING));
            case OperationState.Running running -> phrases.runningAlready();
            case OperationState.NeedsAttention attention -> phrases.needsAnswer();
            case OperationState.Finished(var result, var startedAt, var at) ->
                switch (result) {
                    case Result.Denied denied -> headlines.denied();
                    case Result.Expired expired -> headlines.expired();
                    case Result.Withdrawn withdrawn -> headlines.withdrawn();
                    case Result.NotPlanned notPlanned -> headlines.notPlanned();
                    case Result.Planned planned -> phrases.over();
                    case Result.Succeeded succeeded -> headlines.done();
                    case Result.Failed failed -> phrases.over();
                    case Result.Released released -> phrases.over();
                };
        };
    }
}
