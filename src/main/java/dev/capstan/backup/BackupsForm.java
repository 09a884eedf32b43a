package dev.capstan.backup;

import dev.capstan.backup.Backups.Restore;
import dev.capstan.catalog.CatalogueForms;
import dev.capstan.catalog.Guard;
import dev.capstan.catalog.PlacedSecrets;
import dev.capstan.sql.DatabaseName;
import dev.capstan.sql.Rights;
import dev.capstan.yaml.Fields;
import dev.capstan.yaml.Form;
import dev.capstan.yaml.Scalars;
import dev.capstan.yaml.Shapes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What stands under {@code backups}. */
final class BackupsForm {
    private static final Duration SCRIPTS = Duration.ofMinutes(5);
    private static final Duration HEALTHY = Duration.ofMinutes(2);

    static final Form<String> PATH = Scalars.text(
            "[/~]?[A-Za-z0-9._@+-]*(/[A-Za-z0-9._@+-]+)*/?", "is not a path of plain characters", "/backups");

    private static final Form<String> PATTERN = Scalars.text(
            "[^'\\\\\\p{Cntrl}]{1,63}", "is not a pattern of names, in which % stands for anything", "payment_%");

    private static final Form<String> WORD =
            Scalars.text("[A-Za-z0-9][A-Za-z0-9._-]{0,62}", "is not a name of plain characters", "backups");

    private static final Form<String> TAG = Scalars.text(
            "[A-Za-z0-9][A-Za-z0-9._/-]*\\{time\\}[A-Za-z0-9._/-]*",
            "is not a name with {time} in it",
            "backup-{time}");

    private BackupsForm() {}

    static Form<Backups> form() {
        var keys = Fields.of("backups");
        var folder = keys.required(
                "folder",
                PATH,
                "The folder on the target that holds them; each service and environment has its own in it.");
        var here = keys.optional(
                "here",
                PATH,
                "A folder on the machine of the bot, shared by all its replicas: they are put together in the folder on"
                        + " the target and brought here. Where the bot's machine is the target, they go here at once.");
        var s3 = keys.optional(
                "s3",
                store(),
                "A store that speaks S3: they are put together in the folder, sent there, and fetched back into it.");
        keys.atMostOne(here, s3);
        var parts = keys.required(
                "parts",
                Shapes.mapOf(CatalogueForms.name("main"), part()),
                "What is backed up, by name, in this order.");
        var may = keys.required(
                "may",
                CatalogueForms.may(),
                "Who may take, verify and prune: environment, then a role or a list of roles.");
        var schedule =
                keys.optional("schedule", TimetableForm.form(), "When one is taken, in every environment of may.");
        var ship = keys.optional(
                "ship",
                TimetableForm.form(),
                "When what the databases wrote since is carried away, so that any moment can be restored: every: 5m.");
        var verify = keys.optional("verify", TimetableForm.form(), "When the newest is restored and compared.");
        var drill = keys.optional(
                "drill", TimetableForm.form(), "When the whole way back is gone on scratch servers and timed.");
        var keep = keys.optional("keep", KeepForm.form(), "Which stay when a new one was taken; left out: all.");
        var targets = keys.optional("targets", TargetsForm.form(), "What is promised should the worst happen.");
        var restore = keys.optional("restore", restore(), "How a backup comes back; left out: nobody may restore.");
        return keys.whole(found -> new Backups(
                plain(found.need(folder)),
                found.get(here).map(BackupsForm::plain),
                found.get(s3),
                found.need(parts),
                new Rights(found.need(may)),
                new Backups.Times(found.get(schedule), found.get(ship), found.get(verify), found.get(drill)),
                found.get(keep),
                found.get(targets),
                found.get(restore)));
    }

    private static String plain(String folder) {
        return folder.replaceAll("(?<=.)/$", "");
    }

    private static Form<Part> part() {
        var keys = Fields.of("a part");
        var database = keys.optional(
                "database", CatalogueForms.name("main").map(DatabaseName::new), "A database of service.yaml.");
        var redis = keys.optional("redis", PlacedSecrets.form(), "A Redis, by its address as ${secret:NAME}.");
        var folder = keys.optional(
                "folder", PATH, "A folder on the target, within the work folder or absolute; links are kept as links.");
        var bucket = keys.optional(
                "bucket",
                s3("Below what in it; left out: all that is in it."),
                "A bucket of a store that speaks S3, copied by way of the target.");
        var versioning = keys.optional(
                "versioning",
                Scalars.trueOrFalse(),
                "true: the bucket keeps what is replaced or deleted, so a backup copies nothing and remembers the moment.");
        var tag = keys.optional("git-tag", TAG, "A tag on the commit that is live, such as backup-{time}.");
        var url = keys.optional(
                "url",
                PlacedSecrets.form(),
                "The address of a role that may read everything, and create databases for a restore; left out: the"
                        + " database's write-url, else its url.");
        var named = keys.optional(
                "named", PATTERN, "Which databases on that server, found when the backup is taken: payment_%.");
        var jobs = keys.optional(
                "jobs", Scalars.whole(1, 64), "How many tables of a PostgreSQL are dumped at a time; 1 when left out.");
        var level = keys.optional(
                "level",
                Scalars.text("SELECT max(id) FROM migrations"),
                "A SELECT whose one value tells at which migration the database is.");
        var file = keys.optional(
                "file",
                PATH,
                "Where Redis keeps its RDB file on the target; left out: it is asked for over the connection.");
        var without = keys.optional(
                "without",
                Shapes.oneOrMore(Scalars.text("[^\\p{Cntrl}]{1,200}", "is not a pattern", "*.tmp")),
                "Which names are left out, as tar has it.");
        var path =
                keys.optional("repository", PATH, "Where the repository is on the target; left out: the work folder.");
        var push = keys.optional(
                "push", Scalars.text("[A-Za-z0-9._-]{1,60}", "is not the name of a remote", "origin"), "Who gets it.");
        var files = keys.optional(
                "files",
                Shapes.oneOrMore(PATH),
                "Config files on the target, such as .env; kept only as OpenPGP messages.");
        var recipient = keys.optional(
                "recipient",
                Scalars.asWritten("-----BEGIN PGP PUBLIC KEY BLOCK-----"),
                "For whom they are sealed: a public key as gpg --armor --export prints it.");
        var privateKey = keys.optional(
                "private-key",
                PlacedSecrets.form(),
                "The key that opens them, as ${secret:NAME}; left out: a backup can't be restored or proven whole here.");
        var passphrase = keys.optional(
                "passphrase",
                PlacedSecrets.form(),
                "What seals and opens them where there is no recipient; beside a private key, what unlocks that one.");
        var programs = keys.optional(
                "scratch-programs",
                PATH,
                "Where the server's own programs are on the target, for the throw-away server of a proof; left out: where"
                        + " they usually are.");
        var scratch = keys.optional(
                "scratch",
                PlacedSecrets.form(),
                "The address of a server for proofs, as ${secret:NAME}, in place of a throw-away one.");
        keys.exactlyOne(database, redis, folder, files, tag, bucket);
        keys.onlyWith(programs, database);
        keys.onlyWith(scratch, database);
        keys.atMostOne(programs, scratch);
        keys.onlyWith(recipient, files);
        keys.onlyWith(privateKey, recipient);
        keys.onlyWith(passphrase, files);
        keys.onlyWith(url, database);
        keys.onlyWith(named, database);
        keys.onlyWith(jobs, database);
        keys.onlyWith(level, database);
        keys.onlyWith(file, redis);
        keys.onlyWith(without, folder);
        keys.onlyWith(versioning, bucket);
        keys.onlyWith(path, tag);
        keys.onlyWith(push, tag);
        return keys.whole(found -> {
            if (found.get(redis).isPresent()) {
                return new Part.Redis(found.need(redis), found.get(file));
            }
            if (found.get(folder).isPresent()) {
                return new Part.Folder(found.need(folder), found.get(without).orElse(List.of()));
            }
            if (found.get(files).isPresent()) {
                if (found.get(recipient).isEmpty() && found.get(passphrase).isEmpty()) {
                    found.problem(
                            files,
                            "nothing says for whom the files are sealed",
                            "add recipient, or passphrase: \"${secret:NAME}\"");
                }
                return new Part.Files(
                        found.need(files),
                        found.get(recipient),
                        found.get(privateKey).orElse(PlacedSecrets.NONE),
                        found.get(passphrase).orElse(PlacedSecrets.NONE));
            }
            if (found.get(bucket).isPresent()) {
                return new Part.Bucket(found.need(bucket), found.get(versioning).orElse(false));
            }
            if (found.get(tag).isPresent()) {
                return new Part.GitTag(found.need(tag), found.get(path).orElse(""), found.get(push));
            }
            return new Part.Sql(
                    found.need(database),
                    Optional.empty(),
                    found.get(url).orElse(PlacedSecrets.NONE),
                    found.get(named),
                    found.get(jobs).orElse(1),
                    found.get(level),
                    new Part.Scratch(found.get(programs), found.get(scratch).orElse(PlacedSecrets.NONE)));
        });
    }

    private static Form<S3> store() {
        var keys = Fields.of("a store");
        var quota = keys.optional(
                "quota",
                Scalars.text("[1-9][0-9]{0,5} ?[MGT]B", "is not a size", "500 GB")
                        .map(BackupsForm::bytes),
                "How much the bucket may hold, watched by what lies in it: 500 GB; left out: nobody is told when it fills.");
        return s3(keys, "Under what the services have their folders; left out: at the top.", found -> found.get(quota));
    }

    private static Form<S3> s3(String below) {
        return s3(Fields.of("a store"), below, found -> Optional.empty());
    }

    private static long bytes(String size) {
        long number = Long.parseLong(size.replaceAll("[^0-9]", ""));
        return switch (size.charAt(size.length() - 2)) {
            case 'M' -> number * 1_000_000;
            case 'G' -> number * 1_000_000_000;
            default -> number * 1_000_000_000_000L;
        };
    }

    private static Form<S3> s3(Fields keys, String below, Function<Fields.Found, Optional<Long>> quota) {
        var endpoint = keys.optional(
                "endpoint",
                Scalars.text("https?://[^\\s/]+/?", "is not an address", "https://oss-cn-hangzhou.aliyuncs.com"),
                "Its address; left out: Amazon's own.");
        var region = keys.optional("region", WORD, "Its region; us-east-1 when left out.");
        var bucket = keys.required("bucket", WORD, "The bucket.");
        var prefix = keys.optional("prefix", PATH, below);
        var key = keys.required("key", PlacedSecrets.form(), "The access key, as ${secret:NAME}.");
        var secret = keys.required("secret", PlacedSecrets.form(), "The secret key, as ${secret:NAME}.");
        return keys.whole(found -> new S3(
                found.get(endpoint).orElse(""),
                found.get(region).orElse("us-east-1"),
                found.need(bucket),
                found.get(prefix).orElse("").replaceAll("^/|/$", ""),
                found.need(key),
                found.need(secret),
                quota.apply(found)));
    }

    private static Form<Restore> restore() {
        var keys = Fields.of("restore");
        var may = keys.required(
                "may", CatalogueForms.may(), "Who may restore: environment, then a role or a list of roles.");
        var guard = keys.optional(
                "guard",
                CatalogueForms.guard(),
                "What must be agreed first. It is never the asker alone, and whoever decides types the name of the"
                        + " service.");
        var stop = keys.optional(
                "stop", Scalars.text("pm2 stop shop"), "The script that ends the service before the swap.");
        var start = keys.optional("start", Scalars.text("pm2 start shop"), "The one that starts it afterwards.");
        var within =
                keys.optional("within", Scalars.duration("5m"), "How long either of them may take; 5m when left out.");
        var healthy = keys.optional(
                "healthy-within",
                Scalars.duration("2m"),
                "How long the service may take until its health checks pass after the swap, before the old state is"
                        + " swapped back by itself; 2m when left out.");
        return keys.whole(found -> new Restore(
                new Rights(found.need(may)),
                fourEyes(found.get(guard).orElseGet(CatalogueForms::usualGuard)),
                found.get(stop),
                found.get(start),
                found.get(within).orElse(SCRIPTS),
                found.get(healthy).orElse(HEALTHY)));
    }

    private static Guard fourEyes(Guard guard) {
        return new Guard(Math.max(1, guard.approvals()), guard.by(), true, true, guard.within());
    }
}
