package dev.capstan.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import dev.capstan.workspace.LocalSlack;
import dev.capstan.workspace.api.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ToldNodesTest {
    private final LocalSlack local = LocalSlack.builder().start();
    private final String channel = local.addChannel("place-1");
    private final ToldNodes told = new ToldNodes(local, List.of(channel));
    private Slack client;
    private MethodsClient slack;

    @BeforeEach
    void connect() {
        var config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(local.apiUrl());
        client = Slack.getInstance(config);
        slack = client.methods(local.app().botToken());
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        local.close();
    }

    private void says(String text) throws IOException, SlackApiException {
        slack.chatPostMessage(r -> r.channel(channel).text(text));
    }

    @Test
    void what_a_message_or_a_file_names_is_told_and_counts_once() throws IOException, SlackApiException {
        says("The disk of node-00001 fills up, node-00001 · node-00007");
        slack.filesUploadV2(r -> r.channel(channel).filename("alerts.txt").content("node-00002\nnode-00001\n"));
        Wait.until(
                "the file is shared",
                Duration.ofSeconds(30),
                Duration.ofMillis(5),
                () -> told.told(0, 5) == 2 && told.lastDigest() != 0);
        assertEquals(1, told.told(7, 5));
        assertTrue(told.posted(1).isPresent());
        assertTrue(told.posted(2).isEmpty(), "a file is no message");
        told.insistThatNothingWasRefused();
    }

    @Test
    void what_slack_refuses_is_known_apart_from_what_has_to_wait() throws IOException, SlackApiException {
        local.faults().next("chat.postMessage", new Fault.RateLimited(Duration.ofSeconds(1)));
        assertThrows(SlackApiException.class, () -> says("too soon"));
        assertEquals(1, told.limited());
        told.insistThatNothingWasRefused();
        local.faults().next("chat.postMessage", new Fault.ErrorCode("msg_blocks_too_long"));
        says("node-00001");
        var failed = assertThrows(BenchFailed.class, told::insistThatNothingWasRefused);
        assertTrue(failed.getMessage().contains("msg_blocks_too_long"), failed.getMessage());
        assertTrue(told.posted(1).isEmpty());
    }
}
