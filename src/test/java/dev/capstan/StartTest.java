package dev.capstan;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.settings.Settings;
import dev.capstan.web.PortUnavailable;
import dev.capstan.workspace.LocalSlack;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StartTest {
    @Test
    void a_port_that_is_taken_is_told_at_once_also_while_the_database_is_away() throws Exception {
        var here = InetAddress.getByName("127.0.0.1");
        int database;
        try (var gone = new ServerSocket(0, 1, here)) {
            database = gone.getLocalPort();
        }
        try (var slack = LocalSlack.builder().start();
                var taken = new ServerSocket(0, 1, here)) {
            var read = Settings.read(Map.of(
                    "SLACK_BOT_TOKEN", slack.app().botToken(),
                    "SLACK_SIGNING_SECRET", slack.app().signingSecret(),
                    "SLACK_API_URL", slack.apiUrl(),
                    "DATABASE_URL", "postgresql://bot:word@127.0.0.1:" + database + "/ops",
                    "CAPSTAN_COMMANDS", "commands",
                    "BIND", "127.0.0.1",
                    "PORT", Integer.toString(taken.getLocalPort())));
            var settings = ((Settings.Read.Good) read).settings();
            long began = System.nanoTime();
            assertThrows(
                    PortUnavailable.class,
                    () -> Capstan.start(settings, name -> Optional.empty(), "one", Clock.systemUTC()));
            var took = Duration.ofNanos(System.nanoTime() - began);
            assertTrue(took.compareTo(FirstContact.PATIENCE) < 0, took::toString);
        }
    }
}
