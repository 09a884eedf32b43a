package dev.capstan.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.step.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsPrograms({"zstd", "redis-server", "redis-cli"})
class RedisTest {
    private static final String PASSWORD = "pa\"ss \\ 茶";

    @TempDir
    Path temp;

    private ShellTarget target;
    private RedisServer redis;

    @BeforeEach
    void a_redis_with_something_in_it() {
        target = new ShellTarget(temp);
        redis = new RedisServer(temp.resolve("redis"), PASSWORD);
        redis.says("set", "price:茶", "12");
        redis.says("rpush", "queue", "a", "b", "c");
        redis.says("set", "session", "x", "ex", "100000");
        redis.says("-n", "3", "set", "other", "1");
    }

    @AfterEach
    void it_ends() {
        redis.close();
    }

    @Test
    void it_is_taken_and_proven_key_by_key() {
        var backup = taken(take());
        assertEquals(List.of(List.of("0", "3", "1"), List.of("3", "1", "0")), target.facts(backup, "cache", "keys"));
        assertEquals(List.of(List.of("4", "1")), target.facts(backup, "cache", "snapshot"));
        good(given(backup, "check_files", "prove_redis"));
        assertEquals(List.of(), target.leftovers());
    }

    @Test
    void its_own_file_can_be_taken_instead() {
        var backup = taken(take().value("p1_file", redis.file().toString()));
        assertEquals(List.of(List.of("4", "1")), target.facts(backup, "cache", "snapshot"));
        good(given(backup, "prove_redis"));
    }

    @Test
    void a_restore_replaces_what_is_there_and_can_be_undone() {
        var backup = taken(take());
        redis.says("set", "price:茶", "15");
        redis.says("set", "new", "1");
        redis.says("-n", "3", "flushdb");
        good(given(backup, "restore_redis"));
        assertEquals("15", redis.says("get", "price:茶"));
        good(given(backup, "swap_redis", "swap_redis"));
        assertEquals("12", redis.says("get", "price:茶"));
        assertEquals("0", redis.says("exists", "new"));
        assertEquals("1", redis.says("-n", "3", "get", "other"));
        assertTrue(redis.says("info", "replication").contains("role:master"));
        assertEquals("masterauth\n", redis.says("config", "get", "masterauth"));
        assertEquals("OK", redis.says("set", "after", "1"));
        good(given(backup, "swap_back_redis", "swap_back_redis"));
        assertEquals("15", redis.says("get", "price:茶"));
        assertEquals("1", redis.says("get", "new"));
        assertEquals("", redis.says("-n", "3", "get", "other"));
        good(given(backup, "drop_new_redis", "drop_old_redis"));
        assertEquals(List.of(), target.leftovers());
    }

    @Test
    void what_was_restored_survives_a_restart_and_a_login_of_its_own_may_do_it() {
        redis.close();
        redis = new RedisServer(
                temp.resolve("durable"), PASSWORD, "--appendonly", "yes", "--masterauth", "kept as it is");
        redis.says("acl", "setuser", "backup", "on", ">" + PASSWORD, "~*", "&*", "+@all");
        redis.says("set", "price:茶", "12");
        var backup = taken(take().value("p1_user", "backup"));
        redis.says("set", "price:茶", "15");
        good(target.run(use(backup, "restore_redis", "swap_redis").value("p1_user", "backup")));
        assertEquals("masterauth\nkept as it is", redis.says("config", "get", "masterauth"));
        redis.endsAndBeginsAgain();
        assertEquals("12", redis.says("get", "price:茶"));
        // The list of logins is Redis's own affair and not in its data
        good(given(backup, "swap_back_redis"));
        redis.endsAndBeginsAgain();
        assertEquals("15", redis.says("get", "price:茶"));
    }

    @Test
    void a_swap_that_is_killed_lets_redis_go_and_leaves_nothing_running() {
        var backup = taken(take());
        redis.says("set", "price:茶", "15");
        good(given(backup, "restore_redis"));
        var killed = given(backup, "follow_thrown() { kill -9 $$; }", "swap_redis");
        assertEquals(137, killed.code());
        assertTrue(redis.says("info", "replication").contains("role:master"));
        assertEquals("OK", redis.says("set", "free", "1"));
        assertEquals(
                0,
                ProcessHandle.allProcesses()
                        .filter(each -> each.info().commandLine().orElse("").contains("redis-server"))
                        .filter(each -> cwd(each).startsWith(temp.resolve("store")))
                        .count());
        good(given(backup, "swap_back_redis"));
        assertEquals("15", redis.says("get", "price:茶"));
    }

    @Test
    void where_redis_cannot_reach_the_target_it_keeps_what_it_has() {
        var backup = taken(take());
        redis.says("set", "price:茶", "15");
        good(given(backup, "restore_redis"));
        // An address that is nobody's
        var refused = target.run(use(backup, "swap_redis").value("p1_reach", "192.0.2.1"));
        assertEquals(List.of("redis-no-way", "127.0.0.1:" + redis.port(), "192.0.2.1"), refused.refusal());
        assertEquals("15", redis.says("get", "price:茶"));
        assertEquals("OK", redis.says("set", "free", "1"));
    }

    @Test
    void a_newer_server_s_file_and_a_damaged_one_are_told_apart() throws IOException {
        var backup = taken(take());
        var plain = target.store().resolve(backup).resolve("cache.rdb");
        var file = target.store().resolve(backup).resolve("cache.rdb.zst");
        target.run(Program.of().line("zstd -q -d '" + file + "'").line("finish"));
        var bytes = Files.readAllBytes(plain);
        var newer = bytes.clone();
        newer[5] = '9';
        replace(file, newer);
        assertEquals("tool-too-old", given(backup, "prove_redis").refusal().getFirst());
        replace(file, Arrays.copyOf(bytes, bytes.length / 2));
        assertEquals("redis-not-loaded", given(backup, "prove_redis").refusal().getFirst());
        assertEquals(
                "redis-not-loaded", given(backup, "restore_redis").refusal().getFirst());
        assertEquals("not-restored", given(backup, "swap_redis").refusal().getFirst());
        assertEquals(List.of(), target.leftovers());
    }

    @Test
    void another_snapshot_is_no_proof() throws IOException {
        var backup = taken(take());
        redis.says("del", "queue");
        var other = taken(take());
        Files.copy(
                target.store().resolve(other).resolve("cache.rdb.zst"),
                target.store().resolve(backup).resolve("cache.rdb.zst"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertEquals(
                List.of("differs", "keys", "3", "2"),
                given(backup, "prove_redis").refusal());
    }

    @Test
    void what_a_wrong_password_or_nobody_answers_is_told_at_once() {
        var ready = Program.of("taking", "redis").line("part_is 1 cache").line("ready_redis");
        assertEquals(
                "redis-login",
                target.run(ready.value("p1_port", "" + redis.port())).refusal().getFirst());
        assertEquals(
                "redis-login",
                target.run(ready.value("p1_port", "" + redis.port()).secret("p1_password", new Secret("wrong")))
                        .refusal()
                        .getFirst());
        assertEquals(
                "no-answer", target.run(ready.value("p1_port", "1")).refusal().getFirst());
        good(target.run(take().line("finish")));
    }

    @Test
    void redis_ends_amid_a_dump_and_no_backup_is_left() {
        // Slow enough to be ended while it sends: the process that writes holds the connection too
        redis.says("config", "set", "rdb-key-save-delay", "200000");
        redis.says("eval", "for i = 1, 2000 do redis.call('set', i, i) end", "0");
        var amid = "redis_at; process=$(redis_info server process_id); (until redis_info persistence"
                + " rdb_bgsave_in_progress | grep -q 1; do sleep 0.1; done;"
                + " kill -9 $process $(cat /proc/$process/task/$process/children)) &";
        var run = target.run(take().line(amid).line("take_redis").line("seal_backup"));
        assertEquals(List.of("not-taken", "cache", "cache.rdb.zst"), run.refusal());
        assertEquals(List.of(), target.backups());
        assertEquals(List.of(), target.leftovers());
    }

    private void replace(Path file, byte[] content) throws IOException {
        var plain = Files.write(temp.resolve("plain"), content);
        target.run(Program.of()
                .line("zstd -q -f '" + plain + "' -o '" + file + "'")
                .line("finish"));
    }

    private static Path cwd(ProcessHandle process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/cwd"));
        } catch (IOException e) {
            return Path.of("/");
        }
    }

    private Program take() {
        return Program.of("taking", "redis")
                .value("p1_port", "" + redis.port())
                .secret("p1_password", new Secret(PASSWORD))
                .line("open_backup")
                .line("part_is 1 cache")
                .line("ready_redis");
    }

    private String taken(Program take) {
        good(target.run(take.line("take_redis").line("seal_backup")));
        return target.backups().getLast();
    }

    private Program use(String backup, String... lines) {
        var program = Program.of("given", "redis", "redis-swap")
                .value("p1_port", "" + redis.port())
                .value("p1_suffix", "abc1")
                .secret("p1_password", new Secret(PASSWORD))
                .line("open_given " + backup)
                .line("part_is 1 cache");
        for (var line : lines) {
            program = program.line(line);
        }
        return program.line("finish");
    }

    private ShellTarget.Ended given(String backup, String... lines) {
        return target.run(use(backup, lines));
    }

    private static void good(ShellTarget.Ended ended) {
        assertEquals(0, ended.code(), ended.output());
    }
}
