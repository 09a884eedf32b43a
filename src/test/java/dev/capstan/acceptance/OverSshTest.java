package dev.capstan.acceptance;

import static dev.capstan.acceptance.CrashTest.asksForTheCountedVersion;
import static dev.capstan.acceptance.CrashTest.isDeployedOnce;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.capstan.LongRunning;
import dev.capstan.step.ssh.LocalSshd;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample service behind a real SSH server: steps run there, and health is asked through the same connection. */
@LongRunning
class OverSshTest {
    @TempDir
    Path root;

    private LocalSshd sshd;

    @BeforeEach
    void startsServer() {
        sshd = LocalSshd.start(root.resolve("sshd"));
    }

    @AfterEach
    void stopsServer() {
        sshd.close();
    }

    @Test
    void a_good_version_is_deployed_and_rolled_back_over_ssh() {
        try (var scene = Scene.overSsh(root, sshd).opens()) {
            scene.as("engineer").types("/deploy shop v1.1.0");
            scene.card("v1.1.0", "127.0.0.1");
            scene.decides("approver", "approve");
            scene.card("✅", "v1.1.0");
            assertEquals("v1.1.0", scene.service.live());
            assertEquals(scene.service.commit("v1.1.0"), scene.service.head());

            scene.as("engineer").types("/rollback shop");
            scene.decides("engineer", "approve");
            scene.card("✅", "Roll back");
            assertEquals("v1.0.0", scene.service.live());
        }
    }

    @Test
    void a_version_that_answers_no_health_check_is_rolled_back_over_ssh() {
        try (var scene = Scene.overSsh(root, sshd).opens()) {
            scene.as("engineer").types("/deploy shop v1.2.0");
            scene.decides("approver", "approve");
            scene.card("⏪", "v1.2.0");
            assertEquals("v1.0.0", scene.service.live());
            scene.inThread("Health", "0042");
        }
    }

    @Test
    void a_host_that_shows_another_key_is_not_talked_to_and_the_channel_reads_its_fingerprint() {
        try (var scene = Scene.overSsh(root, sshd).opens()) {
            sshd.stop();
            sshd.makeKey("host_key", "ecdsa");
            sshd.startAgain();
            var fingerprint = sshd.run(List.of(
                            "ssh-keygen",
                            "-lf",
                            root.resolve("sshd/host_key.pub").toString()))
                    .split(" ")[1];

            scene.as("engineer").types("/deploy shop v1.1.0");
            scene.card("could not be planned, nothing was run", fingerprint, "compare this fingerprint on the host");
            assertEquals("v1.0.0", scene.service.live());

            sshd.knowHost();
            scene.as("engineer").types("/deploy shop v1.1.0");
            scene.decides("approver", "approve");
            scene.card("✅", "v1.1.0");
        }
    }

    @Test
    void a_step_goes_on_while_its_host_cannot_be_reached_and_the_thread_says_both() {
        try (var scene = Scene.overSsh(root, sshd).opens()) {
            asksForTheCountedVersion(scene);
            scene.decides("approver", "approve");
            scene.inThread("installing slowly");
            sshd.stop();
            scene.inThread("can't be reached since");
            scene.service.says("said out of reach");
            Until.holds("it is said at the host", () -> !Files.exists(scene.service.root.resolve("say")));
            assertEquals(List.of("install"), scene.service.runs());

            sshd.startAgain();
            scene.inThread("said out of reach");
            Until.holds("what is over is no longer said", () -> scene.slack.messages(scene.channel).stream()
                    .noneMatch(message -> message.everything().contains("can't be reached since")));
            scene.service.goesOn();
            isDeployedOnce(scene);
        }
    }
}
