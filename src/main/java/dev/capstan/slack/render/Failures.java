package dev.capstan.slack.render;

import dev.capstan.operation.plan.PlanProblem;
import dev.capstan.step.EnvRule;
import dev.capstan.step.FailureReason;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** Puts reasons and problems into sentences: what is the matter, and what to do about it. */
final class Failures {
    private static final int ANSWER = 400;

    private final Wording wording;
    private final FailurePhrases phrases;

    Failures(Wording wording) {
        this.wording = wording;
        this.phrases = wording.phrases().failures();
    }

    Mrkdwn what(FailureReason reason) {
        return switch (reason) {
            case FailureReason.ExitCode(var code) -> phrases.exitCode(code);
            case FailureReason.TimedOut(var after) -> phrases.timedOut(wording.duration(after));
            case FailureReason.CheckUnmet unmet -> checkUnmet(unmet);
            case FailureReason.RulesBroken(var rules) ->
                phrases.rulesBroken(Mrkdwn.dotted(rules.stream()
                        .limit(20)
                        .map(rule -> rule(rule, text -> Mrkdwn.code(text).value()))));
            case FailureReason.Unreachable(var host, var why) ->
                phrases.unreachable(wording.host(host), Mrkdwn.code(why));
            case FailureReason.HostKeyRefused refused -> {
                var host = Mrkdwn.code(refused.host().written());
                var fingerprint = Mrkdwn.code(refused.fingerprint());
                yield refused.known()
                        ? phrases.hostKeyChanged(host, fingerprint)
                        : phrases.hostKeyUnknown(host, fingerprint);
            }
            case FailureReason.SecretMissing(var name) -> phrases.secretMissing(Mrkdwn.code(name));
            case FailureReason.NotFound(var host, var what) -> phrases.notFound(wording.host(host), Mrkdwn.code(what));
            case FailureReason.Unsupported(var host, var what) ->
                phrases.unsupported(wording.host(host), Mrkdwn.code(what));
            case FailureReason.Declined(var what, var next) -> wording.told(what);
        };
    }

    Mrkdwn next(FailureReason reason) {
        return switch (reason) {
            case FailureReason.ExitCode(var code) -> phrases.exitCodeNext(code);
            case FailureReason.TimedOut timedOut -> phrases.timedOutNext();
            case FailureReason.CheckUnmet unmet -> phrases.checkUnmetNext();
            case FailureReason.RulesBroken broken -> phrases.rulesBrokenNext();
            case FailureReason.Unreachable unreachable -> phrases.unreachableNext();
            case FailureReason.HostKeyRefused refused -> {
                var file = Mrkdwn.code(refused.knownHostsFile());
                yield refused.known() ? phrases.hostKeyChangedNext(file) : phrases.hostKeyUnknownNext(file);
            }
            case FailureReason.SecretMissing(var name) ->
                phrases.secretMissingNext(Mrkdwn.code(name), Mrkdwn.code(name + "_FILE"));
            case FailureReason.NotFound notFound -> phrases.notFoundNext();
            case FailureReason.Unsupported unsupported -> phrases.unsupportedNext();
            case FailureReason.Declined(var what, var next) -> wording.told(next);
        };
    }

    Mrkdwn what(PlanProblem problem) {
        return switch (problem) {
            case PlanProblem.UnknownVersion(var asked, var known) -> phrases.unknownVersion(Mrkdwn.code(asked));
            case PlanProblem.NoRepository(var host, var folder, var said) ->
                phrases.noRepository(wording.host(host), Mrkdwn.code(folder), Mrkdwn.code(said));
            case PlanProblem.NoKeptCopy(var host, var asked, var known) ->
                phrases.noKeptCopy(wording.host(host), Mrkdwn.code(asked));
            case PlanProblem.HostRefused(var reason) -> what(reason);
            case PlanProblem.StepRefused(var reason) -> what(reason);
            case PlanProblem.NoLongerDeclared(var what) -> phrases.noLongerDeclared(Mrkdwn.code(what));
            case PlanProblem.NotAsLeft(var wanted, var found) ->
                phrases.notAsLeft(commit(wanted), found.map(Failures::commit).orElse(Mrkdwn.NOTHING));
            case PlanProblem.Overtaken(var by) -> phrases.overtaken(Mrkdwn.name(by));
        };
    }

    private static Mrkdwn commit(String id) {
        return Mrkdwn.code(id.substring(0, Math.min(7, id.length())));
    }

    Mrkdwn next(PlanProblem problem) {
        return switch (problem) {
            case PlanProblem.UnknownVersion(var asked, var known) -> phrases.unknownVersionNext(some(known));
            case PlanProblem.NoRepository noRepository -> phrases.noRepositoryNext();
            case PlanProblem.NoKeptCopy(var host, var asked, var known) -> phrases.noKeptCopyNext(some(known));
            case PlanProblem.HostRefused(var reason) -> next(reason);
            case PlanProblem.StepRefused(var reason) -> next(reason);
            case PlanProblem.NoLongerDeclared noLonger -> phrases.noLongerDeclaredNext();
            case PlanProblem.NotAsLeft notAsLeft -> phrases.goneByRuleNext();
            case PlanProblem.Overtaken overtaken -> phrases.goneByRuleNext();
        };
    }

    private Mrkdwn checkUnmet(FailureReason.CheckUnmet unmet) {
        return phrases.checkUnmet(
                Mrkdwn.text(unmet.check()),
                Mrkdwn.code(unmet.asked()),
                Mrkdwn.code(unmet.answered(), ANSWER),
                unmet.lasted().compareTo(Duration.ofSeconds(1)) < 0
                        ? Mrkdwn.NOTHING
                        : wording.duration(unmet.lasted()));
    }

    /** @param write how names and values are written: as code, or plainly where nothing is formatted */
    Mrkdwn rule(EnvRule rule, UnaryOperator<String> write) {
        var variable = Mrkdwn.name(write.apply(rule.variable()));
        return switch (rule) {
            case EnvRule.Required required -> phrases.ruleRequired(variable);
            case EnvRule.Equal equal -> phrases.ruleEquals(variable, Mrkdwn.name(write.apply(equal.expected())));
            case EnvRule.AtLeast atLeast -> phrases.ruleAtLeast(variable, atLeast.characters());
            case EnvRule.Not not -> phrases.ruleNot(variable, Mrkdwn.name(write.apply(not.forbidden())));
            case EnvRule.Matches matches -> phrases.ruleMatches(variable, Mrkdwn.name(write.apply(matches.pattern())));
        };
    }

    private static Mrkdwn some(List<String> known) {
        return Mrkdwn.codes(known);
    }
}
