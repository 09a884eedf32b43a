package dev.capstan.backup;

import dev.capstan.catalog.EnvironmentName;
import dev.capstan.settings.DatabaseAddress;
import dev.capstan.step.FailureReason;
import dev.capstan.step.Secret;
import dev.capstan.step.Secrets;
import dev.capstan.step.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the programs of an errand: which functions are called for which part, with which values. */
final class Errands {
    private final Secrets secrets;

    Errands(Secrets secrets) {
        this.secrets = secrets;
    }

    /** Looks whether a backup could be taken now, attached and quickly. */
    Program ready(Errand errand) throws Declined {
        return finished(eachPart(started(errand, "taking"), errand, "ready_"));
    }

    /** @param before the backup by whose sizes progress is told */
    Program taking(Errand errand, Optional<Kept> before) throws Declined {
        var program = eachPart(started(errand, "taking").line("open_backup"), errand, "take_");
        var names = List.copyOf(errand.parts().keySet());
        for (var piece : before.map(Kept::pieces).orElse(List.of())) {
            for (var file : piece.files()) {
                int number = names.indexOf(piece.part()) + 1;
                var name = "p" + number + "_expected_" + file.name().replaceAll("[^a-zA-Z0-9]", "_");
                program = program.value(name, Long.toString(file.bytes()));
            }
        }
        return program.line("seal_backup");
    }

    Program proving(Errand errand, String backup) throws Declined {
        var program = started(errand, "given").value("backup_name", backup).line("open_given \"$backup_name\"");
        return finished(eachPart(program.line("check_files"), errand, "prove_").line("mark_proven"));
    }

    Program beside(Errand errand, String backup, String operation) throws Declined {
        var program = started(errand, "given")
                .value("backup_name", backup)
                .value("suffix", suffix(operation))
                .line("open_given \"$backup_name\"");
        return finished(eachPart(program, errand, "check_files \"$part\"; restore_"));
    }

    /** Prints how many rows the tables have now, and had then. */
    Program losses(Errand errand, String backup) throws Declined {
        var program = started(errand, "given").value("backup_name", backup).line("open_given \"$backup_name\"");
        return finished(eachPart(program, errand.databases(), "loss_"));
    }

    /** @param deed of the engines: {@code swap_}, {@code swap_back_}, {@code drop_old_}, {@code drop_new_} */
    Program settling(Errand errand, String deed, String operation) throws Declined {
        return finished(eachPart(started(errand, "given").value("suffix", suffix(operation)), errand, deed));
    }

    Program listing(Errand errand) {
        return Program.of("listing")
                .value("store", errand.store())
                .value("service", errand.service().name().value())
                .value("environment", errand.environment().name().value())
                .line("list_backups")
                .line("finish");
    }

    private static String suffix(String operation) {
        return operation.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static Program started(Errand errand, String part) {
        return Program.of(part)
                .value("store", errand.store())
                .value("service", errand.service().name().value())
                .value("environment", errand.environment().name().value());
    }

    private static Program finished(Program program) {
        return program.line("finish");
    }

    private Program eachPart(Program program, Errand errand, String deed) throws Declined {
        var whole = program;
        int number = 0;
        for (var part : errand.parts().entrySet()) {
            number++;
            whole = part(whole.using(Engine.files(part.getValue())), errand, part.getValue(), "p" + number + "_")
                    .value("p" + number + "_part", part.getKey())
                    .line("part_is " + number + " \"$p" + number + "_part\"")
                    .line(deed + part.getValue().engine());
        }
        return whole;
    }

    private Program part(Program program, Errand errand, Part part, String prefix) throws Declined {
        return switch (part) {
            case Part.Sql sql -> sql(program, errand, sql, prefix);
            case Part.Redis redis -> {
                var address = address(
                        redis.url().in(errand.environment().name()),
                        errand.environment().name());
                yield RedisAddress.values(program, prefix, address)
                        .value(
                                prefix + "file",
                                redis.file().map(errand::onTarget).orElse(""));
            }
            case Part.Folder folder ->
                program.value(prefix + "path", errand.onTarget(folder.path()))
                        .value(prefix + "without", String.join("\n", folder.without()));
            case Part.GitTag tag ->
                program.value(prefix + "path", errand.onTarget(tag.path()))
                        .value(prefix + "name", tag.name())
                        .value(prefix + "push", tag.push().orElse(""));
        };
    }

    private Program sql(Program program, Errand errand, Part.Sql part, String prefix) throws Declined {
        var environment = errand.environment().name();
        var named =
                part.url().in(environment).or(() -> part.known().orElseThrow().writer(environment));
        var address = parsed(address(named, environment), named.orElseThrow());
        var with = program.value(prefix + "host", address.host())
                .value(prefix + "port", Integer.toString(address.port()))
                .value(prefix + "user", address.user().orElse(""))
                .value(prefix + "database", address.name())
                .value(prefix + "databases", part.pattern().orElse(""))
                .value(prefix + "jobs", Integer.toString(part.jobs()))
                .value(prefix + "level_query", part.level().orElse(""));
        for (var option : address.options().entrySet()) {
            switch (option.getKey()) {
                case "sslmode" ->
                    with = with.value(prefix + "sslmode", option.getValue().reveal());
                case "sslrootcert" ->
                    with = with.value(prefix + "sslrootcert", option.getValue().reveal());
                case "sslMode" ->
                    with = with.value(
                            prefix + "ssl_mode", option.getValue().reveal().replace("trust", "require"));
                case "serverSslCert" ->
                    with = with.value(prefix + "ssl_ca", option.getValue().reveal());
                default -> {}
            }
        }
        return address.password().isPresent()
                ? with.secret(prefix + "password", address.password().get())
                : with;
    }

    private Secret address(Optional<String> name, EnvironmentName environment) throws Declined {
        if (name.isEmpty()) {
            throw new Declined(
                    new Told(
                            "The catalogue names no address for " + environment + ".",
                            "目录没有为 " + environment + " 指定地址。"),
                    new Told("Add it to url.", "请在 url 中补上。"));
        }
        var secret = secrets.read(name.get());
        if (secret.isEmpty()) {
            throw new Declined(new FailureReason.SecretMissing(name.get()));
        }
        return new Secret(secret.get().reveal().strip());
    }

    private static DatabaseAddress parsed(Secret url, String name) throws Declined {
        var problems = new ArrayList<String>();
        var address = DatabaseAddress.parse(url.reveal(), problems::add);
        if (address.isEmpty()) {
            throw new Declined(
                    new Told("The secret " + name + problems.getFirst(), "密钥 " + name + " 无法解析：" + problems.getFirst()),
                    new Told("Set it anew.", "请重新设置。"));
        }
        return address.get();
    }
}
