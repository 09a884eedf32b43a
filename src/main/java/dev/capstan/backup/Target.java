package dev.capstan.backup;

import dev.capstan.step.FailureReason;
import dev.capstan.step.HostAddress;
import dev.capstan.step.HostProbe;
import dev.capstan.step.StepExecutor;
import dev.capstan.step.StepOutcome;
import dev.capstan.step.StepSpec;
import dev.capstan.step.StepWatcher;
import dev.capstan.step.StepWork;
import dev.capstan.step.Told;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has programs run on a target: the long ones detached, as steps are, the short ones attached. */
final class Target {
    private static final Logger log = LoggerFactory.getLogger(Target.class);
    private static final Duration QUICK = Duration.ofSeconds(60);
    private static final int OUTPUT_LIMIT = 4 * 1024 * 1024;

    private final HostProbe probe;
    private final StepExecutor scripts;

    /** @param scripts carries out {@code run} steps */
    Target(HostProbe probe, StepExecutor scripts) {
        this.probe = probe;
        this.scripts = scripts;
    }

    /**
     * Runs it to its end. If it is under way already, it is found again. Whatever it leaves when it doesn't go well is
     * cleared away.
     */
    StepOutcome run(Program program, StepWork work, StepWatcher watcher) {
        return run(program, work.host(), work, watcher);
    }

    /** @param host where it runs, should that not be the target of the step */
    StepOutcome run(Program program, HostAddress host, StepWork work, StepWatcher watcher) {
        var named = program.value("task", task(work))
                .value("operation", work.attempt().operation());
        var outcome = scripts.start(
                new StepWork(
                        work.attempt(),
                        host,
                        new StepSpec.Run(named.text()),
                        Optional.empty(),
                        Optional.empty(),
                        named.values(),
                        named.secrets(),
                        work.timeout()),
                watcher);
        return switch (outcome) {
            case StepOutcome.Succeeded succeeded -> succeeded;
            case StepOutcome.Failed(var reason) ->
                new StepOutcome.Failed(refusal(named, host).orElse(reason));
            case StepOutcome.Stopped stopped -> cleared(named, host, stopped);
            case StepOutcome.Unknown unknown -> cleared(named, host, unknown);
            case StepOutcome.NeverStarted never -> never;
            case StepOutcome.LetGo letGo -> letGo;
        };
    }

    private static String task(StepWork work) {
        var attempt = work.attempt();
        return attempt.operation() + "-" + attempt.step() + "-" + attempt.attempt();
    }

    private StepOutcome cleared(Program program, HostAddress host, StepOutcome outcome) {
        refusal(program, host);
        return outcome;
    }

    /** Clears away, and tells why the program refused, if it did. */
    private Optional<FailureReason> refusal(Program program, HostAddress host) {
        return switch (ask(program.clearingAway(), host)) {
            case HostProbe.Answer.Exited exited ->
                Refusals.told(exited.output().lines().toList());
            case HostProbe.Answer.Refused refused -> {
                log.warn("{}: nothing could be cleared away: {}", host, refused.reason());
                yield Optional.empty();
            }
        };
    }

    /** Runs a short program attached and gives what it prints. */
    String print(Program program, HostAddress host, String task) throws Declined {
        var named = program.value("task", task).value("operation", task);
        return switch (ask(named, host)) {
            case HostProbe.Answer.Refused(var reason) -> throw new Declined(reason);
            case HostProbe.Answer.Exited exited when exited.code() == 0 -> exited.output();
            case HostProbe.Answer.Exited exited ->
                throw new Declined(refusal(named, host).orElseGet(() -> failed(exited)));
        };
    }

    private static FailureReason failed(HostProbe.Answer.Exited exited) {
        var said = List.of((exited.output() + "\n" + exited.errors()).strip().split("\n"))
                .getLast();
        return new FailureReason.Declined(
                new Told("The target says: " + said, "目标主机返回：" + said),
                new Told("Mend that, then ask again.", "请先排除，再重新发起。"));
    }

    private HostProbe.Answer ask(Program program, HostAddress host) {
        return probe.probe(new HostProbe.Question(
                host,
                "set -e\n" + program.text(),
                Optional.empty(),
                Optional.empty(),
                program.values(),
                program.secrets(),
                QUICK,
                OUTPUT_LIMIT));
    }
}
