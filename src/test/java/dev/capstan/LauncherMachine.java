package dev.capstan;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A machine for the launcher alone: the true script, the few tools it uses, JDKs and a Maven that tell on it. */
final class LauncherMachine {
    private static final List<String> TOOLS = List.of(
            "cksum",
            "cut",
            "dirname",
            "date",
            "find",
            "head",
            "ln",
            "mkdir",
            "mv",
            "readlink",
            "rm",
            "sed",
            "sleep",
            "tail",
            "touch");

    final Path world;
    final Path home;
    final Path bin;
    final Path jdks;

    LauncherMachine(Path temporary) throws IOException {
        world = Files.createDirectory(temporary.toRealPath().resolve("a machine"));
        home = Files.createDirectory(world.resolve("cap stan"));
        bin = Files.createDirectory(world.resolve("bin"));
        jdks = Files.createDirectory(world.resolve("jd ks"));
        Files.copy(Path.of("capstan"), home.resolve("capstan"));
        assertTrue(home.resolve("capstan").toFile().setExecutable(true));
        write(home.resolve("pom.xml"), "<project/>");
        write(home.resolve("src/main/java/A.java"), "class A {}");
        for (var tool : TOOLS) {
            program(bin.resolve(tool), "exec %s \"$@\"".formatted(found(tool)));
        }
    }

    record Run(int code, String out, String err) {}

    Run capstan(String... words) throws Exception {
        return capstan(Map.of(), words);
    }

    Run capstan(Map<String, String> environment, String... words) throws Exception {
        var command = new String[words.length + 1];
        command[0] = home.resolve("capstan").toString();
        System.arraycopy(words, 0, command, 1, words.length);
        return finish(start(environment, world, command));
    }

    Process start(Map<String, String> more, Path folder, String... command) throws IOException {
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        var out = Files.createTempFile(world, "out", "");
        var err = Files.createTempFile(world, "err", "");
        builder.redirectOutput(out.toFile()).redirectError(err.toFile());
        var environment = new HashMap<>(
                Map.of("PATH", bin.toString(), "HOME", world.toString(), "CAPSTAN_JDKS", jdks.toString()));
        environment.putAll(more);
        builder.environment().clear();
        builder.environment().putAll(environment);
        var process = builder.start();
        Files.createLink(world.resolve("out-" + process.pid()), out);
        Files.createLink(world.resolve("err-" + process.pid()), err);
        return process;
    }

    Run finish(Process process) throws InterruptedException {
        assertTrue(process.waitFor(20, TimeUnit.SECONDS), "the launcher hangs");
        return new Run(process.exitValue(), read("out-" + process.pid()), read("err-" + process.pid()));
    }

    /** Its java says which it is and what it was told; asked for a cache it makes one. */
    Path jdk(String version) throws IOException {
        var jdk = jdks.resolve("jdk-" + version);
        write(jdk.resolve("release"), "IMPLEMENTOR=\"Someone\"\nJAVA_VERSION=\"%s\"\n".formatted(version));
        program(jdk.resolve("bin/javac"), "exit 0");
        program(
                jdk.resolve("bin/java"),
                """
                for word; do
                  case $word in -XX:AOTCacheOutput=*)
                    echo rehearsal >>"%1$s/rehearsals.log"
                    [ ! -e "%1$s/rehearsal-fails" ] || exit 1
                    echo cache >"${word#*=}"
                    exit 0 ;;
                  esac
                done
                echo "java %2$s"
                echo "commands $CAPSTAN_COMMANDS"
                echo "pid $$"
                printf '[%%s]\\n' "$@"
                """
                        .formatted(world, version));
        return jdk;
    }

    void maven(String work) throws IOException {
        program(
                bin.resolve("mvn"),
                """
                echo "mvn $* JAVA_HOME=$JAVA_HOME" >>"%s/mvn.log"
                %s
                mkdir -p target
                echo jar >target/capstan.jar
                """
                        .formatted(world, work));
    }

    long builds() {
        return read("mvn.log").lines().count();
    }

    long rehearsals() {
        return read("rehearsals.log").lines().count();
    }

    String read(String file) {
        try {
            return Files.exists(world.resolve(file)) ? Files.readString(world.resolve(file)) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void program(Path file, String body) throws IOException {
        write(file, "#!/bin/sh\n" + body + "\n");
        assertTrue(file.toFile().setExecutable(true));
    }

    static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    static void touchInTheFuture(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(2)));
    }

    private static Path found(String tool) {
        return List.of("/usr/bin", "/bin").stream()
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    static void eventually(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "it did not come to pass");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}
