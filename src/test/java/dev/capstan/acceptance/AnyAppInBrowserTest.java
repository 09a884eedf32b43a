package dev.capstan.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import dev.capstan.workspace.LocalSlack;
import dev.capstan.workspace.control.TinyApp;
import dev.capstan.workspace.control.TinyApp.Reply;
import dev.capstan.workspace.model.Person;
import dev.capstan.workspace.shape.Json;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What any app may show and ask, on the page of the local Slack. */
class AnyAppInBrowserTest extends InBrowser {
    private static final Path BLOCKS = Path.of("src/test/resources/dev/capstan/acceptance");

    private LocalSlack slack;
    private TinyApp app;
    private String ops;
    private String picture;

    @BeforeAll
    void a_workspace_with_some_app() throws IOException {
        slack = LocalSlack.builder()
                .face("a-token-for-the-browser")
                .events("pin_added", "file_shared")
                .start();
        slack.add(Person.of("U1", "engineer").called("The engineer"))
                .add(Person.of("U2", "approver").called("Approver"));
        ops = slack.addChannel("ops", "engineer", "approver");
        app = new TinyApp(slack);
        var image = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 40, BufferedImage.TYPE_INT_RGB), "png", image);
        picture =
                slack.as("engineer").uploads("picture.png", image.toByteArray()).id();
    }

    @BeforeEach
    void nothing_was_heard() {
        app.heard.clear();
        app.answering(payload -> payload.path("type").asText().equals("block_suggestion")
                ? Reply.json(
                        "{\"options\":[{\"text\":{\"type\":\"plain_text\",\"text\":\"v1.1.0\"},\"value\":\"v1.1.0\"}]}")
                : Reply.ok());
    }

    @AfterAll
    void closed() {
        app.close();
        slack.close();
    }

    @Override
    URI address() {
        return slack.pageUrl().orElseThrow();
    }

    @Override
    String channel() {
        return ops;
    }

    private JsonNode read(String name) {
        try {
            var text = Files.readString(BLOCKS.resolve(name))
                    .replace("PICTURE", picture)
                    .replace("CHANNEL", ops);
            return Json.parse(text).orElseThrow();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private void posts(String text, String blocks) {
        var arguments = Json.object().put("channel", ops).put("text", text);
        arguments.set("blocks", read(blocks));
        var answer = app.calls("chat.postMessage", arguments);
        assertTrue(answer.path("ok").asBoolean(), answer::toString);
    }

    private JsonNode heard() {
        try {
            var payload = app.heard.poll(60, TimeUnit.SECONDS);
            assertNotNull(payload, "the app heard nothing");
            return payload;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** What was done, past what the app was asked for meanwhile. */
    private JsonNode done() {
        var payload = heard();
        return payload.path("type").asText().equals("block_suggestion") ? done() : payload.at("/actions/0");
    }

    @Test
    void every_block_is_drawn_in_the_light_and_in_the_dark() {
        posts("everything", "shown.json");
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            var desk = desk("engineer", Chromium.desk().setColorScheme(scheme).setViewportSize(1280, 1900));
            var message = desk.message("Kitchen sink");
            for (var words : List.of(
                    "accessory beside",
                    "a context",
                    "@engineer",
                    "#ops",
                    "rm -rf",
                    "quoted",
                    "second of two",
                    "raw cell",
                    "Latencies",
                    "remote-file")) {
                assertThat(message).containsText(words);
            }
            assertThat(message.locator(".swatch")).isVisible();
            assertThat(message.locator("img")).hasCount(3);
            assertThat(desk.page().getByText("can’t be displayed")).hasCount(0);
            desk.photographed(scheme == ColorScheme.DARK ? "blocks-dark" : "blocks");
        }
    }

    @Test
    void a_data_table_is_sorted_and_leafed_through() {
        posts("everything", "shown.json");
        var table = desk("engineer").message("Kitchen sink").locator(".data-table-block");
        var rows = table.locator("tbody tr");
        assertThat(rows).hasCount(2);
        assertThat(rows.first()).containsText("deploy");
        table.getByText("Milliseconds").click();
        assertThat(rows.first()).containsText("alerts");
        table.getByText("Milliseconds").click();
        assertThat(rows.first()).containsText("deploy");
        table.getByLabel("Next page").click();
        assertThat(rows).hasCount(1);
        assertThat(rows.first()).containsText("alerts");
        assertThat(table.getByLabel("Next page")).isDisabled();
    }

    @Test
    void whatever_is_pressed_and_chosen_reaches_the_app() {
        posts("choices", "chosen.json");
        var desk = desk("engineer");
        var message = desk.message("Choices");
        Desk.button(message, "Drop").click();
        Desk.button(desk.page().locator("[data-confirm]"), "Never mind").click();
        Desk.button(message, "Drop").click();
        Desk.button(desk.page().locator("[data-confirm]"), "Drop it").click();
        assertEquals("drop", done().path("action_id").asText());

        menu(desk, message, "fixed", "Staging");
        assertEquals("staging", done().at("/selected_option/value").asText());
        menu(desk, message, "loaded", "v1.1.0");
        assertEquals("v1.1.0", done().at("/selected_option/value").asText());
        menu(desk, message, "person", "Approver");
        assertEquals("U2", done().path("selected_user").asText());
        menu(desk, message, "room", "ops");
        assertEquals(ops, done().path("selected_channel").asText());
        menu(desk, message, "talk", "ops");
        assertEquals(ops, done().path("selected_conversation").asText());
        menu(desk, message, "several", "Two");
        assertEquals("2", done().at("/selected_options/0/value").asText());

        element(message, "more").click();
        desk.page().getByText("Hide").click();
        assertEquals("hide", done().at("/selected_option/value").asText());
        enter(message, "day", "2026-02-03");
        assertEquals("2026-02-03", done().path("selected_date").asText());
        enter(message, "hour", "14:30");
        assertEquals("14:30", done().path("selected_time").asText());
        enter(message, "moment", "2026-02-03T14:30");
        assertTrue(done().path("selected_date_time").asLong() > 1_770_000_000L);
        element(message, "one").getByText("Second").click();
        assertEquals("b", done().at("/selected_option/value").asText());
        element(message, "some").getByText("First").click();
        assertEquals("a", done().at("/selected_options/0/value").asText());
        desk.photographed("choices");
    }

    private static void menu(Desk desk, Locator message, String action, String words) {
        element(message, action).locator("input").click();
        desk.option(words).click();
    }

    private static void enter(Locator message, String action, String value) {
        element(message, action).fill(value);
    }

    private static Locator element(Locator message, String action) {
        return message.locator("[data-action-id='" + action + "']").first();
    }

    @Test
    void a_form_says_what_is_wrong_beside_the_field_and_takes_files() {
        posts("choices", "chosen.json");
        var desk = desk("engineer");
        Desk.button(desk.message("Choices"), "Open a form").click();
        var trigger = heard().path("trigger_id").asText();
        var arguments = Json.object().put("trigger_id", trigger);
        arguments.set("view", read("form.json"));
        var opened = app.calls("views.open", arguments);
        assertTrue(opened.path("ok").asBoolean(), opened::toString);

        desk.field("reason").fill("because");
        desk.field("many").fill("three");
        desk.field("mail").fill("ops@example.org");
        desk.field("papers")
                .setInputFiles(new FilePayload("plan.md", "text/markdown", "# Plan".getBytes(StandardCharsets.UTF_8)));
        assertThat(desk.modal()).containsText("plan.md");
        desk.submits();
        assertThat(desk.modal()).containsText("number");
        desk.photographed("form-by-slack");
        desk.field("many").fill("3");
        app.answering(payload ->
                Reply.json("{\"response_action\":\"errors\",\"errors\":{\"many\":\"Only two are allowed.\"}}"));
        desk.submits();
        assertThat(desk.modal()).containsText("Only two are allowed.");
        desk.photographed("form-errors");
        app.answering(payload -> Reply.ok());
        desk.field("many").fill("2");
        app.heard.clear();
        desk.submits();
        assertThat(desk.modal()).hasCount(0);
        var values = heard().at("/view/state/values");
        assertEquals("2", values.at("/many/many/value").asText());
        assertEquals("plan.md", values.at("/papers/papers/files/0/name").asText());
    }

    @Test
    void a_file_goes_with_a_message_which_somebody_pins() {
        var desk = desk("engineer");
        var file = new FilePayload("rows.csv", "text/csv", "id,name\n1,Ada\n2,Bob\n".getBytes(StandardCharsets.UTF_8));
        desk.page().locator(".composer input[type=file]").setInputFiles(file);
        assertThat(desk.page().locator("[data-held]")).containsText("rows.csv");
        desk.types("what I found");
        assertEquals("file_shared", heard().at("/event/type").asText());
        var said = desk.message("what I found");
        assertThat(said.locator(".file")).containsText("Ada");
        assertThat(desk.page().locator("[data-held]")).hasCount(0);

        desk.is("approver");
        said = desk.message("what I found");
        said.hover();
        said.locator("[data-tool=more]").click();
        desk.page().locator("[data-does=pin]").click();
        assertThat(said).containsText("Pinned by you");
        var pinned = heard().path("event");
        assertEquals("pin_added", pinned.path("type").asText());
        assertEquals("U2", pinned.path("user").asText());
        desk.photographed("pinned");
    }

    @Test
    void thousands_of_messages_are_there_and_few_of_them_in_the_document() {
        var busy = slack.addChannel("busy", "engineer");
        var engineer = slack.as("engineer").in(busy);
        for (int i = 1; i <= 4_000; i++) {
            engineer.says("message " + i + ".");
        }
        var desk = desk("engineer").goesTo(busy);
        assertThat(desk.message("message 4000.")).isVisible();
        desk.types("and one more");
        assertThat(desk.message("and one more")).isVisible();
        var messages = desk.page().locator("[data-open] [data-ts]");
        var list = desk.page().locator("[data-open] .message-list");
        Until.holds("older ones come when one looks for them", () -> {
            list.evaluate("list => list.scrollTop = 0");
            return desk.page().getByText("message 3500.").count() == 1;
        });
        assertTrue(messages.count() <= 400, () -> messages.count() + " messages in the document");
    }
}
