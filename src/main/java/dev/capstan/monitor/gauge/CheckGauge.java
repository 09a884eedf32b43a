package dev.capstan.monitor.gauge;

import dev.capstan.catalog.Environment;
import dev.capstan.monitor.Limit;
import dev.capstan.monitor.Taken;
import dev.capstan.monitor.Unit;
import dev.capstan.monitor.gauge.ManyHosts.Said;
import dev.capstan.step.Check;
import dev.capstan.step.FailureReason;
import dev.capstan.step.HostAddress;
import dev.capstan.step.HostProbe;
import dev.capstan.step.HttpCheck;
import dev.capstan.step.ScriptCheck;
import dev.capstan.step.Secrets;
import dev.capstan.step.StepAttempt;
import dev.capstan.step.StepExecutor;
import dev.capstan.step.StepOutcome;
import dev.capstan.step.StepSpec;
import dev.capstan.step.StepWork;
import dev.capstan.step.Unwatched;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Asks checks: whether they hold, or how long their answer takes. */
final class CheckGauge {
    private static final Duration SCRIPT = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final StepExecutor steps;
    private final HostProbe probe;
    private final HostGauge hosts;
    private final Secrets secrets;

    CheckGauge(StepExecutor steps, HostProbe probe, HostGauge hosts, Secrets secrets) {
        this.steps = steps;
        this.probe = probe;
        this.hosts = hosts;
        this.secrets = secrets;
    }

    /** What came of asking once. */
    private sealed interface Heard {
        record Holds() implements Heard {}

        record Fails(String answer) implements Heard {}

        /** The target itself was away, so nobody was asked. */
        record Nothing(String why) implements Heard {}
    }

    Taken take(Check check, Unit unit, Environment environment) {
        boolean fromBot = check instanceof HttpCheck request && request.fromBot();
        var from = fromBot ? List.of(HostAddress.LOCAL) : environment.hosts();
        return ManyHosts.read(from, host -> read(check, unit, host, environment));
    }

    private Said read(Check check, Unit unit, HostAddress host, Environment environment) {
        var within = within(check);
        long asked = System.nanoTime();
        var heard = ask(check, host, environment, within);
        long took = System.nanoTime() - asked;
        return unit == Unit.ANSWER ? answer(heard) : latency(heard, took, within);
    }

    private static Said answer(Heard heard) {
        return switch (heard) {
            case Heard.Holds holds -> new Said.Number(Limit.HOLDS, "");
            case Heard.Fails(var answer) -> new Said.Number(Limit.FAILED, answer);
            case Heard.Nothing(var why) -> new Said.Nothing(why);
        };
    }

    /** An answer that nobody waited for any longer takes at least that long; one that is no answer took no time. */
    private static Said latency(Heard heard, long took, Duration within) {
        double milliseconds = took / 1e6;
        return switch (heard) {
            case Heard.Holds holds -> new Said.Number(milliseconds, "");
            case Heard.Fails(var answer) ->
                took >= within.toNanos() ? new Said.Number(milliseconds, answer) : new Said.Nothing(answer);
            case Heard.Nothing(var why) -> new Said.Nothing(why);
        };
    }

    private static Duration within(Check check) {
        var wanted =
                switch (check) {
                    case HttpCheck request -> request.timeout();
                    case ScriptCheck script -> SCRIPT;
                };
        return wanted.compareTo(LONGEST) < 0 ? wanted : LONGEST;
    }

    private Heard ask(Check check, HostAddress host, Environment environment, Duration within) {
        return switch (check) {
            case HttpCheck request -> http(request, host, environment, within);
            case ScriptCheck(var name, var script) ->
                switch (probe.probe(hosts.question(host, script, environment, within))) {
                    case HostProbe.Answer.Exited(var code, var output, var errors) ->
                        code == 0 ? new Heard.Holds() : new Heard.Fails("exit code " + code);
                    case HostProbe.Answer.Refused(FailureReason.TimedOut timedOut) ->
                        new Heard.Fails(HostGauge.why(timedOut));
                    case HostProbe.Answer.Refused(var reason) -> new Heard.Nothing(HostGauge.why(reason));
                };
        };
    }

    private Heard http(HttpCheck request, HostAddress host, Environment environment, Duration within) {
        var around = Surroundings.of(environment, secrets);
        var work = new StepWork(
                new StepAttempt("monitor", 1, 1),
                host,
                new StepSpec.Http(request),
                Optional.of(environment.folder()),
                environment.envFile(),
                around.values(),
                around.secrets(),
                within);
        return switch (steps.start(work, new Unwatched())) {
            case StepOutcome.Succeeded holds -> new Heard.Holds();
            case StepOutcome.Failed(FailureReason.CheckUnmet unmet) ->
                new Heard.Fails(unmet.asked() + " answered " + unmet.answered());
            case StepOutcome.Failed(var reason) -> new Heard.Nothing(HostGauge.why(reason));
            case StepOutcome other -> new Heard.Nothing("Capstan stops");
        };
    }
}
