package dev.capstan.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.LongRunning;
import dev.capstan.Shelf;
import dev.capstan.StepRoom;
import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.CatalogueRead;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.ServiceName;
import dev.capstan.operation.InMemoryOperations;
import dev.capstan.outbox.InMemoryOutbox;
import dev.capstan.step.FailureReason;
import dev.capstan.step.HostAddress;
import dev.capstan.step.HostShell;
import dev.capstan.step.Hosts;
import dev.capstan.step.Look;
import dev.capstan.step.Preview;
import dev.capstan.step.StepAttempt;
import dev.capstan.step.StepCall;
import dev.capstan.step.StepOutcome;
import dev.capstan.step.StepSpec;
import dev.capstan.step.StepWatcher;
import dev.capstan.step.StepWork;
import dev.capstan.step.shell.AttemptRoots;
import dev.capstan.step.shell.LocalShell;
import dev.capstan.step.ssh.LocalSshd;
import dev.capstan.step.ssh.SshHosts;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups of a folder on a target behind SSH, kept in a folder of the bot. */
@NeedsPrograms({"zstd", "git"})
@LongRunning
class CarriedBackupsTest {
    private static final int BLOCKS = 3;

    @TempDir
    Path temp;

    private final String operation = "op-" + Long.toString(System.nanoTime(), 36);
    private final List<String> asked = new ArrayList<>();
    private UnaryOperator<HostShell.Answer> way = UnaryOperator.identity();
    private StepWatcher.Wish wish = StepWatcher.Wish.GO_ON;
    private final List<String> lost = new ArrayList<>();
    private final List<Drill> drills = new ArrayList<>();
    private LocalSshd sshd;
    private StepRoom room;
    private Map<String, StepCall> calls;
    private Means means;
    private Path uploads;
    private Path staging;
    private Path home;

    @BeforeEach
    void a_target_behind_ssh() throws IOException {
        sshd = LocalSshd.start(temp.resolve("sshd"));
        uploads = Files.createDirectories(temp.resolve("work/uploads"));
        var photo = new byte[(BLOCKS - 1) * Freight.BLOCK + 12345];
        new Random(7).nextBytes(photo);
        Files.write(uploads.resolve("photo"), photo);
        git("init -q", "-c user.name=a -c user.email=a@b commit -q --allow-empty -m one");
        staging = temp.resolve("staging/shop/production");
        home = temp.resolve("home/shop/production");
        var catalogue = catalogue();
        var ssh = new SshHosts(sshd.settings());
        var local = new LocalShell();
        Hosts hosts = address -> switch (address) {
            case HostAddress.Local here -> local;
            case HostAddress.Ssh there -> new Watched(ssh.at(there));
        };
        room = StepRoom.open(
                ssh,
                AttemptRoots.everywhere(temp.resolve("attempts")),
                (probe, scripts) -> {
                    means = Means.of(
                            () -> catalogue,
                            name -> Optional.empty(),
                            probe,
                            scripts,
                            hosts,
                            new ForgetfulInventories(),
                            Clock.systemUTC());
                    return BackupCalls.all(
                            () -> catalogue,
                            name -> Optional.empty(),
                            probe,
                            scripts,
                            hosts,
                            new ForgetfulInventories(),
                            new Drawer(),
                            new InMemoryOperations(new InMemoryOutbox(Clock.systemUTC())),
                            Clock.systemUTC());
                },
                Optional.empty(),
                Clock.systemUTC());
        calls = room.calls();
    }

    @AfterEach
    void it_ends() {
        room.close();
        sshd.close();
    }

    @Test
    void one_is_brought_to_the_bot_verified_restored_and_pruned() throws IOException {
        var photo = Files.readAllBytes(uploads.resolve("photo"));
        assertInstanceOf(Look.Seen.class, look(BackupCalls.TAKE, Map.of()));
        assertInstanceOf(StepOutcome.Succeeded.class, run(1, BackupCalls.TAKE, Map.of()));
        var backup = names(home).getFirst();
        assertEquals(List.of("files.list.zst", "files.tar.zst", "manifest.tsv"), names(home.resolve(backup)));
        assertEquals(List.of(), names(staging), "nothing stays on the target");

        var which = Map.of("backup", "latest", "part", "files");
        var pinned = pinned(BackupCalls.PROVE, which);
        assertEquals(backup, pinned);
        assertInstanceOf(StepOutcome.Succeeded.class, run(2, BackupCalls.PROVE, and(which, pinned)));
        assertTrue(Files.readString(home.resolve(backup).resolve("proven.tsv")).contains(operation));
        assertEquals(List.of(), names(staging));

        Files.writeString(uploads.resolve("photo"), "spoilt");
        var asked = and(which, pinned(BackupCalls.BESIDE, which));
        assertInstanceOf(StepOutcome.Succeeded.class, run(3, BackupCalls.BESIDE, asked));
        assertInstanceOf(StepOutcome.Succeeded.class, run(4, BackupCalls.SWAP, asked));
        assertTrue(Arrays.equals(photo, Files.readAllBytes(uploads.resolve("photo"))));
        assertInstanceOf(StepOutcome.Succeeded.class, run(5, BackupCalls.SWAP_BACK, asked));
        assertEquals("spoilt", Files.readString(uploads.resolve("photo")));

        assertInstanceOf(StepOutcome.Succeeded.class, run(6, BackupCalls.TAKE, Map.of()));
        assertInstanceOf(StepOutcome.Succeeded.class, run(7, BackupCalls.TAKE, Map.of()));
        assertEquals(3, names(home).size());
        assertInstanceOf(StepOutcome.Succeeded.class, run(8, BackupCalls.PRUNE, Map.of()));
        // The newest, and the newest that was verified
        assertEquals(List.of(backup, names(home).getLast()), names(home));
        assertEquals(2, git("tag").lines().count());
        assertEquals(List.of(), names(staging));
    }

    @Test
    void a_drill_sends_one_back_to_the_target_and_its_time_is_written_down() throws IOException {
        assertInstanceOf(StepOutcome.Succeeded.class, run(1, BackupCalls.TAKE, Map.of()));
        var which = Map.of("backup", "latest");
        var pinned = pinned(BackupCalls.DRILL, which);
        assertInstanceOf(StepOutcome.Succeeded.class, run(2, BackupCalls.DRILL, and(which, pinned)));
        assertEquals(1, drills.size());
        assertTrue(drills.getFirst().cameBack() && drills.getFirst().rpo().isPresent());
        assertEquals(List.of(), names(staging));

        Files.write(home.resolve(pinned).resolve("files.tar.zst"), new byte[100]);
        assertInstanceOf(StepOutcome.Failed.class, run(3, BackupCalls.DRILL, and(which, pinned)));
        assertEquals(2, drills.size());
        assertFalse(drills.getLast().cameBack());
    }

    @Test
    void who_takes_over_from_a_bot_that_died_on_the_way_goes_on_with_the_block() throws IOException {
        way = answer -> {
            if (isOf("files.tar.zst", 1)) {
                wish = StepWatcher.Wish.LET_GO;
                return new HostShell.Answer.Unwanted();
            }
            return answer;
        };
        assertInstanceOf(StepOutcome.LetGo.class, run(1, BackupCalls.TAKE, Map.of()));
        assertEquals(
                List.of(),
                names(home).stream().filter(name -> !name.startsWith(".")).toList());
        asked.clear();
        way = UnaryOperator.identity();
        wish = StepWatcher.Wish.GO_ON;
        assertInstanceOf(StepOutcome.Succeeded.class, run(1, BackupCalls.TAKE, Map.of()));
        assertEquals(
                List.of("1", "2"),
                asked.stream()
                        .filter(request -> request.startsWith("files.tar.zst "))
                        .map(request -> request.substring("files.tar.zst ".length()))
                        .toList());
        assertEquals(1, names(home).size());
        assertEquals(List.of(), names(staging));
    }

    @Test
    void a_byte_that_flips_on_the_way_is_noticed_and_asked_for_again() throws IOException {
        var flips = new AtomicInteger(1);
        way = answer -> flipped(answer, flips);
        assertInstanceOf(StepOutcome.Succeeded.class, run(1, BackupCalls.TAKE, Map.of()));
        assertEquals(1, names(home).size());

        flips.set(2);
        var failed = assertInstanceOf(StepOutcome.Failed.class, run(2, BackupCalls.TAKE, Map.of()));
        assertTrue(
                failed.reason().toString().contains("files.tar.zst"),
                failed.reason().toString());
        assertEquals(1, names(home).size(), "a damaged one never looks like a whole one");
        assertEquals(1, names(staging).size(), "and the one that was taken is still there");
    }

    @Test
    void a_target_that_falls_silent_is_told_and_waited_for() {
        way = answer -> lost.isEmpty() && isOf("files.tar.zst", 2)
                ? new HostShell.Answer.Unreachable("the connection broke", true)
                : answer;
        assertInstanceOf(StepOutcome.Succeeded.class, run(1, BackupCalls.TAKE, Map.of()));
        assertEquals(List.of("the connection broke"), lost);
        assertEquals(1, names(home).size());
    }

    @Test
    void one_that_is_stopped_on_its_way_leaves_nothing_anywhere() {
        way = answer -> {
            if (isOf("files.tar.zst", 1)) {
                wish = StepWatcher.Wish.STOP;
            }
            return answer;
        };
        assertInstanceOf(StepOutcome.Stopped.class, run(1, BackupCalls.TAKE, Map.of()));
        assertEquals(List.of(), names(home));
        assertEquals(List.of(), names(staging));
    }

    @Test
    void one_that_was_damaged_at_home_is_refused_and_leaves_what_serves() throws IOException {
        run(1, BackupCalls.TAKE, Map.of());
        var file = home.resolve(names(home).getFirst()).resolve("files.tar.zst");
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        var which = Map.of("backup", "latest", "part", "files");
        var failed = assertInstanceOf(
                StepOutcome.Failed.class, run(2, BackupCalls.BESIDE, and(which, pinned(BackupCalls.BESIDE, which))));
        assertInstanceOf(FailureReason.Declined.class, failed.reason());
        assertTrue(failed.reason().toString().contains("files.tar.zst"));
        assertEquals(List.of("photo"), names(uploads));
        assertEquals(List.of(), names(staging));
    }

    @Test
    void logs_come_too_and_go_back_to_a_target_that_lost_them() throws Exception {
        var log = Files.createDirectories(staging.resolve("log-main"));
        Files.writeString(log.resolve("000A.zst"), "segment");
        Files.writeString(log.resolve("000A.sha256"), "digest");
        Files.writeString(log.resolve(".000B.zst"), "half");
        Files.writeString(log.resolve("moment"), "2026-01-01T00:00:01Z");
        var values = whole(Map.of());
        var work = work(1, new StepSpec.Call(BackupCalls.SHIP, Map.of()), values);
        var errand = means.errand(values);
        means.logs().bring(errand, work, new Watcher());
        Files.writeString(log.resolve("000B.zst"), "next");
        Files.writeString(log.resolve("moment"), "2026-01-01T00:00:02Z");
        asked.clear();
        means.logs().bring(errand, work, new Watcher());
        assertEquals(List.of("000B.zst 0", "moment 0"), asked);
        var home = this.home.resolve("log-main");
        assertEquals(List.of("000A.sha256", "000A.zst", "000B.zst", "moment"), names(home));
        assertEquals("2026-01-01T00:00:02Z", Files.readString(home.resolve("moment")));

        Files.delete(log.resolve("000A.zst"));
        Files.writeString(log.resolve("000B.zst"), "ne");
        means.logs().sendBack(errand, work, new Watcher());
        assertEquals("segment", Files.readString(log.resolve("000A.zst")));
        assertEquals("next", Files.readString(log.resolve("000B.zst")));
    }

    private String git(String... commands) throws IOException {
        var code = Files.createDirectories(temp.resolve("work/code"));
        var said = "";
        for (var command : commands) {
            var process = new ProcessBuilder("sh", "-c", "exec git " + command)
                    .directory(code.toFile())
                    .redirectErrorStream(true)
                    .start();
            said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
        return said;
    }

    /** The last that was asked for is this block of this file. */
    private boolean isOf(String file, int block) {
        return !asked.isEmpty() && asked.getLast().equals(file + " " + block);
    }

    private HostShell.Answer flipped(HostShell.Answer answer, AtomicInteger flips) {
        if (answer instanceof HostShell.Answer.Exited exited
                && isOf("files.tar.zst", 0)
                && flips.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            exited.output()[17] ^= 1;
        }
        return answer;
    }

    private final class Watched implements HostShell {
        private final HostShell host;

        Watched(HostShell host) {
            this.host = host;
        }

        @Override
        public Answer run(Request request) {
            var lines = new String(request.stdin(), StandardCharsets.UTF_8).split("\n", 4);
            asked.add(Path.of(lines[1]).getFileName() + " " + lines[2]);
            return way.apply(host.run(request));
        }

        @Override
        public Socket connect(String name, int port, Duration within) throws IOException {
            return host.connect(name, port, within);
        }
    }

    private Catalogue catalogue() throws IOException {
        var commands = Files.createDirectories(temp.resolve("commands"));
        Files.writeString(
                commands.resolve("capstan.yaml"),
                """
                admin-channel: C0ADMIN
                language: en
                ssh: { key: "%s" }
                roles:
                  engineers: { title: { en: Engineers, zh: 工程师 }, users: [U0ENGINEER] }
                """
                        .formatted(sshd.key()));
        Files.writeString(
                Files.createDirectories(commands.resolve("shop")).resolve("service.yaml"),
                """
                service: shop
                title: { en: Shop, zh: 商店 }
                environments:
                  production:
                    channel: C0SHOP
                    runs-on: "%s"
                    folder: "%s"
                """
                        .formatted(sshd.address(), temp.resolve("work")));
        Files.writeString(
                commands.resolve("shop/backups.yaml"),
                """
                backups:
                  folder: "%s"
                  here: "%s"
                  parts: { files: { folder: uploads }, code: { git-tag: "backup-{time}", repository: code } }
                  may: { production: engineers }
                  keep: { count: 1 }
                  restore: { may: { production: engineers }, guard: { approvals: 1, by: engineers } }
                """
                        .formatted(temp.resolve("staging"), temp.resolve("home")));
        return switch (Shelf.reader().read(commands)) {
            case CatalogueRead.Loaded loaded -> loaded.catalogue();
            case CatalogueRead.Refused refused -> throw new AssertionError(refused.problems());
        };
    }

    private Look look(String step, Map<String, String> values) {
        return calls.get(step).look(new StepSpec.Call(step, Map.of()), whole(values));
    }

    private String pinned(String step, Map<String, String> values) {
        return assertInstanceOf(Look.Seen.class, look(step, values)).preview().pinned();
    }

    private StepOutcome run(int number, String step, Map<String, String> values) {
        var call = new StepSpec.Call(step, Map.of());
        return calls.get(step).run(call, work(number, call, whole(values)), new Watcher());
    }

    private StepWork work(int number, StepSpec.Call call, Map<String, String> values) {
        return new StepWork(
                new StepAttempt(operation, number, 1),
                sshd.address(),
                call,
                Optional.empty(),
                Optional.empty(),
                values,
                Map.of(),
                Duration.ofMinutes(5));
    }

    private Map<String, String> whole(Map<String, String> values) {
        var whole = new HashMap<>(values);
        whole.putAll(Map.of("service", "shop", "environment", "production", "operation", operation));
        return whole;
    }

    private static Map<String, String> and(Map<String, String> values, String pinned) {
        var all = new HashMap<>(values);
        all.put(Preview.PINNED, pinned);
        return all;
    }

    private static List<String> names(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var all = Files.list(folder)) {
            return all.map(each -> each.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private final class Drawer implements DrillBook {
        @Override
        public void write(ServiceName service, EnvironmentName environment, String by, Drill drill) {
            drills.add(drill);
        }

        @Override
        public List<Drill> of(ServiceName service, EnvironmentName environment) {
            return drills;
        }
    }

    private final class Watcher implements StepWatcher {
        @Override
        public void output(long fromByte, String text) {}

        @Override
        public long outputKnownUpTo() {
            return 0;
        }

        @Override
        public void unreachable(HostAddress host, String why) {
            lost.add(why);
        }

        @Override
        public void reachableAgain(HostAddress host) {}

        @Override
        public Wish wish() {
            return wish;
        }
    }
}
