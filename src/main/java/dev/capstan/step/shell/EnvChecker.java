package dev.capstan.step.shell;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.capstan.step.EnvRule;
import dev.capstan.step.EnvSource;
import dev.capstan.step.FailureReason;
import dev.capstan.step.HostProbe;
import dev.capstan.step.Hosts;
import dev.capstan.step.StepExecutor;
import dev.capstan.step.StepOutcome;
import dev.capstan.step.StepSpec;
import dev.capstan.step.StepWatcher;
import dev.capstan.step.StepWork;
import dev.capstan.step.Waiting;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Carries out {@code check-env}: compares what the service sees with the rules and forgets it. */
public final class EnvChecker implements StepExecutor {
    private static final int PM2_LIMIT = 16 * 1024 * 1024;
    private static final Duration PM2_WITHIN = Duration.ofSeconds(30);

    private final Environments environments;
    private final ShellProbe probe;
    private final Waiting waiting;
    private final ObjectMapper json = new ObjectMapper();

    public EnvChecker(Hosts hosts, ShellProbe probe, Waiting waiting) {
        this.environments = new Environments(new Programs(hosts));
        this.probe = probe;
        this.waiting = waiting;
    }

    @Override
    public StepOutcome resume(StepWork work, StepWatcher watcher) {
        return start(work, watcher);
    }

    @Override
    public StepOutcome start(StepWork work, StepWatcher watcher) {
        if (!(work.spec() instanceof StepSpec.CheckEnv check)) {
            throw new IllegalArgumentException("not a check-env step: " + work.attempt());
        }
        var reach = new Reach(work, watcher, waiting);
        return reach.ask(
                        () -> seen(check.source(), work, reach),
                        variables -> Optional.of(judge(check.rules(), variables)))
                .orElseThrow();
    }

    private static StepOutcome judge(List<EnvRule> rules, Map<String, String> variables) {
        var broken = rules.stream()
                .filter(rule -> !Optional.ofNullable(variables.get(rule.variable()))
                        .map(rule::holds)
                        .orElse(false))
                .toList();
        return broken.isEmpty()
                ? new StepOutcome.Succeeded("")
                : new StepOutcome.Failed(new FailureReason.RulesBroken(broken));
    }

    private Told<Map<String, String>> seen(EnvSource source, StepWork work, Reach reach) {
        return switch (source) {
            case EnvSource.EnvFile file ->
                work.envFile()
                        .map(path -> environments.file(work.host(), work.folder(), path, reach::wanted))
                        .orElseGet(() -> new Told.Refused<>(
                                new FailureReason.NotFound(work.host(), "an environment file, none is declared")));
            case EnvSource.Process process ->
                environments.ofProcess(work.host(), work.folder(), process.pidFile(), reach::wanted);
            case EnvSource.Pm2 pm2 -> ofPm2(pm2.name(), work, reach);
        };
    }

    /** pm2 prints the environment of every process it knows; all but the one are dropped unread. */
    private Told<Map<String, String>> ofPm2(String name, StepWork work, Reach reach) {
        var question = new HostProbe.Question(
                work.host(), "pm2 jlist", work.folder(), work.envFile(), work.values(), Map.of(), PM2_WITHIN);
        return probe.runUnseen(question, PM2_LIMIT, reach::wanted).then(exited -> {
            if (exited.code() == 127) {
                return new Told.Refused<>(new FailureReason.Unsupported(work.host(), "pm2"));
            }
            return processNamed(name, exited.output())
                    .<Told<Map<String, String>>>map(Told.Said::new)
                    .orElseGet(() ->
                            new Told.Refused<>(new FailureReason.NotFound(work.host(), "the pm2 process " + name)));
        });
    }

    /** pm2 may greet before its list begins. */
    private Optional<Map<String, String>> processNamed(String name, String listed) {
        for (int start = listed.indexOf("[{"); start >= 0; start = listed.indexOf("[{", start + 1)) {
            try {
                for (var process : json.readTree(listed.substring(start))) {
                    if (process.path("name").asText().equals(name)) {
                        return Optional.of(variables(process.path("pm2_env")));
                    }
                }
                return Optional.empty();
            } catch (JacksonException greeting) {
                // Its message would quote what must not be seen.
            }
        }
        return Optional.empty();
    }

    /** The variables stand in {@code env}; older versions have them among pm2's own fields. */
    private static Map<String, String> variables(JsonNode pm2) {
        var variables = new LinkedHashMap<String, String>();
        var from = pm2.path("env").isObject() ? pm2.path("env") : pm2;
        from.properties().forEach(field -> {
            if (field.getValue().isValueNode()) {
                variables.put(field.getKey(), field.getValue().asText());
            }
        });
        return variables;
    }
}
