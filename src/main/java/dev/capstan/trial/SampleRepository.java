package dev.capstan.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The sample's git repository: versions that stand as files among the resources, each laid over the one before. */
final class SampleRepository {
    private record Version(String tag, String subject, List<String> files) {}

    private static final List<Version> VERSIONS = List.of(
            new Version(
                    "v1.0.0",
                    "Open the shop",
                    List.of(
                            "README.md",
                            "App.java",
                            "Customers.java",
                            "Database.java",
                            "Health.java",
                            "Home.java",
                            "Log.java",
                            "Metrics.java",
                            "Migrator.java",
                            "install.sh",
                            "migrate.sh",
                            "level.sh",
                            "seed.sh",
                            "restart.sh",
                            "stop.sh",
                            "seed.sql",
                            "migrations/V1__shop.sql")),
            new Version("v1.1.0", "Orders take coupons", List.of("Home.java", "migrations/V2__coupons.sql")),
            new Version("v1.2.0", "Read prices from the cache", List.of("Health.java")),
            new Version(
                    "v1.3.0",
                    "One account per e-mail address",
                    List.of("Health.java", "migrations/V3__one_account_per_address.sql")));

    static final String FIRST = VERSIONS.getFirst().tag();

    private SampleRepository() {}

    /** Ready in one piece: a trial that is killed meanwhile begins anew. */
    static void make(Path origin) throws IOException, InterruptedException {
        var draft = Files.createTempDirectory(origin.getParent(), "origin");
        var git = new Git(draft);
        git.run("init", "-q", "-b", "main");
        Files.writeString(draft.resolve(".gitignore"), "build/\nbuild.new/\n");
        var day = Instant.now().minus(Duration.ofDays(2L * VERSIONS.size()));
        for (var version : VERSIONS) {
            lay(version, draft);
            git.run("add", "-A");
            day = day.plus(Duration.ofDays(2)).minus(Duration.ofMinutes(37));
            git.at(day).run("commit", "-q", "-m", version.subject());
            git.at(day).run("tag", "-a", version.tag(), "-m", version.subject());
        }
        Files.move(draft, origin);
    }

    private static void lay(Version version, Path folder) throws IOException {
        for (var file : version.files()) {
            var path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, Resource.text("service/" + version.tag() + "/" + file));
        }
        Files.writeString(folder.resolve("VERSION"), version.tag() + "\n");
    }
}
