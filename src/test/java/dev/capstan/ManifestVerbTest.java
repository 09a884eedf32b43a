package dev.capstan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestVerbTest {
    private static final String COMMANDS = "commands";

    private final StringWriter said = new StringWriter();

    @TempDir
    Path folder;

    @Test
    void the_committed_manifests_are_up_to_date() {
        assertEquals(0, run("--commands", COMMANDS, "--check"), said::toString);
    }

    @Test
    void check_writes_nothing_and_tells_a_stale_file() throws IOException {
        assertEquals(1, run("--commands", COMMANDS, "--out", folder.toString(), "--check"));
        assertTrue(Files.notExists(folder.resolve("http.json")));

        assertEquals(0, run("--commands", COMMANDS, "--out", folder.toString()));
        assertEquals(0, run("--commands", COMMANDS, "--out", folder.toString(), "--check"));
        var file = folder.resolve("socket-mode.json");
        Files.writeString(file, Files.readString(file).replace("channels:read", "channels:join"));
        assertEquals(1, run("--commands", COMMANDS, "--out", folder.toString(), "--check"));
        assertTrue(said.toString().contains("socket-mode.json is stale"), said::toString);
    }

    @Test
    void an_address_given_once_stays() throws IOException {
        assertEquals(0, run("--commands", COMMANDS, "--out", folder.toString(), "--url", "https://ops.example.org/"));
        assertEquals(0, run("--commands", COMMANDS, "--out", folder.toString()));
        var http = Files.readString(folder.resolve("http.json"));
        assertTrue(http.contains("\"https://ops.example.org/slack/events\""), http);
        assertTrue(!http.contains("capstan.example.com"), http);
    }

    @Test
    void an_address_that_slack_would_not_take_is_misuse() {
        for (var url :
                List.of("http://ops.example.org", "ops.example.org", "https://", "https://a b", "https://x?y=1")) {
            assertEquals(2, run("--commands", COMMANDS, "--out", folder.toString(), "--url", url), url);
        }
        assertTrue(Files.notExists(folder.resolve("http.json")));
    }

    @Test
    void a_prefix_is_put_before_every_command() throws IOException {
        copyCatalogue();
        var house = folder.resolve("commands/capstan.yaml");
        Files.writeString(house, Files.readString(house) + "\ncommands: { prefix: cap- }\n");
        assertEquals(0, run("--commands", folder.resolve("commands").toString()), said::toString);
        var written = Files.readString(folder.resolve("manifest/socket-mode.json"));
        for (var command : List.of("\"/cap-ops\"", "\"/cap-deploy\"", "\"/cap-rollback\"")) {
            assertTrue(written.contains(command), written);
        }
    }

    @Test
    void a_catalogue_that_is_not_in_order_makes_no_manifest() throws IOException {
        copyCatalogue();
        Files.writeString(folder.resolve("commands/capstan.yaml"), "admin-chanel: C0CAPSTAN\n");
        assertEquals(1, run("--commands", folder.resolve("commands").toString()));
        assertTrue(said.toString().contains("admin-chanel"), said::toString);
        assertTrue(Files.notExists(folder.resolve("manifest")));
    }

    private void copyCatalogue() throws IOException {
        try (var files = Files.walk(Path.of(COMMANDS))) {
            for (var file : files.toList()) {
                Files.copy(file, folder.resolve(file.toString()));
            }
        }
    }

    private int run(String... arguments) {
        var command = new CapstanCommand(Map.of(), List.of(new ManifestVerb(ManifestFiles::bring)));
        command.commandLine().setOut(new PrintWriter(said, true)).setErr(new PrintWriter(said, true));
        var all = new ArrayList<>(List.of("manifest"));
        all.addAll(List.of(arguments));
        return command.run(all.toArray(String[]::new));
    }
}
