package dev.capstan.step;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Builds works for tests: an own operation each, on one host. */
public final class Works {
    private final HostAddress host;
    private final String operation = "op-" + UUID.randomUUID();
    private StepSpec spec = new StepSpec.Run("true");
    private Optional<String> folder = Optional.empty();
    private Optional<String> envFile = Optional.empty();
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, Secret> secrets = new LinkedHashMap<>();
    private Duration timeout = Duration.ofSeconds(30);

    private Works(HostAddress host) {
        this.host = host;
    }

    public static Works on(HostAddress host) {
        return new Works(host);
    }

    public Works run(String script) {
        return doing(new StepSpec.Run(script));
    }

    public Works doing(StepSpec what) {
        spec = what;
        return this;
    }

    public Works in(Object where) {
        folder = Optional.of(where.toString());
        return this;
    }

    public Works envFile(Object file) {
        envFile = Optional.of(file.toString());
        return this;
    }

    public Works value(String name, String value) {
        values.put(name, value);
        return this;
    }

    public Works secret(String name, String value) {
        secrets.put(name, new Secret(value));
        return this;
    }

    public Works within(Duration length) {
        timeout = length;
        return this;
    }

    public StepWork work() {
        return new StepWork(new StepAttempt(operation, 3, 1), host, spec, folder, envFile, values, secrets, timeout);
    }
}
