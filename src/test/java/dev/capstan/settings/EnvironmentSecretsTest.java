package dev.capstan.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.capstan.step.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentSecretsTest {
    @TempDir
    Path folder;

    @Test
    void a_secret_comes_from_its_variable_or_its_file_as_it_stands_now() throws IOException {
        var file = Files.writeString(folder.resolve("key"), "old\n");
        var secrets = new EnvironmentSecrets(Map.of("PAY_KEY", "direct", "MAIL_KEY_FILE", file.toString()));

        assertEquals(Optional.of(new Secret("direct")), secrets.read("PAY_KEY"));
        assertEquals(Optional.of(new Secret("old")), secrets.read("MAIL_KEY"));
        Files.writeString(file, "new\n");
        assertEquals(Optional.of(new Secret("new")), secrets.read("MAIL_KEY"));
        assertEquals(Optional.empty(), secrets.read("OTHER"));
    }

    @Test
    void a_secret_given_twice_is_no_secret() throws IOException {
        var file = Files.writeString(folder.resolve("key"), "b");

        assertEquals(
                Optional.empty(), new EnvironmentSecrets(Map.of("KEY", "a", "KEY_FILE", file.toString())).read("KEY"));
    }

    @Test
    void the_bots_own_secrets_are_never_handed_to_a_step() {
        var secrets = new EnvironmentSecrets(Map.of("SLACK_BOT_TOKEN", "xoxb-1", "DATABASE_URL_FILE", "/run/url"));

        assertEquals(Optional.empty(), secrets.read("SLACK_BOT_TOKEN"));
        assertEquals(Optional.empty(), secrets.read("DATABASE_URL_FILE"));
    }
}
