package dev.capstan.backup;

import dev.capstan.catalog.EnvironmentName;
import dev.capstan.settings.DatabaseAddress;
import dev.capstan.step.FailureReason;
import dev.capstan.step.Secret;
import dev.capstan.step.Secrets;
import dev.capstan.step.Told;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the functions of an engine are told of one part. Addresses are read when they are needed and kept nowhere. */
final class PartValues {
    private final Secrets secrets;

    PartValues(Secrets secrets) {
        this.secrets = secrets;
    }

    /** @param prefix of the names: {@code p1_} */
    Program of(Part part, Errand errand, String prefix, Program program) throws Declined {
        return switch (part) {
            case Part.Sql sql -> sql(program, errand, sql, prefix);
            case Part.Redis redis -> {
                var address = secret(
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
            case Part.Files files ->
                program.value(
                        prefix + "paths",
                        files.paths().stream().map(errand::onTarget).collect(Collectors.joining("\n")));
            case Part.Bucket(var s3, var versioned) -> {
                var environment = errand.environment().name();
                yield program.value(prefix + "endpoint", s3.endpoint())
                        .value(prefix + "region", s3.region())
                        .value(prefix + "bucket", s3.bucket())
                        .value(prefix + "prefix", s3.prefix())
                        .value(prefix + "versioned", versioned ? "yes" : "")
                        .secret(prefix + "key", secret(s3.key().in(environment), environment))
                        .secret(prefix + "secret", secret(s3.secret().in(environment), environment));
            }
            case Part.GitTag tag ->
                program.value(prefix + "path", errand.onTarget(tag.path()))
                        .value(prefix + "name", tag.name())
                        .value(prefix + "push", tag.push().orElse(""));
        };
    }

    /** What is told of the store, where it speaks S3. */
    Program ofStore(Errand errand, Program program) throws Declined {
        var s3 = errand.backups().s3();
        if (s3.isEmpty()) {
            return program;
        }
        var environment = errand.environment().name();
        var place = errand.service().name() + "/" + environment;
        return program.value("s3_endpoint", s3.get().endpoint())
                .value("s3_region", s3.get().region())
                .value("s3_bucket", s3.get().bucket())
                .value(
                        "s3_prefix",
                        s3.get().prefix().isEmpty() ? place : s3.get().prefix() + "/" + place)
                .secret("s3_key", secret(s3.get().key().in(environment), environment))
                .secret("s3_secret", secret(s3.get().secret().in(environment), environment));
    }

    private Program sql(Program program, Errand errand, Part.Sql part, String prefix) throws Declined {
        var environment = errand.environment().name();
        var named =
                part.url().in(environment).or(() -> part.known().orElseThrow().writer(environment));
        var with = server(program, prefix, named, environment)
                .value(prefix + "databases", part.pattern().orElse(""))
                .value(prefix + "jobs", Integer.toString(part.jobs()))
                .value(prefix + "moments", errand.backups().times().ship().isPresent() ? "yes" : "")
                .value(prefix + "level_query", part.level().orElse(""))
                .value(
                        prefix + "scratch_programs",
                        part.scratch().programs().map(errand::onTarget).orElse(""));
        var scratch = part.scratch().url().in(environment);
        return scratch.isEmpty() ? with : server(with, prefix + "scratch_", scratch, environment);
    }

    private Program server(Program program, String prefix, Optional<String> named, EnvironmentName environment)
            throws Declined {
        var address = parsed(secret(named, environment), named.orElseThrow());
        var with = program.value(prefix + "host", address.host())
                .value(prefix + "port", Integer.toString(address.port()))
                .value(prefix + "user", address.user().orElse(""))
                .value(prefix + "database", address.name());
        for (var option : address.options().entrySet()) {
            var value = option.getValue().reveal();
            switch (option.getKey()) {
                case "sslmode", "sslrootcert" -> with = with.value(prefix + option.getKey(), value);
                case "sslMode" -> with = with.value(prefix + "ssl", value.equals("trust") ? "require" : value);
                case "serverSslCert" -> with = with.value(prefix + "ssl_ca", value);
                default -> {}
            }
        }
        return address.password().isPresent()
                ? with.secret(prefix + "password", address.password().get())
                : with;
    }

    Secret secret(Optional<String> name, EnvironmentName environment) throws Declined {
        if (name.isEmpty()) {
            throw new Declined(
                    new Told(
                            "The catalogue names no secret for " + environment + ".",
                            "目录没有为 " + environment + " 指定密钥。"),
                    new Told("Add it to backups.yaml.", "请在 backups.yaml 中补上。"));
        }
        var secret = secrets.read(name.get());
        if (secret.isEmpty()) {
            throw new Declined(new FailureReason.SecretMissing(name.get()));
        }
        return new Secret(secret.get().reveal().strip());
    }

    Optional<Secret> known(String name) {
        return secrets.read(name);
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
