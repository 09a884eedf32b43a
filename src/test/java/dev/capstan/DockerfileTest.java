package dev.capstan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.capstan.web.HookEndpoint;
import dev.capstan.web.ReadyCheck;
import dev.capstan.web.WebServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

/** No engine builds the image here, so each thing it names is looked up where it must be. */
class DockerfileTest {
    private record Instruction(String name, String arguments) {
        List<String> words() {
            return Arrays.asList(arguments.strip().split("\\s+"));
        }

        List<String> array() throws IOException {
            int start = arguments.indexOf('[');
            return Arrays.asList(new ObjectMapper().readValue(arguments.substring(start), String[].class));
        }
    }

    private final List<Instruction> instructions = instructions();

    private static List<Instruction> instructions() {
        try {
            var text = Files.readString(Path.of("docker/Dockerfile"))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .reduce("", (all, line) -> all + line + "\n")
                    .replaceAll("\\\\\n\\s*", " ");
            return text.lines()
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split(" ", 2))
                    .map(parts -> new Instruction(parts[0], parts[1]))
                    .toList();
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }

    private Stream<Instruction> all(String name) {
        return instructions.stream().filter(each -> each.name().equals(name));
    }

    private Instruction last(String name) {
        return all(name).reduce((before, after) -> after).orElseThrow();
    }

    @Test
    void what_is_copied_exists_and_is_sent_to_the_builder() throws IOException {
        var sent = Files.readAllLines(Path.of(".dockerignore"));
        assertTrue(sent.contains("*"), "nothing is sent but what is named");
        var stages = all("FROM")
                .filter(from -> from.arguments().contains(" AS "))
                .map(from -> from.words().getLast())
                .toList();
        var copied = new TreeSet<String>();
        all("COPY").forEach(copy -> {
            var sources =
                    copy.words().stream().filter(word -> !word.startsWith("--")).toList();
            var stage = copy.words().stream()
                    .filter(word -> word.startsWith("--from="))
                    .findFirst();
            if (stage.isPresent()) {
                assertTrue(stages.contains(stage.get().substring(7)), copy::toString);
            } else {
                copied.addAll(sources.subList(0, sources.size() - 1));
            }
        });
        for (var source : copied) {
            assertTrue(Files.exists(Path.of(source)), source);
        }
        var allowed = sent.stream()
                .filter(line -> line.startsWith("!"))
                .map(line -> line.substring(1))
                .collect(java.util.stream.Collectors.toCollection(TreeSet::new));
        assertEquals(allowed, copied);
    }

    @Test
    void what_comes_from_the_build_is_what_the_build_makes() throws IOException {
        var pom = Files.readString(Path.of("pom.xml"));
        assertTrue(pom.contains("<finalName>capstan</finalName>"));
        assertTrue(pom.contains("<outputDirectory>${project.build.directory}/lib</outputDirectory>"));
        var launcher = Files.readString(Path.of("capstan"));
        var flags = "-Dmaven.test.skip=true -Dspotless.check.skip=true package";
        assertTrue(launcher.contains(flags)
                && all("RUN").anyMatch(run -> run.arguments().contains(flags)));
        var built = all("COPY")
                .filter(copy -> copy.arguments().contains("--from=build"))
                .flatMap(copy -> copy.words().stream())
                .filter(word -> word.startsWith("/build/target/"))
                .toList();
        assertEquals(List.of("/build/target/lib", "/build/target/capstan.jar"), built);
    }

    @Test
    void the_jvm_runs_as_the_launcher_runs_it() throws IOException {
        var launcher = Files.readString(Path.of("capstan"));
        var quoted =
                Pattern.compile("(?:small='|serving=\"\\$small )([^'\"]*)['\"]").matcher(launcher);
        var flags = new TreeSet<String>();
        quoted.results()
                .forEach(found -> flags.addAll(List.of(found.group(1).strip().split("\\s+"))));
        var options = Files.readAllLines(Path.of("docker/java.options")).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        assertEquals(flags, new TreeSet<>(options));
    }

    @Test
    void the_cache_is_made_as_it_is_used() throws IOException {
        var rehearsal = all("RUN")
                .filter(run -> run.arguments().contains("AOTCacheOutput"))
                .findFirst()
                .orElseThrow();
        var entry = last("ENTRYPOINT").array();
        var verb = RehearseVerb.class.getAnnotation(Command.class).name();
        var same = "java @java.options %s -jar capstan.jar";
        assertTrue(
                rehearsal.arguments().startsWith(same.formatted("-XX:AOTCacheOutput=start.aot") + " " + verb + " "),
                rehearsal::arguments);
        assertEquals(same.formatted("-XX:AOTCache=start.aot -Xlog:aot*=off"), String.join(" ", entry));
        assertEquals(
                List.of(ServeVerb.class.getAnnotation(Command.class).name()),
                last("CMD").array());
        var runtime = all("FROM").toList().getLast().arguments();
        assertTrue(
                instructions.indexOf(rehearsal) > instructions.lastIndexOf(new Instruction("FROM", runtime)),
                "in the image that runs it");
        assertTrue(runtime.endsWith(":25-jre"), runtime);
    }

    @Test
    void it_runs_as_nobody_special() {
        var user = last("USER").arguments().strip();
        assertTrue(all("RUN").anyMatch(run -> run.arguments().contains("useradd --uid 10001 --create-home " + user)));
        assertFalse(user.equals("root") || user.equals("0"));
    }

    @Test
    void the_port_is_the_usual_one() {
        assertEquals(
                ContainerFiles.usualPort(),
                Integer.parseInt(last("EXPOSE").arguments().strip()));
        assertTrue(last("ENV").arguments().contains("PORT=" + ContainerFiles.usualPort()));
    }

    @Test
    void what_backups_deploys_and_charts_need_is_installed() {
        var installed = all("RUN")
                .filter(run -> run.arguments().contains("apt-get install"))
                .findFirst()
                .orElseThrow()
                .words();
        assertTrue(
                installed.containsAll(
                        List.of("git", "mariadb-client", "postgresql-client", "fontconfig", "fonts-wqy-microhei")),
                installed::toString);
    }

    @Test
    void the_health_check_says_whether_it_is_ready() throws Exception {
        var ready = new AtomicBoolean(true);
        int port;
        try (var server = WebServer.open(Optional.empty(), 0)) {
            server.serve(
                    List.of(new ReadyCheck("database", ready::get)),
                    List::of,
                    (name, headers, body) -> new HookEndpoint.Answer(404, ""),
                    Optional.empty());
            port = server.port();
            assertEquals(0, healthCheck(port));
            ready.set(false);
            assertNotEquals(0, healthCheck(port));
        }
        assertNotEquals(0, healthCheck(port), "nobody answers");
    }

    private int healthCheck(int port) throws Exception {
        var builder = new ProcessBuilder(last("HEALTHCHECK").array()).redirectErrorStream(true);
        builder.environment().put("PORT", Integer.toString(port));
        var process = builder.start();
        process.getOutputStream().close();
        process.getInputStream().readAllBytes();
        assertTrue(process.waitFor(10, TimeUnit.SECONDS));
        return process.exitValue();
    }
}
