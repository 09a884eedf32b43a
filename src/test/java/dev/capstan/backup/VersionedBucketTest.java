package dev.capstan.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.LongRunning;
import dev.capstan.step.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@LongRunning
@NeedsPrograms({"zstd", "rclone"})
class VersionedBucketTest {
    private static final String ENABLED = "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>";

    @TempDir
    Path temp;

    private ShellTarget target;
    private VersionedStore objects;

    @BeforeEach
    void a_bucket_with_uploads() {
        target = new ShellTarget(temp);
        objects = new VersionedStore();
        objects.asks("PUT", "/uploads", "");
        objects.asks("PUT", "/uploads?versioning", ENABLED);
        put("shop/a b.txt", "1");
        put("shop/发票/2026.pdf", "bill");
        put("other/x", "y");
    }

    @AfterEach
    void it_ends() {
        objects.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "shop"})
    void nothing_is_copied_and_what_was_there_comes_back_and_goes_again(String prefix) throws Exception {
        var before = contents();
        var backup = taken(prefix);
        try (var files = Files.list(target.store().resolve(backup))) {
            assertEquals(
                    List.of("manifest.tsv", "uploads.objects.zst"),
                    files.map(each -> each.getFileName().toString()).sorted().toList());
        }
        assertEquals(List.of(List.of(prefix.isEmpty() ? "3" : "2")), target.facts(backup, "uploads", "entries"));
        assertEquals(List.of(List.of(prefix.isEmpty() ? "6" : "5")), target.facts(backup, "uploads", "bytes"));
        good(given(backup, prefix, "check_files; prove_bucket"));
        put("shop/a b.txt", "written over");
        put("shop/new", "n");
        delete("shop/发票/2026.pdf");
        var later = contents();
        good(given(backup, prefix, "check_files; prove_bucket"));
        good(given(backup, prefix, "restore_bucket"));
        assertEquals(later, contents());
        good(given(backup, prefix, "swap_bucket; swap_bucket"));
        assertEquals(before, contents());
        good(given(backup, prefix, "swap_back_bucket; swap_back_bucket"));
        assertEquals(later, contents());
        good(given(backup, prefix, "swap_bucket; drop_old_bucket; drop_new_bucket"));
        assertEquals(before, contents());
        assertEquals(List.of(), target.leftovers());
    }

    @Test
    void each_backup_leads_to_its_own_moment() {
        var first = taken("shop");
        put("shop/a b.txt", "2");
        delete("shop/发票/2026.pdf");
        var second = taken("shop");
        put("shop/a b.txt", "3");
        good(given(second, "shop", "restore_bucket; swap_bucket; drop_old_bucket; drop_new_bucket"));
        assertEquals(Map.of("shop/a b.txt", "2", "other/x", "y"), contents());
        good(given(first, "shop", "restore_bucket; swap_bucket; drop_old_bucket; drop_new_bucket"));
        assertEquals(Map.of("shop/a b.txt", "1", "shop/发票/2026.pdf", "bill", "other/x", "y"), contents());
    }

    @Test
    void versions_that_a_lifecycle_took_away_are_missed_and_what_serves_stays() {
        var backup = taken("shop");
        put("shop/a b.txt", "written over");
        var later = contents();
        var noncurrent = Pattern.compile("<IsLatest>false</IsLatest><Key>shop/a b.txt</Key>.*?<VersionId>([^<]+)<")
                .matcher(objects.asks("GET", "/uploads?versions", ""));
        assertTrue(noncurrent.find());
        objects.asks("DELETE", "/uploads/shop/a%20b.txt?versionId=" + noncurrent.group(1), "");
        for (var deed : List.of("prove_bucket", "restore_bucket")) {
            var refused = given(backup, "shop", deed).refusal();
            assertEquals(List.of("s3-versions-gone", "uploads"), refused.subList(0, 2));
            assertTrue(refused.get(3).contains("a b.txt"), () -> refused.toString());
        }
        assertEquals(later, contents());
        assertEquals(
                "not-restored", given(backup, "shop", "swap_bucket").refusal().getFirst());
    }

    @Test
    void a_bucket_that_keeps_no_versions_is_refused_before_anything_is_taken() {
        objects.asks("PUT", "/plain", "");
        var ready = program("").value("p1_bucket", "plain").line("part_is 1 uploads; ready_bucket; finish");
        var refused = target.run(ready).refusal();
        assertEquals(List.of("s3-not-versioned", "plain"), refused.subList(0, 2));
        objects.asks("PUT", "/plain?versioning", ENABLED.replace("Enabled", "Suspended"));
        assertEquals(
                List.of("s3-not-versioned", "plain", "Suspended"),
                target.run(ready).refusal());
    }

    private Program program(String prefix) {
        return Program.of("taking", "given", "s3", "bucket")
                .values(Map.of(
                        "p1_endpoint",
                        objects.endpoint(),
                        "p1_region",
                        "us-east-1",
                        "p1_bucket",
                        "uploads",
                        "p1_prefix",
                        prefix,
                        "p1_versioned",
                        "yes",
                        "p1_key",
                        ObjectStore.KEY,
                        "p1_suffix",
                        "abc1"))
                .secret("p1_secret", new Secret(ObjectStore.SECRET));
    }

    /** The last two seconds are left out of a backup. */
    private String taken(String prefix) {
        var written = Instant.now();
        Until.until(() -> Instant.now().isAfter(written.plusSeconds(3)));
        good(target.run(
                program(prefix).line("open_backup; part_is 1 uploads; ready_bucket; take_bucket; seal_backup")));
        return target.backups().getLast();
    }

    private ShellTarget.Ended given(String backup, String prefix, String line) {
        return target.run(program(prefix)
                .line("open_given " + backup + "; part_is 1 uploads")
                .line(line)
                .line("finish"));
    }

    /** As an app does it. */
    private void put(String key, String content) {
        good(target.run(program("")
                .line("part_is 1 app; bucket_at; printf '%s' '" + content + "' >\"$room/it\";"
                        + " rclone copyto \"$room/it\" \"$live/" + key + "\"; finish")));
    }

    private void delete(String key) {
        good(target.run(program("").line("part_is 1 app; bucket_at; rclone deletefile \"$live/" + key + "\"; finish")));
    }

    /** What the app sees. */
    private Map<String, String> contents() {
        var seen = target.run(program("")
                .line(
                        "part_is 1 app; bucket_at; rclone copy \"$live\" \"$room/all\" --exclude \"$ours\"; cd \"$room/all\";"
                                + " find . -type f | sort | while read -r each; do"
                                + " printf 'object\\t%s\\t%s\\n' \"${each#./}\" \"$(cat \"$each\")\"; done; finish"));
        good(seen);
        var all = new TreeMap<String, String>();
        seen.output()
                .lines()
                .map(line -> line.split("\t"))
                .filter(line -> line[0].equals("object"))
                .forEach(line -> all.put(line[1], line[2]));
        return all;
    }

    private static void good(ShellTarget.Ended ended) {
        assertEquals(0, ended.code(), () -> ended.output() + ended.refusal());
    }
}
