package dev.capstan.backup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.step.FailureReason.Declined;
import dev.capstan.step.HostAddress;
import dev.capstan.step.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsPrograms({"zstd", "gpg"})
class SealedFilesTest {
    private static final List<String> PATHS = List.of(".env", "config/一个.yaml", "deep/" + "long".repeat(40) + "/.env");
    private static final OpenPgp.Passphrase PASSPHRASE = new OpenPgp.Passphrase(new Secret(GnuPg.PASSPHRASE));

    @TempDir
    Path temp;

    @TempDir
    static Path ring;

    private static GnuPg gpg;
    private Path home;
    private SealedFiles files;

    @BeforeAll
    static void some_keys() {
        gpg = new GnuPg(ring);
        gpg.makesKey("rsa@shop", "rsa2048");
        gpg.makesKey("curve@shop", "future-default");
        gpg.makesKey("other@shop", "future-default");
    }

    @BeforeEach
    void some_files() throws IOException {
        home = temp.resolve("home");
        for (var path : PATHS) {
            Files.createDirectories(home.resolve(path).getParent());
            Files.writeString(home.resolve(path), "PASSWORD=geheim\n# " + path + "\n");
        }
        files = new SealedFiles(new FolderFiles(home), Clock.systemUTC());
    }

    @AfterAll
    static void the_agent_ends() {
        gpg.close();
    }

    @Test
    void gpg_and_tar_alone_bring_the_files_back() throws IOException {
        unpacks(sealed(new OpenPgp.Recipient(gpg.publicKey("rsa@shop"))));
        unpacks(sealed(new OpenPgp.Recipient(gpg.publicKey("curve@shop"))));
        unpacks(sealed(PASSPHRASE));
    }

    private void unpacks(byte[] sealed) throws IOException {
        assertFalse(new String(sealed, StandardCharsets.ISO_8859_1).contains("geheim"));
        var tar = Files.write(temp.resolve("files.tar"), gpg.does(sealed, "--decrypt"));
        var unpacked = Files.createTempDirectory(temp, "unpacked");
        var target = new ShellTarget(temp.resolve("target"));
        var run = target.run(
                Program.of().line("tar -xf '" + tar + "' -C '" + unpacked + "'").line("finish"));
        assertEquals(0, run.code(), run.output());
        for (var path : PATHS) {
            assertEquals(-1, Files.mismatch(home.resolve(path), unpacked.resolve(path)), path);
        }
    }

    @Test
    void what_gpg_sealed_is_opened() throws IOException {
        var tar = TarArchive.pack(List.of(new ConfigFile(".env", 0600, "A=1".getBytes(StandardCharsets.UTF_8))));
        for (var address : List.of("rsa@shop", "curve@shop")) {
            var sealed = gpg.does(tar, "--encrypt", "--armor", "--recipient", address);
            var key = new OpenPgp.PrivateKey(new Secret(gpg.privateKey(address)), Optional.of(PASSPHRASE.passphrase()));
            assertEquals(
                    new SealedFiles.Proof.Opened(List.of(".env")),
                    files.prove(sealed, List.of(".env"), Optional.of(key)));
        }
        var sealed = gpg.does(tar, "--symmetric");
        assertEquals(
                new SealedFiles.Proof.Opened(List.of(".env")),
                files.prove(sealed, List.of(".env"), Optional.of(PASSPHRASE)));
    }

    @Test
    void without_a_key_it_is_told_who_could_open_it() {
        var sealed = sealed(new OpenPgp.Recipient(gpg.publicKey("curve@shop")));
        var looked = assertInstanceOf(SealedFiles.Proof.Looked.class, files.prove(sealed, PATHS, Optional.empty()));
        assertTrue(looked.wanted().getFirst().matches("[0-9A-F]{16}"), looked.toString());
        refused("damaged", files.prove("PASSWORD=geheim".getBytes(StandardCharsets.UTF_8), PATHS, Optional.empty()));
    }

    @Test
    void a_wrong_key_is_told_apart_from_damage() {
        var sealed = sealed(new OpenPgp.Recipient(gpg.publicKey("curve@shop")));
        var secret = Optional.of(PASSPHRASE.passphrase());
        refused(
                "This key does not open",
                files.prove(
                        sealed,
                        PATHS,
                        Optional.of(new OpenPgp.PrivateKey(new Secret(gpg.privateKey("other@shop")), secret))));
        refused(
                "This key does not open",
                files.prove(
                        sealed,
                        PATHS,
                        Optional.of(
                                new OpenPgp.PrivateKey(new Secret(gpg.privateKey("curve@shop")), Optional.empty()))));
        refused("This key does not open", files.prove(sealed, PATHS, Optional.of(PASSPHRASE)));
        refused(
                "passphrase does not open",
                files.prove(sealed(PASSPHRASE), PATHS, Optional.of(new OpenPgp.Passphrase(new Secret("wrong")))));
    }

    @Test
    void no_byte_can_be_changed_or_cut_unnoticed() {
        var sealed = sealed(new OpenPgp.Recipient(gpg.publicKey("curve@shop")));
        var key = Optional.<OpenPgp.Key>of(
                new OpenPgp.PrivateKey(new Secret(gpg.privateKey("curve@shop")), Optional.of(PASSPHRASE.passphrase())));
        assertInstanceOf(SealedFiles.Proof.Opened.class, files.prove(sealed, PATHS, key));
        for (int at = 0; at < sealed.length; at += 61) {
            var flipped = sealed.clone();
            flipped[at] ^= 1;
            assertInstanceOf(SealedFiles.Proof.Refused.class, files.prove(flipped, PATHS, key), "byte " + at);
        }
        refused("damaged", files.prove(Arrays.copyOf(sealed, sealed.length - 1), PATHS, key));
    }

    @Test
    void an_expired_key_and_no_key_are_refused() {
        var later = Clock.offset(Clock.systemUTC(), Duration.ofDays(800));
        for (var lock : List.of(gpg.publicKey("curve@shop"), "-----BEGIN NOTHING-----")) {
            var gathered = new SealedFiles(new FolderFiles(home), later)
                    .gather(HostAddress.LOCAL, PATHS, new OpenPgp.Recipient(lock));
            var why = assertInstanceOf(SealedFiles.Gathered.Refused.class, gathered)
                    .why();
            assertTrue(((Declined) why).what().english().startsWith("The public key"), why.toString());
        }
    }

    @Test
    void they_are_kept_restored_beside_and_swapped_and_their_values_are_shown_nowhere() throws IOException {
        var target = new ShellTarget(temp);
        var random = new byte[700_000];
        new Random(5).nextBytes(random);
        Files.write(home.resolve("store.p12"), random);
        var paths = List.of(".env", "store.p12");
        var message = assertInstanceOf(
                SealedFiles.Gathered.Message.class, files.gather(HostAddress.LOCAL, paths, PASSPHRASE));
        var taken = target.run(with(paths, Program.of("taking", "files"))
                .values(message.values(1))
                .line("open_backup; part_is 1 config; ready_files; take_files; seal_backup"));
        assertEquals(0, taken.code(), taken.output());
        var backup = target.backups().getFirst();
        assertEquals(List.of(List.of(".env"), List.of("store.p12")), target.facts(backup, "config", "path"));
        given(target, paths, backup, "check_files; prove_files; given config.pgp >sealed");
        var sealed = Files.readAllBytes(home.resolve("sealed"));
        assertArrayEquals(message.bytes(), sealed);

        Files.writeString(home.resolve(".env"), "PASSWORD=anders\nNEW=1\n");
        Files.delete(home.resolve("store.p12"));
        var beside = assertInstanceOf(
                SealedFiles.Written.Beside.class, files.writeBeside(HostAddress.LOCAL, sealed, PASSPHRASE, "abc1"));
        assertEquals(
                new FileDifference(".env", Set.of(), Set.of("NEW"), Set.of("PASSWORD"), true),
                beside.differences().getFirst());
        assertFalse(beside.toString().contains("geheim"));
        given(target, paths, backup, "swap_files");
        assertTrue(Files.readString(home.resolve(".env")).contains("geheim"));
        assertArrayEquals(random, Files.readAllBytes(home.resolve("store.p12")));
        given(target, paths, backup, "swap_back_files; swap_back_files");
        assertTrue(Files.readString(home.resolve(".env")).contains("anders"));
        assertFalse(Files.exists(home.resolve("store.p12")));
        given(target, paths, backup, "swap_files; swap_files; drop_old_files; drop_new_files");
        assertTrue(Files.readString(home.resolve(".env")).contains("geheim"));
        try (var all = Files.list(home)) {
            assertEquals(
                    List.of(),
                    all.map(each -> each.getFileName().toString())
                            .filter(name -> name.contains("abc1"))
                            .toList());
        }
        assertEquals(List.of(), target.leftovers());
    }

    @Test
    void a_symlink_stays_and_a_crash_amid_the_swap_can_go_either_way() throws IOException {
        var target = new ShellTarget(temp);
        Files.createDirectories(home.resolve("shared"));
        Files.move(home.resolve(".env"), home.resolve("shared/env"));
        Files.createSymbolicLink(home.resolve(".env"), Path.of("shared/env"));
        var paths = List.of(".env");
        var sealed = sealed(PASSPHRASE);
        Files.writeString(home.resolve("shared/env"), "later");
        files.writeBeside(HostAddress.LOCAL, sealed, PASSPHRASE, "abc1");
        // Ended after what serves was copied, and before it was replaced
        var crash = "chown() { kill -9 $$; }; swap_files";
        assertEquals(
                137,
                target.run(with(paths, Program.of("files")).line("part_is 1 config; " + crash))
                        .code());
        var back = target.run(with(paths, Program.of("files")).line("part_is 1 config; swap_back_files; finish"));
        assertEquals(0, back.code(), back.output());
        assertEquals("later", Files.readString(home.resolve(".env")));
        var swap = target.run(with(paths, Program.of("files")).line("part_is 1 config; swap_files; finish"));
        assertEquals(0, swap.code(), swap.output());
        assertTrue(Files.isSymbolicLink(home.resolve(".env")));
        assertTrue(Files.readString(home.resolve("shared/env")).contains("geheim"));
    }

    @Test
    void a_file_that_is_missing_or_huge_is_refused() throws IOException {
        var missing = files.gather(HostAddress.LOCAL, List.of(".env", "gone"), PASSPHRASE);
        assertEquals(new SealedFiles.Gathered.Refused(FileRefusals.noFile("gone")), missing);
        Files.write(home.resolve("huge"), new byte[TargetFiles.LONGEST + 1]);
        assertEquals(
                new SealedFiles.Gathered.Refused(FileRefusals.tooLong("huge")),
                files.gather(HostAddress.LOCAL, List.of("huge"), PASSPHRASE));
    }

    private static Program with(List<String> paths, Program program) {
        return program.value("p1_paths", String.join("\n", paths)).value("p1_suffix", "abc1");
    }

    private static void given(ShellTarget target, List<String> paths, String backup, String line) {
        var run = target.run(with(paths, Program.of("given", "files"))
                .line("cd; open_given " + backup)
                .line("part_is 1 config; " + line)
                .line("finish"));
        assertEquals(0, run.code(), run.output());
        assertFalse(run.output().contains("geheim"), run.output());
    }

    private byte[] sealed(OpenPgp.Lock lock) {
        return assertInstanceOf(SealedFiles.Gathered.Message.class, files.gather(HostAddress.LOCAL, PATHS, lock))
                .bytes();
    }

    private static void refused(String words, SealedFiles.Proof proof) {
        var why = assertInstanceOf(SealedFiles.Proof.Refused.class, proof).why();
        assertTrue(((Declined) why).what().english().contains(words), why.toString());
    }
}
