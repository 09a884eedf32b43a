package dev.capstan.workspace;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The same through Socket Mode. */
class AnyAppOverSocketTest extends AnyAppTest {
    @Override
    BoltForJavaScript open() {
        return BoltForJavaScript.connectedTo(slack);
    }

    @Test
    void a_line_whose_life_is_over_is_opened_anew_and_used_again() {
        var before = slack.sockets().accepted();
        slack.sockets().refresh();
        await(() -> slack.sockets().accepted() > before);
        assertTrue(slack.as("guest").types("/silent").acknowledged());
    }
}
