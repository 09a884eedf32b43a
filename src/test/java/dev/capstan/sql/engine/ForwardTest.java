package dev.capstan.sql.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.sql.Answered;
import dev.capstan.sql.MariaDbServer;
import dev.capstan.step.ssh.LocalSshd;
import dev.capstan.step.ssh.SshHosts;
import dev.capstan.store.TestDatabase;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(150)
class ForwardTest {
    @TempDir
    Path folder;

    @Test
    void databases_are_reached_as_the_host_sees_them_and_again_after_the_way_broke() throws Exception {
        var where = TestDatabase.fresh();
        try (var sshd = LocalSshd.start(folder.resolve("sshd"));
                var hosts = new SshHosts(sshd.settings());
                var asking = new Asking(Optional.of(hosts.at(sshd.address())))) {
            asking.secrets.put("MAIN_URL", where.url());
            assertEquals(1L, asking.value("SELECT 1"));
            assertEquals(
                    300_000,
                    assertInstanceOf(
                                    Answered.Complete.class,
                                    asking.ask("SELECT i FROM generate_series(1, 300000) i", new Rows()))
                            .rows());

            var question = Asking.question(
                    "SELECT count(*) FROM pg_proc a, pg_proc b, pg_proc c", java.util.Map.of(), Asking.USUAL);
            var answer = CompletableFuture.supplyAsync(() -> asking.engines.ask(question, new Rows()));
            while (!asking.engines.cancel(question.id())) {
                Thread.onSpinWait();
            }
            assertInstanceOf(Answered.Cancelled.class, answer.get(60, TimeUnit.SECONDS));

            sshd.stop();
            assertInstanceOf(Answered.Unreachable.class, asking.ask("SELECT 1", new Rows()));
            sshd.startAgain();
            assertEquals(1L, asking.value("SELECT 1"));
        }
    }

    @Test
    void a_host_that_forbids_it_says_so() {
        try (var sshd = LocalSshd.start(folder.resolve("sshd"), "AllowTcpForwarding no");
                var hosts = new SshHosts(sshd.settings());
                var asking = new Asking(Optional.of(hosts.at(sshd.address())))) {
            asking.secrets.put("MAIN_URL", MariaDbServer.fresh().root().url());
            var why = assertInstanceOf(Answered.Unreachable.class, asking.ask("SELECT 1", new Rows()))
                    .why();
            assertTrue(why.contains("AllowTcpForwarding"), why);
        }
    }
}
