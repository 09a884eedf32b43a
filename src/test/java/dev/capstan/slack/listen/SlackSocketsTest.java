package dev.capstan.slack.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.slack.Workplace;
import dev.capstan.workspace.act.Member;
import dev.capstan.workspace.act.Postmark;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlackSocketsTest {
    private final Workplace work = new Workplace();

    @AfterEach
    void close() {
        work.close();
    }

    private Member engineer() {
        return work.slack.as("engineer").in(work.channel);
    }

    @Test
    void two_connections_hear_commands_and_answer_them() {
        work.overSockets();
        assertEquals(2, work.slack.sockets().connections());
        assertTrue(engineer().types("/deploy ctea production v1.4.2").acknowledged());
        var operation = work.operations.all().getFirst();
        assertTrue(engineer()
                .whispers()
                .getLast()
                .everything()
                .contains(operation.id().value()));
    }

    @Test
    void a_payload_delivered_to_both_is_one_operation() {
        work.overSockets();
        engineer().sending(Postmark.repeated(2)).types("/deploy ctea production v1.4.2");
        assertEquals(1, work.operations.all().size());
    }

    @Test
    void a_connection_that_slack_wants_refreshed_is_replaced_and_nothing_is_missed() {
        work.overSockets();
        work.slack.sockets().refresh();
        Workplace.until(() -> work.slack.traffic().of("apps.connections.open").size() == 4
                && work.slack.sockets().connections() == 2
                && work.sockets().connected() == 2);
        assertTrue(engineer().types("/ops list").acknowledged());
    }

    @Test
    void connections_that_break_are_made_again() {
        work.overSockets();
        work.slack.sockets().dropAll();
        Workplace.until(() -> work.sockets().connected() == 0);
        Workplace.until(() -> work.sockets().connected() == 2);
        assertTrue(engineer().types("/ops list").acknowledged());
    }

    @Test
    void a_slack_that_is_down_at_the_start_is_connected_to_when_it_is_back() {
        work.slack.faults().down();
        var sockets = work.front().sockets(work.slack.app().appToken());
        sockets.start();
        assertEquals(0, sockets.connected());
        work.slack.faults().clear();
        Workplace.until(() -> sockets.connected() == 2);
        sockets.close();
        Workplace.until(() -> work.slack.sockets().connections() == 0);
    }

    @Test
    void a_refused_token_does_not_end_the_watch_over_the_connection() {
        work.slack
                .faults()
                .next("apps.connections.open", 2, new dev.capstan.workspace.api.Fault.ErrorCode("too_many_websockets"));
        work.overSockets();
        assertEquals(2, work.sockets().connected());
    }
}
