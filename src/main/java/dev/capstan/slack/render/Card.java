package dev.capstan.slack.render;

import dev.capstan.catalog.House.CommandNames;
import dev.capstan.catalog.Parameter;
import dev.capstan.catalog.Role;
import dev.capstan.catalog.UserId;
import dev.capstan.operation.Approval;
import dev.capstan.operation.Operation;
import dev.capstan.operation.OperationId;
import dev.capstan.operation.OperationState;
import dev.capstan.operation.OperationState.AwaitingApproval;
import dev.capstan.operation.OperationState.Finished;
import dev.capstan.operation.OperationState.NeedsAttention;
import dev.capstan.operation.OperationState.Running;
import dev.capstan.operation.OperationState.WaitingForLock;
import dev.capstan.operation.OperationView;
import dev.capstan.operation.Result;
import dev.capstan.operation.Setback;
import dev.capstan.operation.StepRecord;
import dev.capstan.operation.StopRequest;
import dev.capstan.operation.plan.Plan;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The message in the channel: a glance is enough to act or to go back to sleep. */
final class Card {
    private final OperationView view;
    private final Operation operation;
    private final Wording wording;
    private final CardPhrases phrases;
    private final People people;
    private final CommandNames commands;
    private final Sheet sheet;

    Card(OperationView view, Wording wording, Mentions mentions, CommandNames commands) {
        this.view = view;
        this.operation = view.operation();
        this.wording = wording;
        this.phrases = wording.phrases().cards();
        this.people = new People(mentions, operation);
        this.commands = commands;
        this.sheet = new Sheet(wording.phrases());
    }

    Rendered rendered(Instant now) {
        var headline = Headline.of(view, wording, now);
        sheet.line(headline.mrkdwn());
        sheet.line(origin());
        plan().ifPresent(plan -> {
            sheet.line(otherParameters(plan));
            new PlanLines(wording, plan).changes(operation.request()).forEach(sheet::line);
        });
        body();
        if (view.paused() && operation.open()) {
            sheet.line(phrases.paused(Mrkdwn.code(commands.slash("ops resume"))));
        }
        return sheet.buttons(new Buttons(wording.phrases()).of(operation)).rendered(headline.plain());
    }

    private Optional<Plan> plan() {
        return operation.plan();
    }

    private Mrkdwn origin() {
        var request = operation.request();
        return Mrkdwn.dotted(Stream.of(
                asker(request.requester()),
                request.reason()
                        .map(reason -> wording.phrases().quoted(Mrkdwn.text(reason, 300)))
                        .orElse(Mrkdwn.NOTHING),
                plan().filter(plan -> !PlanLines.leavesTargetsAlone(plan))
                        .map(plan -> phrases.runsOn(wording.hosts(plan)))
                        .orElse(Mrkdwn.NOTHING)));
    }

    private Mrkdwn asker(UserId requester) {
        var takesBack = operation.request().takesBack();
        if (takesBack.isPresent()) {
            return phrases.byWatch(Mrkdwn.name(takesBack.get().operation()));
        }
        if (requester.isPerson()) {
            return phrases.askedBy(Mrkdwn.user(requester));
        }
        return requester.equals(UserId.CI) ? phrases.askedBy(Mrkdwn.name(requester)) : phrases.bySchedule();
    }

    /** Those that neither the headline nor the commits tell. */
    private Mrkdwn otherParameters(Plan plan) {
        var request = operation.request();
        var covered = new CoveredValues(plan);
        return Mrkdwn.dotted(request.parameters().entrySet().stream()
                .filter(entry -> !entry.getValue().equals(Parameter.UNCHOSEN))
                .filter(entry -> !plan.facts().commits().containsKey(entry.getKey())
                        && !(entry.getKey().equals("copy")
                                && plan.facts().keptCopy().isPresent()))
                .limit(20)
                .map(entry ->
                        Mrkdwn.code(entry.getKey() + "=" + covered.shown(entry.getKey(), entry.getValue()), 100)));
    }

    private void body() {
        switch (operation.state()) {
            case OperationState.Requested requested -> {}
            case OperationState.Planning planning -> {}
            case AwaitingApproval awaiting -> awaiting(awaiting);
            case WaitingForLock waiting ->
                sheet.line(Mrkdwn.dotted(Stream.of(approvers(), phrases.waitingSince(Mrkdwn.time(waiting.since())))));
            case Running running -> running(running);
            case NeedsAttention attention -> needsAttention(attention);
            case Finished finished -> finished(finished);
        }
    }

    private void awaiting(AwaitingApproval awaiting) {
        var plan = plan().orElseThrow();
        if (awaiting.anew()) {
            sheet.line(phrases.askedAnew());
        }
        planInFull(plan);
        if (!view.others().isEmpty()) {
            sheet.line(phrases.comesAfter(Mrkdwn.name(
                    view.others().stream().map(OperationId::value).collect(Collectors.joining(phrases.comma())))));
        }
        var deciders = people.deciding(plan);
        var guard = plan.guard();
        if (deciders.isEmpty()) {
            sheet.line(phrases.nobodyMayDecide(guard.by().map(role -> Mrkdwn.code(role.value()))));
            return;
        }
        var until = Mrkdwn.time(awaiting.until());
        sheet.line(Mrkdwn.joined(
                Stream.of(
                        phrases.mayDecide(deciders, guard.approvals(), until),
                        guard.notRequester() ? phrases.askerMayNot() : Mrkdwn.NOTHING),
                phrases.comma()));
        if (guard.typed()) {
            sheet.line(phrases.wordIsTyped(
                    Mrkdwn.code(operation.request().scope().service().value())));
        }
        sheet.line(approvers());
    }

    private void planInFull(Plan plan) {
        var lines = new PlanLines(wording, plan);
        sheet.line(lines.steps());
        plan.facts().previews().values().forEach(preview -> {
            preview.lines().forEach(line -> sheet.line(wording.told(line)));
            sheet.exactly(new SampleTable(preview).text());
        });
        lines.failures().forEach(sheet::line);
        sheet.line(lines.watch());
    }

    private Mrkdwn approvers() {
        var given = operation.approvals().stream().map(Approval::by).distinct().toList();
        return given.isEmpty() ? Mrkdwn.NOTHING : phrases.approvedBy(Mrkdwn.users(given));
    }

    private void running(Running running) {
        sheet.line(begun(running));
        operation
                .stop()
                .ifPresent(stop -> sheet.line(
                        phrases.stopWanted(Mrkdwn.user(stop.by()), stop.then() == StopRequest.Then.ROLL_BACK)));
        running.recovery().ifPresent(recovery -> sheet.line(new Setbacks(wording).because(recovery.setback())));
        view.journal().stream()
                .filter(record ->
                        record.step() == running.step() && record.trouble().isPresent())
                .findFirst()
                .ifPresent(record -> sheet.line(unreachable(record)));
    }

    private Mrkdwn begun(Running running) {
        return Mrkdwn.dotted(Stream.of(approvers(), phrases.startedAt(Mrkdwn.time(running.startedAt()))));
    }

    private Mrkdwn unreachable(StepRecord record) {
        var trouble = record.trouble().orElseThrow();
        var host = wording.host(plan().orElseThrow().step(record.step()).host());
        return phrases.unreachable(host, Mrkdwn.time(trouble.since()), Mrkdwn.code(trouble.why()));
    }

    private void needsAttention(NeedsAttention attention) {
        var plan = plan().orElseThrow();
        var questions = new Questions(wording);
        sheet.line(begun(attention.interrupted()));
        questions.because(attention.question()).ifPresent(sheet::line);
        sheet.line(questions.asked(plan, attention.question()));
        sheet.line(people.mayAnswer(phrases));
        sheet.line(phrases.lockIsKept(operation.request().manner().isAside()));
    }

    private void finished(Finished finished) {
        sheet.line(Mrkdwn.dotted(Stream.of(
                approvers(),
                finished.startedAt()
                        .map(at -> phrases.startedAt(Mrkdwn.moment(at)))
                        .orElse(Mrkdwn.NOTHING),
                phrases.endedAt(Mrkdwn.moment(finished.at())))));
        switch (finished.result()) {
            case Result.Succeeded succeeded -> {}
            case Result.Failed failed -> failed(failed);
            case Result.Released released -> {
                new Questions(wording).because(released.question()).ifPresent(sheet::line);
                sheet.line(phrases.releasedBy(Mrkdwn.user(released.by())));
            }
            case Result.Planned planned -> planInFull(plan().orElseThrow());
            case Result.NotPlanned(var problem) -> {
                var failures = new Failures(wording);
                sheet.line(failures.what(problem)).line(failures.next(problem));
            }
            case Result.Denied denied ->
                sheet.line(phrases.deniedBy(
                        Mrkdwn.user(denied.by()),
                        denied.reason().map(reason -> Mrkdwn.text(reason, 300)).orElse(Mrkdwn.NOTHING)));
            case Result.Expired expired -> sheet.line(phrases.expired());
            case Result.Withdrawn withdrawn -> sheet.line(phrases.withdrawnBy(Mrkdwn.user(withdrawn.by())));
        }
    }

    private void failed(Result.Failed failed) {
        sheet.line(new Setbacks(wording).because(failed.setback()));
        failed.migrationLevel().ifPresent(level -> sheet.line(phrases.databaseStaysAt(Mrkdwn.code(level))));
        if (failed.setback() instanceof Setback.StepFailed(var step, var reason)) {
            sheet.line(new Failures(wording).next(reason));
        }
    }

    /** Who is to act on this operation. */
    record People(Mentions mentions, Operation operation) {
        /** Under four eyes the asker can't act, and whoever has said yes need not. */
        Mrkdwn deciding(Plan plan) {
            var request = operation.request();
            var roles = mentions.deciding(request.scope(), request.runbook(), plan.guard());
            var done = new HashSet<>(
                    operation.approvals().stream().map(Approval::by).toList());
            if (plan.guard().notRequester()) {
                done.add(request.requester());
            }
            return Mrkdwn.people(roles.stream().map(role -> without(role, done)).toList());
        }

        private static Role without(Role role, Set<UserId> people) {
            var users = new HashSet<>(role.users());
            users.removeAll(people);
            return new Role(role.name(), role.title(), users, role.groups());
        }

        /** Who would want it done: the asker, or of what comes by schedule whoever may run it. */
        Mrkdwn wanting() {
            return operation.request().requester().isPerson()
                    ? Mrkdwn.user(operation.request().requester())
                    : answering();
        }

        Mrkdwn mayAnswer(CardPhrases phrases) {
            var people = answering();
            return people.isEmpty() ? phrases.nobodyMayDecide(Optional.empty()) : phrases.mayAnswer(people);
        }

        /** Whoever may run it, and the asker always. */
        private Mrkdwn answering() {
            var request = operation.request();
            var others = Mrkdwn.people(mentions.running(request.scope(), request.runbook()));
            var asker = Mrkdwn.user(request.requester());
            return !request.requester().isPerson()
                            || List.of(others.value().split(" ")).contains(asker.value())
                    ? others
                    : Mrkdwn.spaced(Stream.of(others, asker));
        }
    }
}
