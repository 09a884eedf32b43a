package dev.capstan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The true script in a copy of its own, between a JDK and a Maven that only say what they were asked. */
class LauncherTest {
    @TempDir
    Path temporary;

    private LauncherMachine machine;

    @BeforeEach
    void lay_out_a_machine() throws IOException {
        machine = new LauncherMachine(temporary);
    }

    @Test
    void a_jdk_that_is_too_old_is_named_with_its_place() throws Exception {
        machine.jdk("17.0.9");

        var run = machine.capstan("check");

        assertEquals(2, run.code());
        assertEquals(
                "Capstan needs a JDK 21 or newer; found 17 at %s; install one or set JAVA_HOME.\n"
                        .formatted(machine.jdks.resolve("jdk-17.0.9")),
                run.err());
    }

    @Test
    void no_jdk_at_all_is_one_sentence_too() throws Exception {
        var run = machine.capstan("check");

        assertEquals(2, run.code());
        assertEquals("Capstan needs a JDK 21 or newer and found none; install one or set JAVA_HOME.\n", run.err());
    }

    @Test
    void a_runtime_without_a_compiler_is_no_jdk() throws Exception {
        Files.delete(machine.jdk("21.0.1").resolve("bin/javac"));

        assertTrue(machine.capstan("check").err().contains("found none"));
    }

    @Test
    void without_maven_it_says_so() throws Exception {
        machine.jdk("21.0.1");

        var run = machine.capstan("check");

        assertEquals(2, run.code());
        assertEquals(
                "Capstan needs Maven to be built and found no mvn; install Maven 3.8 or newer or add it to PATH.\n",
                run.err());
    }

    @Test
    void an_old_java_home_and_an_old_path_give_way_to_the_newest_that_is_installed() throws Exception {
        machine.maven("");
        var old = machine.jdk("17.0.9");
        machine.jdk("21.0.1");
        machine.jdk("25.0.3");
        Files.createSymbolicLink(machine.bin.resolve("javac"), old.resolve("bin/javac"));

        var run = machine.capstan(Map.of("JAVA_HOME", old.toString()), "check");

        assertTrue(run.out().startsWith("java 25.0.3"), run::toString);
        assertTrue(
                machine.read("mvn.log").contains("JAVA_HOME=" + machine.jdks.resolve("jdk-25.0.3")),
                machine.read("mvn.log"));
    }

    @Test
    void a_java_home_that_is_new_enough_is_obeyed() throws Exception {
        machine.maven("");
        var chosen = machine.jdk("21.0.1");
        machine.jdk("25.0.3");

        assertTrue(machine.capstan(Map.of("JAVA_HOME", chosen.toString()), "check")
                .out()
                .startsWith("java 21.0.1"));
    }

    @Test
    void the_jdk_in_the_path_is_found_through_links() throws Exception {
        machine.maven("");
        var chosen = machine.jdk("21.0.1");
        machine.jdk("25.0.3");
        Files.createSymbolicLink(machine.bin.resolve("alternative"), chosen.resolve("bin/javac"));
        Files.createSymbolicLink(machine.bin.resolve("javac"), Path.of("alternative"));

        assertTrue(machine.capstan("check").out().startsWith("java 21.0.1"));
    }

    @Test
    void it_builds_once_and_again_only_when_a_source_is_newer() throws Exception {
        machine.maven("");
        machine.jdk("21.0.1");

        machine.capstan("check");
        assertFalse(machine.capstan("check").err().contains("Building"));
        assertEquals(1, machine.builds());

        LauncherMachine.touchInTheFuture(machine.home.resolve("src/main/java/A.java"));
        assertTrue(machine.capstan("check").err().contains("Building"));
        assertEquals(2, machine.builds());

        Files.delete(machine.home.resolve("target/capstan.jar"));
        machine.capstan("check");
        assertEquals(3, machine.builds());
    }

    @Test
    void a_copy_without_sources_runs_as_it_is() throws Exception {
        machine.jdk("21.0.1");
        LauncherMachine.write(machine.home.resolve("target/capstan.jar"), "jar");
        Files.delete(machine.home.resolve("src/main/java/A.java"));
        Files.delete(machine.home.resolve("src/main/java"));
        Files.delete(machine.home.resolve("src/main"));

        assertEquals(0, machine.capstan("check").code());
    }

    @Test
    void through_a_link_from_elsewhere_the_words_reach_java_unchanged() throws Exception {
        machine.maven("");
        machine.jdk("21.0.1");
        Files.createDirectories(machine.world.resolve("else where"));
        Files.createSymbolicLink(machine.world.resolve("else where/cap"), Path.of("../cap stan/capstan"));

        var run = machine.finish(machine.start(
                Map.of(), machine.world.resolve("else where"), "./cap", "check", "my commands", "$HOME *"));

        var lines = run.out().lines().toList();
        assertEquals("commands " + machine.home.resolve("commands"), lines.get(1));
        assertEquals(
                List.of(
                        "[-jar]",
                        "[%s]".formatted(machine.home.resolve("target/capstan.jar")),
                        "[check]",
                        "[my commands]",
                        "[$HOME *]"),
                lines.subList(lines.indexOf("[-jar]"), lines.size()));
        assertTrue(lines.contains("[-XX:TieredStopAtLevel=1]"), run::toString);
    }

    @Test
    void a_failed_build_shows_what_maven_said_and_runs_nothing() throws Exception {
        machine.maven("echo '[ERROR] A.java:[1,2] broken'; exit 1");
        machine.jdk("21.0.1");

        var run = machine.capstan("check");

        assertEquals(1, run.code());
        assertEquals("", run.out());
        assertTrue(run.err().contains("[ERROR] A.java:[1,2] broken"), run::toString);
        assertTrue(run.err().contains("target/build.log"), run::toString);
        assertFalse(Files.isSymbolicLink(machine.home.resolve("target/.build-lock")));
    }

    @Test
    void two_at_once_build_once() throws Exception {
        machine.maven("while [ ! -e \"%s\" ]; do sleep 0.05; done".formatted(machine.world.resolve("go")));
        machine.jdk("21.0.1");

        var first = machine.start(Map.of(), machine.home, "./capstan", "check");
        LauncherMachine.eventually(() -> machine.builds() == 1);
        var second = machine.start(Map.of(), machine.home, "./capstan", "check");
        LauncherMachine.eventually(() -> machine.read("err-" + second.pid()).contains("Another capstan is building"));
        LauncherMachine.write(machine.world.resolve("go"), "");

        assertEquals(0, machine.finish(first).code());
        assertEquals(0, machine.finish(second).code());
        assertEquals(1, machine.builds());
    }

    @Test
    void the_lock_of_a_builder_that_died_is_taken_away() throws Exception {
        machine.maven("");
        machine.jdk("21.0.1");
        var dead = new ProcessBuilder("true").start();
        assertTrue(dead.waitFor(5, TimeUnit.SECONDS));
        Files.createDirectories(machine.home.resolve("target"));
        Files.createSymbolicLink(machine.home.resolve("target/.build-lock"), Path.of(String.valueOf(dead.pid())));

        assertEquals(0, machine.capstan("check").code());
    }

    @Test
    void java_takes_the_place_of_the_script_so_that_signals_reach_it() throws Exception {
        machine.maven("");
        machine.jdk("21.0.1");

        var process = machine.start(Map.of(), machine.home, "./capstan", "check");

        assertTrue(machine.finish(process).out().contains("pid " + process.pid() + "\n"));
    }

    @Test
    void tests_are_mavens_and_so_is_their_exit_code() throws Exception {
        machine.maven("exit 7");
        var jdk = machine.jdk("25.0.3");

        var run = machine.capstan("test", "-Dtest=OneTest");

        assertEquals(7, run.code());
        assertTrue(machine.read("mvn.log").contains(" verify -Dtest=OneTest"), machine.read("mvn.log"));
        assertTrue(machine.read("mvn.log").contains("JAVA_HOME=" + jdk), machine.read("mvn.log"));
    }

    @Test
    void a_newer_jdk_rehearses_a_start_once_after_each_build() throws Exception {
        machine.maven("");
        machine.jdk("25.0.3");

        var first = machine.capstan("serve");
        assertEquals(1, machine.rehearsals());
        assertTrue(first.out().contains("[-XX:AOTCache=" + machine.home.resolve("target/start-")), first::toString);
        assertEquals(0, first.code());

        machine.capstan("serve");
        assertEquals(1, machine.rehearsals());

        LauncherMachine.touchInTheFuture(machine.home.resolve("pom.xml"));
        machine.capstan("check");
        LauncherMachine.touchInTheFuture(machine.home.resolve("target/capstan.jar"));
        machine.capstan("serve");
        assertEquals(2, machine.rehearsals());
    }

    @Test
    void a_rehearsal_that_fails_costs_nothing_but_speed_and_is_not_repeated() throws Exception {
        machine.maven("");
        machine.jdk("25.0.3");
        LauncherMachine.write(machine.world.resolve("rehearsal-fails"), "");

        for (int i = 0; i < 2; i++) {
            var run = machine.capstan("serve");
            assertEquals(0, run.code());
            assertEquals("", run.err().replaceFirst("Building.*\n", ""));
            assertFalse(run.out().contains("AOTCache"), run::toString);
        }
        assertEquals(1, machine.rehearsals());
    }

    @Test
    void who_tries_does_not_wait_for_a_rehearsal_but_has_the_good_of_an_earlier_one() throws Exception {
        machine.maven("");
        machine.jdk("25.0.3");

        assertFalse(machine.capstan("try").out().contains("AOTCache"));
        assertEquals(0, machine.rehearsals());

        machine.capstan("serve");
        assertTrue(machine.capstan("try").out().contains("[-XX:AOTCache="));
        assertEquals(1, machine.rehearsals());
    }

    @Test
    void a_jdk_without_that_cache_is_left_alone() throws Exception {
        machine.maven("");
        machine.jdk("21.0.1");

        assertEquals(0, machine.capstan("serve").code());
        assertEquals(0, machine.rehearsals());
    }
}
