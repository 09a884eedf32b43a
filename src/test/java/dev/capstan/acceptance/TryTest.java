package dev.capstan.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.capstan.LongRunning;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./capstan try} as people start and end it, driven through its workspace's control API. */
@LongRunning
class TryTest {
    @TempDir
    static Path caches;

    private Tried tried;

    @AfterEach
    void end() {
        if (tried != null) {
            tried.stop();
        }
        assertEquals(List.of(), processesOf(caches));
    }

    @Test
    void what_was_done_is_there_again_and_ending_it_leaves_nothing_running() throws IOException {
        tried = Tried.run(caches, "--port", "0", "--workspace-port", "0");
        assertEquals(3, tried.lines().size(), tried.lines()::toString);
        assertTrue(tried.lines().get(1).contains("/deploy shop v1.1.0"), tried.lines()::toString);
        assertTrue(tried.lines().get(2).matches(".*ready after [0-9.]+ s.*"), tried.lines()::toString);
        var address = tried.address();
        assertEquals("v1.0.0", shop().path("version").asText());
        var commands = tried.get("/control/workspace?as=engineer").findValuesAsText("command");
        assertTrue(
                commands.containsAll(List.of(
                        "/ops",
                        "/sql",
                        "/oncall",
                        "/monitors",
                        "/graph",
                        "/alerts",
                        "/incident",
                        "/backup",
                        "/deploy",
                        "/fix",
                        "/migrate",
                        "/rollback",
                        "/emergency-stop")),
                commands::toString);

        deploy("v1.1.0", "✅");
        assertEquals("v1.1.0", shop().path("version").asText());
        assertEquals("V2__coupons", shop().path("migration").asText());
        var process = shopProcess();
        deploy("v1.3.0", "⏪");
        assertEquals("V2__coupons", shop().path("migration").asText());
        assertEquals(process, shopProcess(), "nothing that runs was touched");

        tried.stop();
        assertEquals(List.of(), processesOf(caches));

        tried = Tried.run(caches, "--port", "0", "--workspace-port", "0");
        assertEquals(address.getQuery(), tried.address().getQuery(), "the token stays");
        assertEquals(2, cards().size());
        assertEquals("v1.1.0", shop().path("version").asText());

        var second = Tried.run(caches, "--port", "0", "--workspace-port", "0");
        assertEquals(2, second.exitCode());
        assertTrue(second.errors().contains(tried.address().toString()), second.errors());

        tried.kill();
        tried = Tried.run(caches, "--port", "0", "--workspace-port", "0");
        assertEquals(2, cards().size());
        assertEquals("v1.1.0", shop().path("version").asText());

        asksTheShopsDatabase();
        mendsAndTakesItBack();
    }

    @Test
    void a_catalogue_of_ones_own_finds_its_people_groups_and_channels_there() {
        var other = Tried.run(caches, "--port", "0", "--workspace-port", "0", "--commands", "commands");
        try {
            Until.holds("it says where steps would run", () -> other.errors().contains("ctea-1"));
            var workspace = other.get("/control/workspace?as=engineers");
            assertTrue(workspace.findValuesAsText("handle").contains("engineers"), workspace::toString);
            assertTrue(workspace.findValuesAsText("id").containsAll(List.of("C0CTEAOPS", "S0ENGINEERS", "U0DBA1")));
            assertTrue(workspace.findValuesAsText("command").contains("/deploy"), workspace::toString);
            var typed =
                    other.post("/control/as/engineers/command", "{\"channel\":\"C0CTEAOPS\",\"text\":\"/ops help\"}");
            assertTrue(typed.path("delivered").asBoolean(), typed::toString);
        } finally {
            other.stop();
        }
    }

    @Test
    void a_port_that_is_taken_is_told_with_the_option_that_chooses_another() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            for (var option : List.of("--port", "--workspace-port")) {
                var refused = Tried.run(caches.resolve("busy"), option, Integer.toString(taken.getLocalPort()));
                assertEquals(2, refused.exitCode());
                assertTrue(refused.errors().contains(taken.getLocalPort() + " is taken"), refused.errors());
                assertTrue(refused.errors().contains("./capstan try " + option), refused.errors());
            }
        }
    }

    private void asksTheShopsDatabase() {
        for (var query : List.of("stuck-payments", "payment-success", "orders-by-day", "failures-by-reason")) {
            int before = cards().size();
            tried.post(
                    "/control/as/engineer/command",
                    "{\"channel\":\"C0SHOP\",\"text\":\"/sql shop %s\"}".formatted(query));
            Until.holds(
                    query + " is answered",
                    () -> cards().size() > before && newest().toString().matches("(?s).*\"text\":\"(✅|⚠️|❌|🔎) .*"));
            assertFalse(newest().toString().contains("refused"), newest()::toString);
        }
    }

    private void mendsAndTakesItBack() {
        var plan = asks(() -> tried.post(
                "/control/as/engineer/command", "{\"channel\":\"C0SHOP\",\"text\":\"/fix shop fail-stuck-payments\"}"));
        var rows = Pattern.compile("Would change ([0-9]+) rows of payments in main")
                .matcher(plan.toString());
        assertTrue(rows.find(), plan::toString);
        agrees("✅");
        var back = asks(() -> press("engineer", "undo"));
        assertTrue(back.toString().contains("Would put " + rows.group(1) + " rows of payments"), back::toString);
        agrees("✅");
    }

    private void deploy(String version, String sign) {
        asks(() -> tried.post(
                "/control/as/engineer/command",
                "{\"channel\":\"C0SHOP\",\"text\":\"/deploy shop %s\"}".formatted(version)));
        agrees(sign);
    }

    /** @return the plan that is to be agreed to */
    private JsonNode asks(Runnable asking) {
        int before = cards().size();
        asking.run();
        Until.holds(
                "a plan to approve",
                () -> cards().size() > before && newest().toString().contains("\"approve\""));
        return newest();
    }

    private void agrees(String sign) {
        press("approver", "approve");
        Until.holds("the end", () -> newest().path("text").asText().startsWith(sign));
    }

    /** A button of the newest card. */
    private void press(String person, String button) {
        tried.post(
                "/control/as/" + person + "/press",
                "{\"where\":{\"channel\":\"C0SHOP\",\"ts\":\"%s\"},\"action_id\":\"%s\"}"
                        .formatted(newest().path("ts").asText(), button));
    }

    private JsonNode newest() {
        return cards().getLast();
    }

    /** What the bot said in the channel itself, for all to see. */
    private List<JsonNode> cards() {
        var messages =
                tried.get("/control/channels/C0SHOP/messages?as=approver").path("messages");
        return StreamSupport.stream(messages.spliterator(), false)
                .filter(message ->
                        message.has("bot_id") && !message.path("ephemeral").asBoolean())
                .filter(message -> message.path("thread_ts")
                        .asText(message.path("ts").asText())
                        .equals(message.path("ts").asText()))
                .toList();
    }

    private JsonNode shop() {
        return Tried.at(Integer.parseInt(read("shop-port")), "/health");
    }

    private static String shopProcess() {
        return read("shop/shop.pid");
    }

    private static String read(String name) {
        try {
            return Files.readString(caches.resolve("capstan/try").resolve(name)).strip();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    /** Processes whose command line names the folder. */
    private static List<String> processesOf(Path folder) {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::info)
                .map(info ->
                        info.arguments().map(words -> String.join(" ", words)).orElse(""))
                .filter(line -> line.contains(folder.toString()))
                .toList();
    }
}
