package dev.capstan.step.shell;

import dev.capstan.step.FailureReason;
import dev.capstan.step.HostAddress;
import dev.capstan.step.Redactor;
import dev.capstan.step.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/** Puts together what a script is given: the environment file of its host, then the values, then the secrets. */
final class Environments {
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern SOUNDS_SECRET =
            Pattern.compile("SECRET|PASS|TOKEN|KEY|CREDENTIAL|DSN|_URL", Pattern.CASE_INSENSITIVE);
    private static final List<String> NEVER_SECRET = List.of("true", "false", "null", "none", "undefined");
    private static final int SHORTEST_SECRET = 4;
    private static final int LARGEST_FILE = 1024 * 1024;
    private static final Duration WITHIN = Duration.ofSeconds(15);

    private final Programs programs;

    Environments(Programs programs) {
        this.programs = programs;
    }

    Told<Surroundings> gather(
            HostAddress host,
            Optional<String> folder,
            Optional<String> envFile,
            Map<String, String> values,
            Map<String, Secret> secrets,
            BooleanSupplier wanted) {
        return envFile.map(file -> file(host, folder, file, wanted))
                .orElseGet(() -> new Told.Said<>(Map.of()))
                .then(fromFile -> new Told.Said<>(surroundings(fromFile, values, secrets)));
    }

    static Surroundings surroundings(
            Map<String, String> fromFile, Map<String, String> values, Map<String, Secret> secrets) {
        var hidden = new ArrayList<>(secrets.values());
        var variables = new LinkedHashMap<String, String>();
        fromFile.forEach((name, value) -> {
            // What no shell can carry is not lost: check-env reads the file itself.
            if (VARIABLE.matcher(name).matches() && value.indexOf('\0') < 0) {
                variables.put(name, value);
            }
            if (SOUNDS_SECRET.matcher(name).find()
                    && value.length() >= SHORTEST_SECRET
                    && !NEVER_SECRET.contains(value.toLowerCase(Locale.ROOT))) {
                hidden.add(new Secret(value));
            }
        });
        values.forEach((name, value) -> variables.put(variable(name), value));
        secrets.forEach((name, secret) -> variables.put(variable(name), secret.reveal()));
        return new Surroundings(variables, new Redactor(hidden));
    }

    private static String variable(String name) {
        if (!VARIABLE.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name for an environment variable: " + name);
        }
        return name;
    }

    Told<Map<String, String>> file(HostAddress host, Optional<String> folder, String file, BooleanSupplier wanted) {
        return read(host, folder, file, "file", wanted).then(text -> new Told.Said<>(DotEnv.parse(text)));
    }

    /** What the process whose id stands in this file was started with. */
    Told<Map<String, String>> ofProcess(
            HostAddress host, Optional<String> folder, String pidFile, BooleanSupplier wanted) {
        return read(host, folder, pidFile, "environ", wanted).then(text -> {
            var variables = new LinkedHashMap<String, String>();
            for (var entry : text.split("\0")) {
                int equals = entry.indexOf('=');
                if (equals > 0) {
                    variables.put(entry.substring(0, equals), entry.substring(equals + 1));
                }
            }
            return new Told.Said<>(variables);
        });
    }

    private Told<String> read(
            HostAddress host, Optional<String> folder, String file, String kind, BooleanSupplier wanted) {
        var request = ShellProgram.READ.request(List.of(folder.orElse(""), file, kind));
        return programs.ask(host, request, WITHIN, LARGEST_FILE + 16, wanted).then(reply -> switch (reply.word()) {
            case "ok" ->
                reply.rest().length > LARGEST_FILE
                        ? new Told.Refused<>(new FailureReason.Unsupported(host, file + " of more than 1 MiB"))
                        : new Told.Said<>(new String(reply.rest(), StandardCharsets.UTF_8));
            case "gone" -> new Told.Refused<>(new FailureReason.NotFound(host, "the process of " + file));
            default -> new Told.Refused<>(new FailureReason.NotFound(host, file));
        });
    }
}
