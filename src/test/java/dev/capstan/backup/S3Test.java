package dev.capstan.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.step.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsPrograms({"zstd", "rclone", "node", "npm"})
class S3Test {
    /** Above rclone's limit for an object in one piece when it is set to the least that S3 allows. */
    private static final String LARGE = "head -c 12000000 /dev/urandom";

    @TempDir
    Path temp;

    private ShellTarget target;
    private ObjectStore objects;

    @BeforeEach
    void a_store_with_a_bucket() {
        target = new ShellTarget(temp);
        objects = new ObjectStore(temp.resolve("objects"), "backups");
    }

    @AfterEach
    void it_ends() {
        objects.close();
    }

    @Test
    void a_backup_goes_there_and_comes_back_whole() throws IOException {
        var backup = taken(LARGE);
        var file = target.store().resolve(backup).resolve("main.numbers.zst");
        var bytes = Files.readAllBytes(file);
        var put = use("put_backup " + backup);
        good(put);
        assertFalse(put.output().contains(ObjectStore.SECRET), put.output());
        assertEquals(
                List.of(
                        "shop/production/" + backup + "/main.numbers.zst",
                        "shop/production/" + backup + "/manifest.tsv"),
                objects.keys("backups"));
        var list = use("list_stored");
        assertTrue(list.output().startsWith("backup\t" + backup + "\n"), list.output());

        unstage(backup);
        good(use("fetch_backup " + backup + "; part_is 1 main; open_given " + backup + "; check_files; close_given"));
        assertTrue(Arrays.equals(bytes, Files.readAllBytes(file)));
        good(use("drop_stored " + backup + "; drop_stored " + backup));
        assertEquals(List.of(), objects.keys("backups"));
        assertEquals("", use("list_stored").output());
        assertEquals(List.of(), target.leftovers());
    }

    @Test
    void an_upload_that_is_killed_is_no_backup_and_can_be_repeated() throws IOException {
        var backup = taken(LARGE);
        objects.behaves("held", true);
        var program = program("put_backup " + backup);
        var putting = target.start(program, "op-90.1");
        var uploads = objects.bucket("backups").resolve("._S3rver_uploads");
        waitUntil(() -> Files.exists(uploads) && uploads.toFile().list().length > 0);
        putting.destroyForcibly();
        target.clearAway(program, "op-90.1");
        objects.behaves("held", false);
        assertEquals("", use("list_stored").output());
        assertEquals(List.of(), objects.keys("backups"));
        good(use("put_backup " + backup));
        assertEquals(2, objects.keys("backups").size());
    }

    @Test
    void a_flipped_byte_and_a_truncated_object_are_noticed() throws IOException {
        var backup = taken("seq 1 1000");
        good(use("put_backup " + backup));
        unstage(backup);
        var object = objects.object("backups", "shop/production/" + backup + "/main.numbers.zst");
        var bytes = Files.readAllBytes(object);
        var flipped = bytes.clone();
        flipped[bytes.length / 2] ^= 1;
        Files.write(object, flipped);
        assertEquals(
                List.of("damaged", "main.numbers.zst"),
                use("fetch_backup " + backup).refusal());
        Files.write(object, Arrays.copyOf(bytes, bytes.length - 3));
        assertEquals(
                List.of("damaged", "main.numbers.zst"),
                use("fetch_backup " + backup).refusal());
        Files.delete(object);
        assertEquals(
                List.of("missing", "main.numbers.zst"),
                use("fetch_backup " + backup).refusal());
        assertEquals(List.of(), target.backups());
        assertEquals(List.of(), target.leftovers());
    }

    @Test
    void what_the_store_says_is_told() {
        var backup = taken("seq 1 10");
        assertEquals(
                List.of("s3-login", objects.endpoint(), "SignatureDoesNotMatch"),
                target.run(program("ready_s3").secret("s3_secret", new Secret("wrong")))
                        .refusal());
        assertEquals(
                List.of("s3-login", objects.endpoint(), "InvalidAccessKeyId"),
                target.run(program("ready_s3").value("s3_key", "NOBODY")).refusal());
        assertEquals(
                List.of("s3-no-bucket", "nowhere", objects.endpoint()),
                target.run(program("ready_s3").value("s3_bucket", "nowhere")).refusal());
        assertEquals(
                List.of("s3-no-bucket", "nowhere", objects.endpoint()),
                target.run(program("put_backup " + backup).value("s3_bucket", "nowhere"))
                        .refusal());
        assertEquals(
                "no-answer",
                target.run(program("ready_s3").value("s3_endpoint", "http://127.0.0.1:1"))
                        .refusal()
                        .getFirst());
        assertEquals(
                List.of("no-backup", "20260101_000000"),
                use("fetch_backup 20260101_000000").refusal());
        good(use("ready_s3"));
        assertEquals(List.of(backup), target.backups());
    }

    @Test
    void what_lies_in_the_bucket_counts_against_the_quota() {
        var backup = taken(LARGE);
        good(use("put_backup " + backup));
        var space = use("s3_space 20000000").output().strip().split("\t");
        assertEquals("20000000", space[2]);
        long used = 20_000_000 - Long.parseLong(space[1]);
        assertTrue(used > 12_000_000 && used < 12_100_000, "used " + used);
        assertEquals("space\t0\t1000", use("s3_space 1000").output().strip());
    }

    @Test
    void a_full_store_leaves_no_half_backup() {
        var first = taken("seq 1 10");
        good(use("put_backup " + first));
        var second = taken("seq 1 20");
        objects.behaves("full", true);
        assertEquals(
                List.of("s3-full", "backups", objects.endpoint()),
                use("put_backup " + second).refusal());
        var list = use("list_stored").output();
        assertTrue(list.contains(first) && !list.contains(second), list);
    }

    private String taken(String source) {
        good(target.run(Program.of("taking")
                .line("open_backup; part_is 1 main; keep main.numbers " + source + "; seal_backup")));
        return target.backups().getLast();
    }

    private void unstage(String backup) {
        good(target.run(Program.of().line("rm -r \"$store/" + backup + "\"; finish")));
    }

    private Program program(String line) {
        return Program.of("given", "listing", "s3")
                .value("s3_endpoint", objects.endpoint())
                .value("s3_region", "us-east-1")
                .value("s3_bucket", "backups")
                .value("s3_prefix", "shop/production")
                .value("s3_key", ObjectStore.KEY)
                .value("RCLONE_CONFIG_STORE_UPLOAD_CUTOFF", "5M")
                .value("RCLONE_CONFIG_STORE_CHUNK_SIZE", "5M")
                .secret("s3_secret", new Secret(ObjectStore.SECRET))
                .line(line)
                .line("finish");
    }

    private ShellTarget.Ended use(String line) {
        return target.run(program(line));
    }

    private static void good(ShellTarget.Ended ended) {
        assertEquals(0, ended.code(), ended.output());
    }

    private static void waitUntil(BooleanSupplier condition) {
        var deadline = Instant.now().plus(Duration.ofSeconds(60));
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("it never came to that");
            }
            LockSupport.parkNanos(5_000_000);
        }
    }
}
