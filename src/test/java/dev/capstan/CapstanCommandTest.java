package dev.capstan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.settings.Settings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CapstanCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<Settings> served = new ArrayList<>();
    private final List<Path> checked = new ArrayList<>();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"serve", "check", "manifest", "page", "bench", "test"})
    void every_verb_explains_itself(String verb) {
        assertEquals(0, run(Map.of(), verb, "--help"));

        assertTrue(out.toString().startsWith("Usage: capstan " + verb), out::toString);
        assertEquals("", err.toString());
    }

    @Test
    void help_lists_the_verbs_but_not_the_launchers_own() {
        assertEquals(0, run(Map.of(), "--help"));

        assertTrue(out.toString().contains("Measure Capstan on this machine."), out::toString);
        assertFalse(out.toString().contains("rehearse"), out::toString);
    }

    @Test
    void the_version_is_one_line() {
        assertEquals(0, run(Map.of(), "--version"));

        assertTrue(out.toString().matches("capstan .+ on Java .+\\R"), out::toString);
    }

    @Test
    void a_misspelt_verb_is_answered_with_the_nearest() {
        assertEquals(2, run(Map.of(), "chekc", "commands"));

        assertEquals(
                "capstan has no verb \"chekc\" — did you mean check? ./capstan --help lists what there is.",
                err.toString().strip());
    }

    @Test
    void no_verb_at_all_shows_the_help_as_a_mistake() {
        assertEquals(2, run(Map.of()));

        assertTrue(err.toString().contains("Verbs:"), err::toString);
    }

    @Test
    void wrong_settings_are_listed_and_the_bot_is_not_started() {
        assertEquals(2, run(Map.of("PORT", "x", "CAPSTAN_COMMANDS", folder.toString()), "serve"));

        var lines = err.toString().lines().toList();
        assertEquals("Several settings are wrong:", lines.getFirst());
        assertEquals(
                List.of("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "DATABASE_URL", "PORT"),
                lines.stream().skip(1).map(line -> line.strip().split(" ")[0]).toList());
        assertEquals(List.of(), served);
    }

    @Test
    void good_settings_reach_the_bot() {
        assertEquals(0, run(sound(), "serve"));

        assertEquals("name on db:5432", served.getFirst().database().toString());
    }

    @Test
    void a_check_takes_its_folder_and_its_verdict_is_the_exit_code() {
        assertEquals(0, run(Map.of(), "check", "good"));
        assertEquals(1, run(Map.of(), "check", "bad"));

        assertEquals(List.of(Path.of("good"), Path.of("bad")), checked);
    }

    @Test
    void a_bench_that_does_not_exist_is_answered_with_those_that_do() {
        assertEquals(2, run(Map.of(), "bench", "akc"));

        assertTrue(err.toString().startsWith("There is no bench \"akc\". There is: ack"), err::toString);
    }

    @Test
    void a_failure_is_one_plain_sentence_without_a_stack_trace() {
        assertEquals(1, run(Map.of(), "bench", "broken"));

        var lines = err.toString().lines().toList();
        assertEquals("Capstan stopped: the database can't be reached", lines.get(0));
        assertEquals(2, lines.size(), lines::toString);
    }

    @Test
    void the_stack_trace_comes_on_demand() {
        assertEquals(1, run(Map.of(), "bench", "broken", "--verbose"));
        assertTrue(err.toString().contains("IllegalStateException"), err::toString);

        err.getBuffer().setLength(0);
        assertEquals(1, run(Map.of("DEBUG", "1"), "bench", "broken"));
        assertTrue(err.toString().contains("IllegalStateException"), err::toString);
    }

    @Test
    void the_rehearsal_goes_through_and_says_nothing() {
        assertEquals(0, run(Map.of(), "rehearse"));

        assertEquals("", out.toString() + err);
    }

    private Map<String, String> sound() {
        return Map.of(
                "SLACK_BOT_TOKEN", "xoxb-1",
                "SLACK_SIGNING_SECRET", "s",
                "DATABASE_URL", "postgresql://u:p@db/name",
                "CAPSTAN_COMMANDS", folder.toString());
    }

    private int run(Map<String, String> environment, String... arguments) {
        var command = new CapstanCommand(
                environment,
                List.of(
                        new ServeVerb(new Serving(environment, served::add)),
                        new CheckVerb((folder, out) -> {
                            checked.add(folder);
                            return folder.endsWith("good");
                        }),
                        new TestVerb(),
                        new ManifestVerb((commands, out, host, check, say) -> true),
                        new PageVerb((commands, way, out) -> true),
                        new BenchVerb(Map.of(
                                "ack", out -> out.println("{}"),
                                "broken",
                                        out -> {
                                            throw new IllegalStateException("the database can't be reached");
                                        })),
                        new RehearseVerb(() -> {})));
        command.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return command.run(arguments);
    }
}
