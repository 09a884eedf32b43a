package dev.capstan.workspace.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.capstan.workspace.shape.Json;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Forms of every kind, filled in and sent through the control API. */
class ModalsTest extends ControlScene {
    private static final String OPTIONS =
            "'options':[{'text':{'type':'plain_text','text':'One'},'value':'1'},{'text':{'type':'plain_text','text':'Two'},'value':'2'}]";

    private JsonNode heard(String type) throws InterruptedException {
        for (var next = app.heard.poll(5, TimeUnit.SECONDS); next != null; next = app.heard.poll(5, TimeUnit.SECONDS)) {
            if (next.path("type").asText().equals(type)) {
                return next;
            }
        }
        throw new AssertionError("the app heard of no " + type);
    }

    private static String input(String block, String element, String more) {
        return "{'type':'input','block_id':'" + block + "','label':{'type':'plain_text','text':'" + block
                + "'},'element':{'action_id':'a'," + element + "}" + more + "}";
    }

    /** Opens a modal with these blocks for the engineer; returns its id. */
    private String modal(String blocks) throws InterruptedException {
        script.post("/control/as/U1/command", "{'channel':'ops','text':'/deploy'}");
        var trigger = app.heard.poll(5, TimeUnit.SECONDS).path("trigger_id").asText();
        var view = Json.parse(
                        ("{'type':'modal','callback_id':'form','notify_on_close':true,'title':{'type':'plain_text','text':'T'},"
                                        + "'submit':{'type':'plain_text','text':'Go'},'blocks':" + blocks + "}")
                                .replace('\'', '"'))
                .orElseThrow();
        var arguments = Json.object().put("trigger_id", trigger);
        arguments.set("view", view);
        var opened = app.calls("views.open", arguments);
        assertTrue(opened.path("ok").asBoolean(), opened::toString);
        return opened.path("view").path("id").asText();
    }

    private JsonNode views() {
        return script.get("/control/views?as=U1");
    }

    @Test
    void a_form_with_every_kind_of_field_arrives_as_slack_sends_it() throws Exception {
        var file = Json.parse(script.send("POST", "/control/as/U1/upload?name=dump.sql", "select 1")
                        .body())
                .orElseThrow()
                .path("file")
                .path("id")
                .asText();
        var view = modal("["
                + String.join(
                        ",",
                        input("text", "'type':'plain_text_input','max_length':5", ""),
                        input(
                                "number",
                                "'type':'number_input','is_decimal_allowed':false,'min_value':'1','max_value':'9'",
                                ""),
                        input("mail", "'type':'email_text_input'", ""),
                        input("link", "'type':'url_text_input'", ""),
                        input("date", "'type':'datepicker'", ""),
                        input("time", "'type':'timepicker'", ""),
                        input("moment", "'type':'datetimepicker'", ""),
                        input("one", "'type':'static_select'," + OPTIONS, ""),
                        input("many", "'type':'multi_static_select','max_selected_items':2," + OPTIONS, ""),
                        input("radio", "'type':'radio_buttons'," + OPTIONS, ""),
                        input("checks", "'type':'checkboxes'," + OPTIONS, ""),
                        input("who", "'type':'users_select'", ""),
                        input("whos", "'type':'multi_users_select'", ""),
                        input("room", "'type':'channels_select'", ""),
                        input("rooms", "'type':'multi_conversations_select'", ""),
                        input("rich", "'type':'rich_text_input'", ""),
                        input("file", "'type':'file_input'", ""),
                        input("asked", "'type':'external_select','min_query_length':0", ""),
                        input("free", "'type':'plain_text_input'", ",'optional':true"))
                + "]");
        app.answering(p -> p.path("type").asText().equals("block_suggestion")
                ? TinyApp.Reply.json("{\"options\":[{\"text\":{\"type\":\"plain_text\",\"text\":\"Version for "
                        + p.path("value").asText() + "\"},\"value\":\"42\"}]}")
                : TinyApp.Reply.ok());
        var offered = script.post(
                "/control/as/U1/options",
                "{'where':{'view_id':'" + view + "'},'block_id':'asked','action_id':'a','query':'v1'}");
        assertEquals(
                "Version for v1",
                offered.path("options").path(0).path("text").path("text").asText());
        var kept = script.post(
                "/control/as/U1/choose",
                "{'where':{'view_id':'" + view + "'},'block_id':'asked','action_id':'a','value':'42'}");
        assertTrue(kept.path("kept").asBoolean());
        assertFalse(kept.path("delivered").asBoolean());
        var filled = "{'view_id':'" + view + "','values':{'text':{'a':{'value':'%s'}},'number':{'a':{'value':'7'}},"
                + "'mail':{'a':{'value':'x@example.com'}},'link':{'a':{'value':'https://example.com/x'}},"
                + "'date':{'a':{'date':'2026-02-28'}},'time':{'a':{'time':'23:59'}},'moment':{'a':{'date_time':1790000000}},"
                + "'one':{'a':{'value':'2'}},'many':{'a':{'values':['1','2']}},'radio':{'a':{'value':'1'}},"
                + "'checks':{'a':{'values':['2']}},'who':{'a':{'user':'approver'}},'whos':{'a':{'users':['U1','U2']}},"
                + "'room':{'a':{'conversation':'ops'}},'rooms':{'a':{'conversations':['ops']}},"
                + "'rich':{'a':{'text':'hello'}},'file':{'a':{'values':['" + file + "']}}}}";
        var tooLong = script.post("/control/as/U1/submit", filled.formatted("too long"));
        assertTrue(tooLong.path("errors").path("text").asText().contains("8 characters"), tooLong::toString);
        var sent = script.post("/control/as/U1/submit", filled.formatted("short"));
        assertTrue(sent.path("closed").asBoolean(), sent::toString);
        assertTrue(sent.path("delivery").path("delivered").asBoolean());
        var values = heard("view_submission").path("view").path("state").path("values");
        assertEquals("short", values.at("/text/a/value").asText());
        assertEquals("7", values.at("/number/a/value").asText());
        assertEquals("2026-02-28", values.at("/date/a/selected_date").asText());
        assertEquals("23:59", values.at("/time/a/selected_time").asText());
        assertEquals(1_790_000_000L, values.at("/moment/a/selected_date_time").asLong());
        assertEquals("2", values.at("/one/a/selected_option/value").asText());
        assertEquals(2, values.at("/many/a/selected_options").size());
        assertEquals("2", values.at("/checks/a/selected_options/0/value").asText());
        assertEquals("U2", values.at("/who/a/selected_user").asText());
        assertEquals("U1", values.at("/whos/a/selected_users/0").asText());
        assertEquals(ops, values.at("/room/a/selected_channel").asText());
        assertEquals(ops, values.at("/rooms/a/selected_conversations/0").asText());
        assertEquals(
                "hello",
                values.at("/rich/a/rich_text_value/elements/0/elements/0/text").asText());
        assertEquals(file, values.at("/file/a/files/0/id").asText());
        assertEquals("42", values.at("/asked/a/selected_option/value").asText());
        assertTrue(values.at("/free/a/value").isNull());
        assertTrue(views().path("modals").isEmpty());
    }

    @Test
    void what_a_field_does_not_take_is_told_beside_it() throws Exception {
        var view = modal("["
                + String.join(
                        ",",
                        input(
                                "number",
                                "'type':'number_input','is_decimal_allowed':false,'min_value':'1','max_value':'9'",
                                ""),
                        input("mail", "'type':'email_text_input'", ""),
                        input("link", "'type':'url_text_input'", ""),
                        input("date", "'type':'datepicker'", ""),
                        input("one", "'type':'static_select'," + OPTIONS, ""),
                        input("many", "'type':'multi_static_select','max_selected_items':1," + OPTIONS, ""),
                        input("who", "'type':'users_select'", ""))
                + "]");
        for (var number : new String[] {"0", "10", "1.5", "many"}) {
            var told = script.post(
                    "/control/as/U1/submit",
                    "{'view_id':'" + view + "','values':{'number':{'a':{'value':'" + number
                            + "'}},'mail':{'a':{'value':'nobody'}},'link':{'a':{'value':'javascript:1'}},"
                            + "'date':{'a':{'date':'2026-02-30'}},'one':{'a':{'value':'3'}},"
                            + "'many':{'a':{'values':['1','2']}},'who':{'a':{'user':'nobody'}}}}");
            assertEquals(7, told.path("errors").size(), told::toString);
            assertFalse(told.path("delivery").path("delivered").asBoolean());
            assertFalse(told.path("closed").asBoolean());
        }
        assertTrue(app.heard.isEmpty());
    }

    @Test
    void a_required_field_left_empty_never_reaches_the_app() throws Exception {
        var view = modal("[" + input("needed", "'type':'plain_text_input'", "") + "]");
        var told = script.post("/control/as/U1/submit", "{'view_id':'" + view + "'}");
        assertEquals(
                "Please complete this required field.",
                told.path("errors").path("needed").asText());
        assertFalse(told.path("closed").asBoolean());
        assertTrue(app.heard.isEmpty());
        script.refused(400, "POST", "/control/as/U2/submit", "{'view_id':'" + view + "'}");
    }

    @Test
    void the_apps_errors_come_back_and_stay_on_the_view() throws Exception {
        app.answering(p -> p.path("type").asText().equals("view_submission")
                ? TinyApp.Reply.json("{\"response_action\":\"errors\",\"errors\":{\"needed\":\"no such version\"}}")
                : TinyApp.Reply.ok());
        var view = modal("[" + input("needed", "'type':'plain_text_input'", "") + "]");
        var told = script.post(
                "/control/as/U1/submit", "{'view_id':'" + view + "','values':{'needed':{'a':{'value':'x'}}}}");
        assertEquals("no such version", told.path("errors").path("needed").asText());
        var shown = views().path("modals").path(0);
        assertEquals("no such version", shown.path("errors").path("needed").asText());
        assertEquals("x", shown.at("/state/values/needed/a/value").asText());
        app.answering(p -> new TinyApp.Reply(500, ""));
        var trouble = script.post("/control/as/U1/submit", "{'view_id':'" + view + "'}");
        assertTrue(trouble.path("errors").path("").asText().contains("trouble"), trouble::toString);
        assertEquals(
                "http_service_error", trouble.path("delivery").path("problem").asText());
    }

    @Test
    void inputs_that_dispatch_and_menus_of_several_tell_the_app_at_once() throws Exception {
        var view = modal("["
                + input("live", "'type':'plain_text_input'", ",'dispatch_action':true")
                + ",{'type':'actions','block_id':'acts','elements':[{'type':'multi_static_select','action_id':'m',"
                + OPTIONS
                + "}]}]");
        var where = "{'where':{'view_id':'" + view + "'},";
        assertTrue(script.post("/control/as/U1/choose", where + "'action_id':'a','text':'abc'}")
                .path("delivered")
                .asBoolean());
        assertEquals("abc", heard("block_actions").at("/actions/0/value").asText());
        script.post("/control/as/U1/choose", where + "'action_id':'m','values':['2','1']}");
        var payload = heard("block_actions");
        assertEquals("2", payload.at("/actions/0/selected_options/0/value").asText());
        assertEquals(2, payload.at("/view/state/values/acts/m/selected_options").size());
        script.post("/control/as/U1/choose", where + "'action_id':'m'}");
        assertEquals(0, heard("block_actions").at("/actions/0/selected_options").size());
    }

    @Test
    void a_stack_of_modals_closes_one_by_one_or_at_once() throws Exception {
        var push =
                "{\"response_action\":\"push\",\"view\":{\"type\":\"modal\",\"notify_on_close\":true,\"title\":{\"type\":\"plain_text\",\"text\":\"Next\"},\"blocks\":[{\"type\":\"divider\"}]}}";
        var bottom = modal("[{'type':'divider'}]");
        app.answering(
                p -> p.path("type").asText().equals("view_submission") ? TinyApp.Reply.json(push) : TinyApp.Reply.ok());
        script.post("/control/as/U1/submit", "{'view_id':'" + bottom + "'}");
        var top = views().path("modals").path(1).path("id").asText();
        assertEquals("Next", views().at("/modals/1/title/text").asText());
        assertTrue(script.post("/control/as/U1/close", "{'view_id':'" + top + "'}")
                .path("delivered")
                .asBoolean());
        assertFalse(heard("view_closed").path("is_cleared").asBoolean());
        assertEquals(1, views().path("modals").size());
        script.post("/control/as/U1/submit", "{'view_id':'" + bottom + "'}");
        var again = views().path("modals").path(1).path("id").asText();
        script.post("/control/as/U1/close", "{'view_id':'" + again + "','all':true}");
        assertTrue(heard("view_closed").has("is_cleared"));
        assertTrue(views().path("modals").isEmpty());
        script.refused(400, "POST", "/control/as/U1/close", "{'view_id':'" + again + "'}");
    }
}
