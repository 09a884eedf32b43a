package dev.capstan.backup;

import dev.capstan.catalog.House;
import dev.capstan.catalog.PlacedSecrets;
import dev.capstan.catalog.RoleName;
import dev.capstan.catalog.Service;
import dev.capstan.sql.Database;
import dev.capstan.sql.DatabaseName;
import dev.capstan.sql.DatabasesChapter;
import dev.capstan.sql.gate.Dialect;
import dev.capstan.yaml.Reading;
import dev.capstan.yaml.Suggestion;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Connects backups with their service, and reports what can't be. */
record BackupsLink(Service service, House house, Reading reading) {

    Backups linked(Backups read) {
        read.may().check(service, house, reading);
        read.restore().ifPresent(restore -> {
            restore.may().check(service, house, reading);
            restore.guard().by().ifPresent(role -> checkRole(role, restore));
        });
        for (var name : BackupProcedures.NAMES) {
            if (service.runbooks().containsKey(name)) {
                reading.problem(
                        reading.place(read),
                        name + " is the name of a runbook or fix already, and /backup has a " + name + " too",
                        "call the other one otherwise");
            }
        }
        read.targets().ifPresent(targets -> new Promise(
                        targets,
                        read.times().schedule(),
                        read.times().ship(),
                        read.times().verify().or(() -> read.times().drill()))
                .judge(reading));
        if (read.here().filter(read.folder()::equals).isPresent()) {
            reading.problem(
                    reading.place(read, "here"),
                    "backups are brought from the folder to here, and both are " + read.folder(),
                    "name another folder");
        }
        Map<String, Part> parts = new LinkedHashMap<>();
        read.parts().forEach((name, part) -> parts.put(name, linked(name, part)));
        return new Backups(
                read.folder(),
                read.here(),
                read.s3().map(s3 -> linked(s3, "the store")),
                parts,
                read.may(),
                read.times(),
                read.keep(),
                read.targets(),
                read.restore());
    }

    private void checkRole(RoleName role, Object owner) {
        if (!house.roles().containsKey(role)) {
            reading.problem(
                    reading.place(owner, "guard"),
                    "there is no role " + role,
                    Suggestion.instead(
                            role.value(),
                            house.roles().keySet().stream().map(RoleName::value).toList()));
        }
    }

    private S3 linked(S3 s3, String what) {
        return new S3(
                s3.endpoint(),
                s3.region(),
                s3.bucket(),
                s3.prefix(),
                s3.key().linked("key", what, s3, service, reading),
                s3.secret().linked("secret", what, s3, service, reading),
                s3.quota());
    }

    private Part linked(String name, Part part) {
        return switch (part) {
            case Part.Sql sql -> sql(name, sql);
            case Part.Redis redis -> new Part.Redis(placed("redis", name, redis.url(), redis), redis.file());
            case Part.Folder folder -> folder;
            case Part.Bucket bucket -> new Part.Bucket(linked(bucket.s3(), "part " + name), bucket.versioned());
            case Part.Files files ->
                new Part.Files(
                        files.paths(),
                        files.recipient(),
                        placed("private-key", name, files.privateKey(), files),
                        placed("passphrase", name, files.passphrase(), files));
            case Part.GitTag tag -> tag;
        };
    }

    private Part sql(String name, Part.Sql part) {
        var all = service.chapters().get(DatabasesChapter.KEY).orElse(Map.<DatabaseName, Database>of());
        var known = Optional.ofNullable(all.get(part.name()));
        if (known.isEmpty()) {
            var names = all.keySet().stream().map(DatabaseName::value).toList();
            reading.problem(
                    reading.place(part, "database"),
                    "there is no database " + part.name(),
                    names.isEmpty()
                            ? "add to service.yaml: databases: { main: { url: \"${secret:NAME}\" } }"
                            : Suggestion.instead(part.name().value(), names));
        }
        if (part.jobs() > 1 && known.filter(BackupsLink::isMysql).isPresent()) {
            reading.problem(
                    reading.place(part, "jobs"), "MySQL and MariaDB are dumped one table at a time", "leave jobs out");
        }
        return new Part.Sql(
                part.name(),
                known,
                placed("url", name, part.url(), part),
                part.pattern(),
                part.jobs(),
                part.level(),
                new Part.Scratch(
                        part.scratch().programs(),
                        placed("scratch", name, part.scratch().url(), part)));
    }

    private static boolean isMysql(Database database) {
        return database.dialect() == Dialect.MYSQL;
    }

    private PlacedSecrets placed(String key, String part, PlacedSecrets secrets, Object owner) {
        return secrets.isEmpty() ? secrets : secrets.linked(key, "part " + part, owner, service, reading);
    }
}
