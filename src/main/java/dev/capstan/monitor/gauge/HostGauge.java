package dev.capstan.monitor.gauge;

import dev.capstan.catalog.Environment;
import dev.capstan.monitor.Source;
import dev.capstan.monitor.Taken;
import dev.capstan.monitor.Unit;
import dev.capstan.monitor.gauge.ManyHosts.Said;
import dev.capstan.step.FailureReason;
import dev.capstan.step.HostAddress;
import dev.capstan.step.HostProbe;
import dev.capstan.step.HostProbe.Question;
import dev.capstan.step.Secrets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads numbers that scripts print on hosts. */
final class HostGauge {
    private static final Duration WITHIN = Duration.ofSeconds(15);
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]{1,18}(\\.[0-9]{1,18})?([eE][-+]?[0-9]{1,3})?");
    private static final int SHOWN = 200;

    private final HostProbe probe;
    private final Secrets secrets;

    HostGauge(HostProbe probe, Secrets secrets) {
        this.probe = probe;
        this.secrets = secrets;
    }

    Taken host(Source.Host.Gauge gauge, Environment environment) {
        return own(HostScripts.of(gauge), Map.of(), environment);
    }

    Taken disk(String path, Environment environment) {
        return own(HostScripts.DISK, Map.of(HostScripts.PATH, path), environment);
    }

    /** Of the machine, whatever the service on it is like. */
    private Taken own(String script, Map<String, String> values, Environment environment) {
        return ManyHosts.read(
                environment.hosts(),
                host -> number(
                        new Question(host, script, Optional.empty(), Optional.empty(), values, Map.of(), WITHIN),
                        Unit.PERCENT));
    }

    Taken script(String script, Unit unit, Environment environment) {
        return ManyHosts.read(environment.hosts(), host -> number(question(host, script, environment, WITHIN), unit));
    }

    Question question(HostAddress host, String script, Environment environment, Duration within) {
        var around = Surroundings.of(environment, secrets);
        return new Question(
                host,
                script,
                Optional.of(environment.folder()),
                environment.envFile(),
                around.values(),
                around.secrets(),
                within);
    }

    private Said number(Question question, Unit unit) {
        return switch (probe.probe(question)) {
            case HostProbe.Answer.Refused(var reason) -> new Said.Nothing(why(reason));
            case HostProbe.Answer.Exited(var code, var output, var errors)
            when code != 0 -> new Said.Nothing("exit code " + code + firstLine(errors.isBlank() ? output : errors));
            case HostProbe.Answer.Exited(var code, var output, var errors) -> {
                var text = output.strip();
                yield NUMBER.matcher(text).matches()
                        ? new Said.Number(unit.kept(Double.parseDouble(text)), "")
                        : new Said.Nothing(
                                text.isEmpty() ? "it printed nothing" : "it printed no number" + firstLine(text));
            }
        };
    }

    private static String firstLine(String text) {
        var line = text.lines()
                .filter(each -> !each.isBlank())
                .findFirst()
                .orElse("")
                .strip();
        return line.isEmpty() ? "" : ": " + (line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line);
    }

    /** In one clause. */
    static String why(FailureReason reason) {
        return switch (reason) {
            case FailureReason.ExitCode(var code) -> "exit code " + code;
            case FailureReason.TimedOut(var after) -> "no answer within " + after.toMillis() + " ms";
            case FailureReason.CheckUnmet(var check, var asked, var answered, var lasted) -> answered;
            case FailureReason.RulesBroken broken -> "rules are broken";
            case FailureReason.Unreachable(var host, var why) -> why;
            case FailureReason.HostKeyRefused(var host, var print, var known, var file) ->
                "the host shows a key that is not known";
            case FailureReason.SecretMissing(var name) -> "the secret " + name + " is missing";
            case FailureReason.NotFound(var host, var what) -> what + " is not there";
            case FailureReason.Unsupported(var host, var what) -> "the host lacks " + what;
            case FailureReason.Declined(var what, var next) -> what.english();
        };
    }
}
