package dev.capstan.workspace;

import static com.slack.api.model.block.Blocks.actions;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.App;
import dev.capstan.workspace.model.Person;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A workspace with two people, and Bolt in it over HTTP or, where a subclass connects it so, over a socket. */
abstract class BoltConversation {
    static final Duration SOON = Duration.ofSeconds(5);

    final BlockingQueue<BlockActionPayload> actions = new LinkedBlockingQueue<>();
    LocalSlack slack;
    private AutoCloseable bolt;

    @BeforeEach
    void a_workspace() {
        slack = LocalSlack.builder()
                .events("app_mention", "app_home_opened", "message.channels", "message.im")
                .start();
        slack.add(Person.of("U1", "engineer")).add(Person.of("U2", "approver"));
        slack.addChannel("ops", "engineer", "approver");
    }

    @AfterEach
    void closed() throws Exception {
        bolt.close();
        slack.close();
    }

    AutoCloseable connect(LocalSlack to, Consumer<App> handlers) throws Exception {
        return BoltApp.installedIn(to, handlers);
    }

    void app(Consumer<App> handlers) throws Exception {
        bolt = connect(slack, handlers);
    }

    BlockActionPayload lastAction() throws InterruptedException {
        var action = actions.poll(5, TimeUnit.SECONDS);
        assertTrue(action != null, "the app heard of no action");
        return action;
    }
}
