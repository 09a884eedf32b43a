package dev.capstan.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.workspace.blocks.BlockRules;
import dev.capstan.workspace.shape.Json;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlocksTest {
    private static final String GOOD =
            """
            [{"type":"header","text":{"type":"plain_text","text":"Deploy","emoji":true}},
             {"type":"section","text":{"type":"mrkdwn","text":"*a*","verbatim":true},"fields":[{"type":"plain_text","text":"f"}],
              "accessory":{"type":"overflow","action_id":"more","options":[{"text":{"type":"plain_text","text":"o"},"value":"1"}]}},
             {"type":"context","elements":[{"type":"mrkdwn","text":"c"},{"type":"image","image_url":"https://a/b.png","alt_text":"b"}]},
             {"type":"divider"},
             {"type":"actions","block_id":"b1","elements":[
              {"type":"button","text":{"type":"plain_text","text":"Approve"},"action_id":"approve","value":"v","style":"primary",
               "confirm":{"title":{"type":"plain_text","text":"t"},"text":{"type":"mrkdwn","text":"x"},
                "confirm":{"type":"plain_text","text":"y"},"deny":{"type":"plain_text","text":"n"}}},
              {"type":"static_select","action_id":"s","placeholder":{"type":"plain_text","text":"p"},
               "options":[{"text":{"type":"plain_text","text":"o"},"value":"1"}]}]},
             {"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"hi","style":{"bold":true}},
               {"type":"user","user_id":"U1"}]},{"type":"rich_text_preformatted","elements":[{"type":"text","text":"code"}]}]},
             {"type":"table","rows":[[{"type":"raw_text","text":"a"},{"type":"raw_text","text":"b"}]],"column_settings":[{"align":"right"},null]}]
            """;

    private final BlockRules rules = new BlockRules();

    private List<String> judge(String blocks) {
        return rules.ofMessage(Json.parse(blocks.replace('\'', '"')).orElseThrow());
    }

    private List<String> judgeView(String view) {
        return rules.ofView(Json.parse(view.replace('\'', '"')).orElseThrow());
    }

    @Test
    void ordinary_blocks_pass() {
        assertEquals(List.of(), judge(GOOD));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            [{'type':'sektion'}]                                                             | unsupported type: sektion [json-pointer:/blocks/0/type]
            [{'text':'x'}]                                                                   | missing required field: type [json-pointer:/blocks/0]
            [{'type':'section'}]                                                             | must define either `text` or `fields` [json-pointer:/blocks/0]
            [{'type':'divider','color':'red'}]                                               | invalid additional property: color [json-pointer:/blocks/0]
            [{'type':'section','text':{'type':'mrkdwn','text':''}}]                          | must be more than 0 characters [json-pointer:/blocks/0/text/text]
            [{'type':'section','text':{'type':'mrkdwn','text':'a','emoji':true}}]            | invalid additional property: emoji [json-pointer:/blocks/0/text]
            [{'type':'section','text':{'type':'plain_text','text':'a','verbatim':true}}]     | invalid additional property: verbatim [json-pointer:/blocks/0/text]
            [{'type':'section','text':'bare'}]                                               | must provide an object [json-pointer:/blocks/0/text]
            [{'type':'header','text':{'type':'mrkdwn','text':'a'}}]                          | unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]
            [{'type':'image','image_url':'https://a/b.png'}]                                 | missing required field: alt_text [json-pointer:/blocks/0]
            [{'type':'actions','elements':[]}]                                               | no fewer than 1 items allowed [json-pointer:/blocks/0/elements]
            [{'type':'actions','elements':[{'type':'button','text':{'type':'mrkdwn','text':'a'}}]}] | unsupported type: mrkdwn [json-pointer:/blocks/0/elements/0/text/type]
            [{'type':'actions','elements':[{'type':'button','text':{'type':'plain_text','text':'a'},'style':'default'}]}] | must be a valid enum value, one of [danger, primary] [json-pointer:/blocks/0/elements/0/style]
            [{'type':'actions','elements':[{'type':'plain_text_input','action_id':'a'}]}]    | unsupported type: plain_text_input [json-pointer:/blocks/0/elements/0/type]
            [{'type':'actions','elements':[{'type':'static_select','action_id':'a'}]}]       | must define exactly one of [options, option_groups] [json-pointer:/blocks/0/elements/0]
            [{'type':'rich_text','elements':[{'type':'rich_text_section','elements':[{'type':'txt'}]}]}] | unsupported type: txt [json-pointer:/blocks/0/elements/0/elements/0/type]
            """)
    void what_is_wrong_is_named_with_its_pointer(String blocks, String complaint) {
        var complaints = judge(blocks);
        var sorted = complaint.contains("exactly one of") ? complaint.replaceAll("\\[o.*s\\] ", "") : complaint;
        assertEquals(1, complaints.size(), complaints::toString);
        assertEquals(sorted, complaints.getFirst().replaceAll("exactly one of \\[.*?\\] ", "exactly one of "));
    }

    @ParameterizedTest
    @CsvSource({
        "section_text,3000", "section_field,2000", "header,150", "button_text,75", "button_value,2000", "action_id,255",
        "option_text,75", "option_value,75", "confirm_title,100", "confirm_text,300", "confirm_button,30",
                "block_id,255"
    })
    void each_limit_holds_to_the_character(String what, int most) {
        assertEquals(List.of(), judge(limited(what, "字".repeat(most))), "at the limit");
        var complaints = judge(limited(what, "字".repeat(most + 1)));
        assertEquals(1, complaints.size(), complaints::toString);
        assertTrue(complaints.getFirst().startsWith("must be less than " + (most + 1) + " characters"));
    }

    private static String limited(String what, String filling) {
        var button = "[{'type':'actions','block_id':'%s','elements':[{'type':'button','action_id':'%s','value':'%s',"
                + "'text':{'type':'plain_text','text':'%s'},'confirm':{'title':{'type':'plain_text','text':'%s'},"
                + "'text':{'type':'mrkdwn','text':'%s'},'confirm':{'type':'plain_text','text':'%s'},"
                + "'deny':{'type':'plain_text','text':'n'}}}]}]";
        var select = "[{'type':'actions','elements':[{'type':'static_select','action_id':'a','options':["
                + "{'text':{'type':'plain_text','text':'%s'},'value':'%s'}]}]}]";
        return switch (what) {
            case "section_text" -> "[{'type':'section','text':{'type':'mrkdwn','text':'" + filling + "'}}]";
            case "section_field" -> "[{'type':'section','fields':[{'type':'mrkdwn','text':'" + filling + "'}]}]";
            case "header" -> "[{'type':'header','text':{'type':'plain_text','text':'" + filling + "'}}]";
            case "option_text" -> select.formatted(filling, "v");
            case "option_value" -> select.formatted("t", filling);
            default -> {
                var order = List.of(
                        "block_id",
                        "action_id",
                        "button_value",
                        "button_text",
                        "confirm_title",
                        "confirm_text",
                        "confirm_button");
                yield button.formatted(
                        order.stream().map(o -> o.equals(what) ? filling : "x").toArray());
            }
        };
    }

    private static String times(int n, String each) {
        return IntStream.range(0, n).mapToObj(i -> each.replace("#", "" + i)).collect(Collectors.joining(","));
    }

    @Test
    void lists_have_their_limits() {
        assertEquals(List.of(), judge("[" + times(50, "{'type':'divider'}") + "]"));
        assertEquals(
                List.of("no more than 50 items allowed [json-pointer:/blocks]"),
                judge("[" + times(51, "{'type':'divider'}") + "]"));
        var button = "{'type':'button','action_id':'a#','text':{'type':'plain_text','text':'x'}}";
        assertEquals(List.of(), judge("[{'type':'actions','elements':[" + times(25, button) + "]}]"));
        assertEquals(
                1,
                judge("[{'type':'actions','elements':[" + times(26, button) + "]}]")
                        .size());
        var field = "{'type':'mrkdwn','text':'f'}";
        assertEquals(
                1,
                judge("[{'type':'section','fields':[" + times(11, field) + "]}]")
                        .size());
    }

    @Test
    void block_ids_in_a_message_and_action_ids_in_a_block_are_given_once() {
        assertTrue(judge("[{'type':'divider','block_id':'x'},{'type':'divider','block_id':'x'}]")
                .getFirst()
                .contains("[json-pointer:/blocks/1/block_id]"));
        var button = "{'type':'button','action_id':'a','text':{'type':'plain_text','text':'x'}}";
        assertTrue(judge("[{'type':'actions','elements':[" + button + "," + button + "]}]")
                .getFirst()
                .contains("[json-pointer:/blocks/0/elements/1/action_id]"));
        var row = "{'type':'section','text':{'type':'mrkdwn','text':'r'},'accessory':" + button + "}";
        assertEquals(List.of(), judge("[" + row + "," + row + "]"), "rows may share an action");
    }

    @Test
    void a_message_has_one_table_of_a_hundred_rows_and_twenty_columns() {
        var cell = "{'type':'raw_text','text':'x'}";
        var row = "[" + times(20, cell) + "]";
        var table = "{'type':'table','column_settings':[{'align':'right','is_wrapped':true},null],'rows':[%s]}";
        assertEquals(List.of(), judge("[" + table.formatted(times(100, row)) + "]"));
        assertEquals(1, judge("[" + table.formatted(times(101, row)) + "]").size());
        assertEquals(
                1,
                judge("[" + table.formatted("[" + times(21, cell) + "]") + "]").size());
        assertEquals(
                1, judge("[" + table.formatted(row + ",[" + cell + "]") + "]").size(), "rows are even");
        var rich =
                "{'type':'rich_text','elements':[{'type':'rich_text_section','elements':[{'type':'text','text':'x'}]}]}";
        assertEquals(List.of(), judge("[" + table.formatted("[" + rich + "]") + "]"));
        var small = table.formatted(row);
        assertEquals(
                List.of("only one table is allowed [json-pointer:/blocks/1]"), judge("[" + small + "," + small + "]"));
    }

    @Test
    void markdown_blocks_share_their_limit() {
        var half = "{'type':'markdown','text':'" + "m".repeat(6_000) + "'}";
        assertEquals(List.of(), judge("[" + half + "," + half + "]"));
        assertEquals(
                1,
                judge("[" + half + "," + half + ",{'type':'markdown','text':'m'}]")
                        .size());
    }

    @Test
    void menus_of_several_stand_in_actions_and_remote_files_in_messages() {
        for (var kind : List.of("users", "channels", "conversations")) {
            assertEquals(
                    List.of(),
                    judge("[{'type':'actions','elements':[{'type':'multi_" + kind + "_select','action_id':'a'}]}]"));
        }
        assertEquals(List.of(), judge("[{'type':'file','external_id':'x','source':'remote'}]"));
        assertEquals(
                1, judge("[{'type':'file','external_id':'x','source':'local'}]").size());
    }

    @Test
    void an_initial_option_must_be_offered() {
        var select = "[{'type':'actions','elements':[{'type':'static_select','action_id':'a','options':["
                + "{'text':{'type':'plain_text','text':'t'},'value':'1'}],"
                + "'initial_option':{'text':{'type':'plain_text','text':'t'},'value':'%s'}}]}]";
        assertEquals(List.of(), judge(select.formatted("1")));
        assertEquals(1, judge(select.formatted("2")).size());
    }

    @Test
    void a_modal_has_its_own_limits() {
        var modal = "{'type':'modal','title':{'type':'plain_text','text':'%s'}%s,'blocks':[%s]}";
        var input = "{'type':'input','label':{'type':'plain_text','text':'l'},'element':{'type':'plain_text_input'}}";
        var submit = ",'submit':{'type':'plain_text','text':'Go'}";
        assertEquals(List.of(), judgeView(modal.formatted("t", submit, input)));
        assertEquals(1, judgeView(modal.formatted("t", "", input)).size(), "input needs submit");
        assertEquals(
                1, judgeView(modal.formatted("t".repeat(25), submit, input)).size());
        assertEquals(List.of(), judgeView(modal.formatted("t", "", times(100, "{'type':'divider'}"))));
        assertEquals(
                1,
                judgeView(modal.formatted("t", "", times(101, "{'type':'divider'}")))
                        .size());
        var metadata = ",'private_metadata':'" + "m".repeat(3001) + "'";
        assertEquals(
                1,
                judgeView(modal.formatted("t", metadata, "{'type':'divider'}")).size());
        assertEquals(
                1,
                judgeView("{'type':'home','title':{'type':'plain_text','text':'t'},'blocks':[{'type':'divider'}]}")
                        .size());
    }
}
