package dev.capstan.slack.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.Language;
import dev.capstan.catalog.Parameter;
import dev.capstan.catalog.RoleName;
import dev.capstan.catalog.Runbook;
import dev.capstan.catalog.RunbookName;
import dev.capstan.catalog.ServiceName;
import dev.capstan.catalog.Text;
import dev.capstan.catalog.UserId;
import dev.capstan.operation.DecisionOutcome;
import dev.capstan.operation.OperationState;
import dev.capstan.operation.Refusal;
import dev.capstan.operation.RequestOutcome;
import dev.capstan.operation.Result;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What one person is answered: what, why, and what to type instead. */
class RepliesTest {
    private static final ServiceName CTEA = new ServiceName("ctea");
    private static final ServiceName ELIFE = new ServiceName("elife");
    private static final List<EnvironmentName> ENVIRONMENTS =
            List.of(new EnvironmentName("production"), new EnvironmentName("staging"));

    static final List<Refusal> REFUSALS = List.of(
            new Refusal.UnknownService("cteaa", List.of(CTEA), List.of(CTEA, ELIFE)),
            new Refusal.UnknownService("<!channel>", List.of(), List.of(CTEA, ELIFE)),
            new Refusal.ServiceMissing(Runbook.DEPLOY, List.of(CTEA, ELIFE)),
            new Refusal.UnknownRunbook(CTEA, "depoly", List.of(Runbook.DEPLOY), List.of(Runbook.DEPLOY)),
            new Refusal.NameMissing(CTEA, ENVIRONMENTS.getFirst(), new RunbookName("fix"), List.of()),
            new Refusal.UnknownMember(
                    CTEA,
                    new RunbookName("fix"),
                    "forget",
                    List.of(new RunbookName("forget-migration")),
                    List.of(new RunbookName("forget-migration"))),
            new Refusal.UnknownEnvironment(CTEA, "prodution", ENVIRONMENTS),
            new Refusal.EnvironmentMissing(CTEA, ENVIRONMENTS),
            new Refusal.UnknownComponent(CTEA, "wbe", List.of("web", "worker")),
            new Refusal.ComponentMissing(CTEA, List.of("web", "worker")),
            new Refusal.UnknownParameter("vresion", List.of("version"), List.of("version")),
            new Refusal.UnknownParameter("x", List.of(), List.of()),
            new Refusal.ParameterMissing(parameter(Parameter.Kind.GIT_REF, List.of())),
            new Refusal.ParameterRefused(parameter(Parameter.Kind.GIT_REF, List.of()), "a;b", "[a-z0-9.]+"),
            new Refusal.ParameterRefused(parameter(Parameter.Kind.CHOICE, List.of("slow", "fast")), "no", "slow, fast"),
            new Refusal.TooManyWords("quickly"),
            new Refusal.NotAllowed(
                    Sample.SCOPE, Runbook.DEPLOY, new Text("Deploy a version", "部署"), List.of(Sample.MANAGERS.name())),
            new Refusal.NotAllowed(Sample.SCOPE, Runbook.DEPLOY, new Text("Deploy a version", "部署"), List.of()));

    static final List<DecisionOutcome> DECISIONS = List.of(
            done(new OperationState.Requested()),
            done(new OperationState.AwaitingApproval(Sample.NOON, false, false)),
            done(new OperationState.WaitingForLock(Sample.NOON, Optional.empty())),
            done(Sample.running(4)),
            new DecisionOutcome.Done(Scene.STOPPING.view.operation()),
            done(Sample.neverRan(new Result.Denied(Sample.APPROVER, Optional.empty()))),
            done(Sample.neverRan(new Result.Withdrawn(Sample.ENGINEER))),
            new DecisionOutcome.NoSuchOperation("op-`<@U1>"),
            new DecisionOutcome.OwnRequest(Sample.ID),
            new DecisionOutcome.NotYours(
                    Sample.ID, Optional.of(Sample.MANAGERS.name()), List.of(Sample.MANAGERS.name())),
            new DecisionOutcome.NotYours(Sample.ID, Optional.of(new RoleName("gone")), List.of()),
            new DecisionOutcome.AlreadySaidYes(Sample.ID, 1),
            new DecisionOutcome.NotOpenForThis(Sample.ID, Sample.running(4)),
            new DecisionOutcome.NotOpenForThis(Sample.ID, Sample.neverRan(new Result.Expired())),
            new DecisionOutcome.NotOpenForThis(
                    Sample.ID, new OperationState.AwaitingApproval(Sample.NOON, false, false)),
            new DecisionOutcome.PlanChanged(Sample.ID),
            new DecisionOutcome.WrongWord(Sample.ID, "ctea"),
            new DecisionOutcome.WordWanted(Sample.ID, "abab", "ctea"),
            new DecisionOutcome.AlreadyStopping(Sample.ID, new UserId("U0OTHER")));

    static final List<RequestOutcome> REQUESTS = List.of(
            new RequestOutcome.Accepted(Sample.ID, Sample.deploy()),
            new RequestOutcome.AlreadyOpen(Sample.ID, Sample.deploy()),
            new RequestOutcome.Busy(Sample.ID, Sample.SCOPE),
            new RequestOutcome.Refused(REFUSALS.getFirst()));

    static final List<Function<Language, Rendered>> OTHERS = List.of(
            Sample.REPLIES::notRecorded,
            Sample.REPLIES::notYetKnown,
            Sample.REPLIES::recordedAfterAll,
            Sample.REPLIES::workspaceUnknown,
            language -> Sample.REPLIES.inviteMe(Sample.CHANNEL, "capstan", language),
            language -> Sample.REPLIES.operations(List.of(), false, language, Sample.NOON),
            language -> Sample.REPLIES.operations(List.of(Scene.RUNNING.view.operation()), true, language, Sample.NOON),
            language -> Sample.REPLIES.paused(true, language),
            language -> Sample.REPLIES.paused(false, language),
            Sample.REPLIES::notAllowedToPause,
            Sample.REPLIES::wrongTeam,
            language -> Sample.REPLIES.unknownVerb("depoly", List.of("deploy"), language),
            language -> Sample.REPLIES.unknownVerb("dance", List.of(), language),
            language -> Sample.REPLIES.tooLong(3_000, language),
            language -> Sample.REPLIES.operationIdWanted("cancel", language),
            Sample.REPLIES::noLog,
            Sample.REPLIES::staleButton);

    private static DecisionOutcome done(OperationState state) {
        return new DecisionOutcome.Done(Sample.operation(state));
    }

    private static Parameter parameter(Parameter.Kind kind, List<String> choices) {
        return new Parameter("version", new Text("Version", "版本"), kind, Optional.empty(), Optional.empty(), choices);
    }

    private static String said(Stream<Rendered> replies) {
        return replies.map(Read::aloud).collect(Collectors.joining());
    }

    static String everything(Language language) {
        return refusals(language) + requests(language) + decisions(language) + others(language);
    }

    static String refusals(Language language) {
        return said(REFUSALS.stream().map(refusal -> Sample.REPLIES.of(refusal, language)));
    }

    static String requests(Language language) {
        return said(REQUESTS.stream().map(outcome -> Sample.REPLIES.of(outcome, language)));
    }

    static String decisions(Language language) {
        return said(DECISIONS.stream().map(outcome -> Sample.REPLIES.of(outcome, language)));
    }

    static String others(Language language) {
        return said(OTHERS.stream().map(reply -> reply.apply(language)));
    }

    @Test
    void every_kind_of_answer_is_among_them() {
        assertEquals(Set.of(Refusal.class.getPermittedSubclasses()), kinds(REFUSALS));
        assertEquals(Set.of(DecisionOutcome.class.getPermittedSubclasses()), kinds(DECISIONS));
        assertEquals(Set.of(RequestOutcome.class.getPermittedSubclasses()), kinds(REQUESTS));
    }

    private static Set<Class<?>> kinds(List<?> values) {
        return values.stream().map(Object::getClass).collect(Collectors.toSet());
    }

    @Test
    void a_prefix_is_part_of_every_command_that_is_proposed() {
        var prefixed = new Replies(Sample.MENTIONS, new dev.capstan.catalog.House.CommandNames("cap-"));
        var said = Read.aloud(
                prefixed.of(new Refusal.ServiceMissing(new RunbookName("deploy"), List.of(CTEA)), Language.ENGLISH));
        assertEquals("Which service is `deploy` for? Type for example `/cap-deploy ctea`.\n", said);
    }
}
