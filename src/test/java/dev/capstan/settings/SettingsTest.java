package dev.capstan.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.step.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    @TempDir
    Path folder;

    @Test
    void three_secrets_and_a_catalogue_are_enough() {
        var settings = good(Map.of());

        assertEquals(new Secret("xoxb-1"), settings.slack().botToken());
        assertEquals(
                new Settings.Traffic.Http(new Secret("signing")),
                settings.slack().traffic());
        assertEquals(URI.create("https://slack.com/api/"), settings.slack().apiUrl());
        assertEquals(3900, settings.port());
        assertEquals(folder, settings.commands());
        assertEquals(Optional.empty(), settings.httpsProxy());
    }

    @Test
    void an_app_token_means_socket_mode_and_needs_no_signing_secret() {
        var settings = good(Map.of("SLACK_APP_TOKEN", "xapp-7", "SLACK_SIGNING_SECRET", ""));

        assertEquals(
                new Settings.Traffic.SocketMode(new Secret("xapp-7")),
                settings.slack().traffic());
    }

    @Test
    void the_api_address_gets_its_slash_and_the_port_may_be_chosen_by_the_system() {
        var settings = good(Map.of("SLACK_API_URL", "http://127.0.0.1:4000/api", "PORT", "0"));

        assertEquals(URI.create("http://127.0.0.1:4000/api/"), settings.slack().apiUrl());
        assertEquals(0, settings.port());
    }

    @Test
    void everything_missing_is_said_at_once_and_by_name() {
        var problems = bad(Settings.read(Map.of("CAPSTAN_COMMANDS", folder.toString())));

        assertEquals(3, problems.size(), problems::toString);
        assertTrue(problems.get(0).startsWith("SLACK_BOT_TOKEN is missing — set it, or SLACK_BOT_TOKEN_FILE, to"));
        assertTrue(problems.get(1).startsWith("SLACK_SIGNING_SECRET is missing"));
        assertTrue(problems.get(1).contains("SLACK_APP_TOKEN"));
        assertTrue(problems.get(2).startsWith("DATABASE_URL is missing"));
    }

    @Test
    void everything_wrong_is_said_at_once_and_no_value_is_repeated() {
        var problems = bad(Settings.read(Map.of(
                "SLACK_BOT_TOKEN", "hunter2-bot",
                "SLACK_APP_TOKEN", "hunter2-app",
                "SLACK_API_URL", "https://hunter2@slack.example/?hunter2",
                "DATABASE_URL", "postgresql://u:hunter2@/%zz?hunter2=hunter2&sslmode=hunter2",
                "CAPSTAN_COMMANDS", folder.resolve("absent").toString(),
                "PORT", "hunter2",
                "HTTPS_PROXY", "socks5://hunter2@host")));

        assertEquals(
                List.of(
                        "SLACK_BOT_TOKEN",
                        "SLACK_APP_TOKEN",
                        "SLACK_API_URL",
                        "DATABASE_URL",
                        "DATABASE_URL",
                        "DATABASE_URL",
                        "DATABASE_URL",
                        "CAPSTAN_COMMANDS",
                        "PORT",
                        "HTTPS_PROXY"),
                problems.stream().map(line -> line.split("[ :]")[0]).toList(),
                problems::toString);
        assertFalse(problems.toString().contains("hunter2"), problems::toString);
        problems.forEach(line -> assertTrue(line.contains("—"), line));
    }

    @ParameterizedTest
    @CsvSource({
        "SLACK_BOT_TOKEN, xapp-1, does not begin with xoxb-",
        "SLACK_BOT_TOKEN, 'xoxb-1\nX-Evil: 1', holds blanks",
        "SLACK_SIGNING_SECRET, 'two words', holds blanks",
        "SLACK_API_URL, slack.com/api, is not an address",
        "SLACK_API_URL, ftp://slack.com/api, is not an address",
        "PORT, 65536, is not a port number",
        "PORT, -1, is not a port number",
        "PORT, 99999999999, is not a port number",
        "HTTPS_PROXY, https://proxy:3128, plain HTTP",
        "HTTPS_PROXY, http://proxy:0, no readable port",
    })
    void one_wrong_setting_is_one_plain_sentence(String name, String value, String sentence) {
        var problems = bad(read(Map.of(name, value)));

        assertEquals(1, problems.size(), problems::toString);
        assertTrue(problems.getFirst().startsWith(name), problems::toString);
        assertTrue(problems.getFirst().contains(sentence), problems::toString);
    }

    @Test
    void every_secret_may_come_from_a_file_with_a_line_break_at_its_end() throws IOException {
        var settings = good(Map.of(
                "SLACK_BOT_TOKEN", "",
                "SLACK_BOT_TOKEN_FILE", file("xoxb-from-file\n"),
                "SLACK_SIGNING_SECRET", "",
                "SLACK_SIGNING_SECRET_FILE", file("from-file\r\n"),
                "DATABASE_URL", "",
                "DATABASE_URL_FILE", file("postgresql://a:b@db/name"),
                "HTTPS_PROXY_FILE", file("http://me:word@proxy")));

        assertEquals(new Secret("xoxb-from-file"), settings.slack().botToken());
        assertEquals(
                new Settings.Traffic.Http(new Secret("from-file")),
                settings.slack().traffic());
        assertEquals("db", settings.database().host());
        assertEquals(
                Optional.of(new Secret("word")),
                settings.httpsProxy().orElseThrow().password());
    }

    @Test
    void a_secret_given_twice_or_in_no_readable_file_is_refused() throws IOException {
        var problems = bad(read(Map.of(
                "SLACK_BOT_TOKEN_FILE", file("xoxb-2"),
                "SLACK_SIGNING_SECRET", "",
                "SLACK_SIGNING_SECRET_FILE", folder.resolve("nowhere").toString(),
                "DATABASE_URL", "",
                "DATABASE_URL_FILE", file(" \n"))));

        assertEquals(3, problems.size(), problems::toString);
        assertEquals("SLACK_BOT_TOKEN and SLACK_BOT_TOKEN_FILE are both set — keep one of them", problems.get(0));
        assertTrue(problems.get(1).startsWith("SLACK_SIGNING_SECRET_FILE: the file it names can't be read"));
        assertTrue(problems.get(2).startsWith("DATABASE_URL_FILE: the file it names is empty"));
    }

    @Test
    void a_secret_pasted_where_a_path_belongs_is_not_repeated() {
        var problems = bad(read(Map.of("SLACK_BOT_TOKEN", "", "SLACK_BOT_TOKEN_FILE", "xoxb-hunter2")));

        assertEquals(1, problems.size());
        assertFalse(problems.toString().contains("hunter2"), problems::toString);
    }

    @Test
    void settings_can_be_printed_without_telling_a_secret() {
        var settings = good(Map.of(
                "SLACK_BOT_TOKEN", "xoxb-hunter2",
                "SLACK_APP_TOKEN", "xapp-hunter2",
                "DATABASE_URL", "postgresql://u:hunter2@db/name?sslpassword=hunter2",
                "HTTPS_PROXY", "http://u:hunter2@proxy:8080"));

        assertFalse(settings.toString().contains("hunter2"), settings::toString);
        assertTrue(settings.toString().contains("name on db:5432"), settings::toString);
    }

    @Test
    void an_address_to_answer_on_and_a_folder_for_steps_can_be_chosen() {
        var settings = good(Map.of("BIND", "127.0.0.1", "CAPSTAN_STEPS", "/var/lib/capstan/steps"));

        assertEquals(Optional.of("127.0.0.1"), settings.bind());
        assertEquals(Optional.of(Path.of("/var/lib/capstan/steps")), settings.steps());
        assertEquals(Optional.empty(), good(Map.of()).bind());
        var problems = bad(read(Map.of("BIND", "http://here", "CAPSTAN_STEPS", "steps")));
        assertTrue(problems.get(0).startsWith("BIND is not an address"), problems::toString);
        assertTrue(problems.get(1).startsWith("CAPSTAN_STEPS does not begin with /"), problems::toString);
    }

    private Settings good(Map<String, String> changes) {
        return assertInstanceOf(Settings.Read.Good.class, read(changes)).settings();
    }

    private static List<String> bad(Settings.Read read) {
        return assertInstanceOf(Settings.Read.Bad.class, read).problems();
    }

    private Settings.Read read(Map<String, String> changes) {
        var environment = new HashMap<>(Map.of(
                "SLACK_BOT_TOKEN", "xoxb-1",
                "SLACK_SIGNING_SECRET", "signing",
                "DATABASE_URL", "postgresql://capstan:word@localhost/capstan",
                "CAPSTAN_COMMANDS", folder.toString()));
        environment.putAll(changes);
        return Settings.read(environment);
    }

    private String file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "secret", ""), text)
                .toString();
    }
}
