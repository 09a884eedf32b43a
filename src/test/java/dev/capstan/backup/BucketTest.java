package dev.capstan.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.capstan.LongRunning;
import dev.capstan.step.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NeedsPrograms({"zstd", "rclone", "node", "npm"})
@LongRunning
class BucketTest {
    @TempDir
    Path temp;

    private ShellTarget target;
    private ObjectStore objects;

    @BeforeEach
    void a_bucket_with_uploads() {
        target = new ShellTarget(temp);
        objects = new ObjectStore(temp.resolve("objects"), "uploads");
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
    void it_is_taken_proven_restored_and_the_way_back_leads_to_what_was(String prefix) {
        var before = contents();
        var backup = taken(prefix);
        good(given(backup, prefix, "check_files; prove_bucket"));
        put("shop/a b.txt", "written over");
        put("shop/new", "n");
        delete("shop/发票/2026.pdf");
        var later = contents();
        good(given(backup, prefix, "restore_bucket"));
        good(given(backup, prefix, "swap_bucket; swap_bucket"));
        assertEquals(before, contents());
        good(given(backup, prefix, "swap_back_bucket; swap_back_bucket"));
        assertEquals(later, contents());
        good(given(backup, prefix, "swap_bucket; drop_old_bucket; drop_new_bucket"));
        assertEquals(before, contents());
        assertEquals(
                List.of(),
                objects.keys("uploads").stream()
                        .filter(key -> key.startsWith(".capstan"))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "shop"})
    void an_empty_one_comes_back_empty(String prefix) {
        delete("shop/a b.txt");
        delete("shop/发票/2026.pdf");
        delete("other/x");
        var backup = taken(prefix);
        assertEquals(List.of(List.of("0")), target.facts(backup, "uploads", "entries"));
        good(given(backup, prefix, "check_files; prove_bucket"));
        assertEquals(
                "not-restored", given(backup, prefix, "swap_bucket").refusal().getFirst());
        put("shop/new", "n");
        var later = contents();
        good(given(backup, prefix, "restore_bucket"));
        good(given(backup, prefix, "swap_bucket; swap_bucket"));
        assertEquals(Map.of(), contents());
        good(given(backup, prefix, "swap_back_bucket; swap_back_bucket"));
        assertEquals(later, contents());
        good(given(backup, prefix, "drop_old_bucket; drop_new_bucket"));
    }

    @Test
    void the_next_backup_has_what_changed_and_lacks_what_went() {
        taken("shop");
        put("shop/a b.txt", "2");
        delete("shop/发票/2026.pdf");
        var second = taken("shop");
        assertEquals(List.of(List.of("1")), target.facts(second, "uploads", "entries"));
        good(given(second, "shop", "prove_bucket"));
        good(given(second, "shop", "restore_bucket; swap_bucket"));
        assertEquals(Map.of("shop/a b.txt", "2", "other/x", "y"), contents());
    }

    @Test
    void a_swap_that_is_killed_can_go_either_way() {
        var before = contents();
        var backup = taken("shop");
        put("shop/a b.txt", "written over");
        put("shop/new", "n");
        var later = contents();
        good(given(backup, "shop", "restore_bucket"));
        // With all copied and nothing deleted yet
        var crash = "some_objects() { [ \"$1\" != gone ] || kill -9 $$; some=$1; shift;"
                + " [ ! -s \"$swap/$some\" ] || s3_moves \"$@\" --files-from-raw \"$swap/$some\"; }; swap_bucket";
        assertEquals(137, given(backup, "shop", crash).code());
        good(given(backup, "shop", "swap_back_bucket"));
        assertEquals(later, contents());
        assertEquals(137, given(backup, "shop", crash).code());
        good(given(backup, "shop", "swap_bucket"));
        assertEquals(before, contents());
    }

    @Test
    void another_archive_is_no_proof() throws IOException {
        var first = taken("shop");
        put("shop/a b.txt", "2");
        var second = taken("shop");
        var tar = "uploads.tar.zst";
        Files.write(
                target.store().resolve(first).resolve(tar),
                Files.readAllBytes(target.store().resolve(second).resolve(tar)));
        assertEquals("differs", given(first, "shop", "prove_bucket").refusal().getFirst());
    }

    @Test
    void a_bucket_that_is_not_there_or_not_ours_is_told_before() {
        var ready = program("shop").line("part_is 1 uploads; ready_bucket; finish");
        good(target.run(ready));
        assertEquals(
                "s3-no-bucket",
                target.run(ready.value("p1_bucket", "gone")).refusal().getFirst());
        assertEquals(
                "s3-login",
                target.run(ready.secret("p1_secret", new Secret("wrong")))
                        .refusal()
                        .getFirst());
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
                        "p1_key",
                        ObjectStore.KEY,
                        "p1_suffix",
                        "abc1"))
                .secret("p1_secret", new Secret(ObjectStore.SECRET));
    }

    private String taken(String prefix) {
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
        var all = new TreeMap<String, String>();
        for (var key : objects.keys("uploads")) {
            if (key.startsWith(".capstan")) {
                continue;
            }
            try {
                all.put(key, Files.readString(objects.object("uploads", key)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all;
    }

    private static void good(ShellTarget.Ended ended) {
        assertEquals(0, ended.code(), ended.output());
    }
}
