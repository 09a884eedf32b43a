package dev.capstan.sql.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.sql.fix.FixBench.Server;
import dev.capstan.step.StepOutcome;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignalFixTest {
    private static final Map<String, String> VALUES = Map.of("idle_for", "0ms");

    @TempDir
    private Path temp;

    private FixBench bench;

    private void on(Server server) {
        var victims =
                switch (server) {
                    case POSTGRESQL ->
                        """
                        SELECT pid, backend_start, state FROM pg_stat_activity
                        WHERE datname = current_database() AND state = 'idle' AND state_change <= now() - :idle_for
                        ORDER BY pid
                        """;
                    case MARIADB ->
                        """
                        SELECT id, command, state FROM information_schema.processlist
                        WHERE db = database() AND command = 'Sleep' AND time >= :idle_for ORDER BY id
                        """;
                };
        bench = FixBench.on(
                server,
                temp,
                """
                end-idle:
                  parameters: { idle-for: { type: duration } }
                  signal:
                    at-most: 3
                    victims: |
                %s
                  may: { production: engineers }
                """
                        .formatted(victims.indent(6)));
    }

    /** @return its number */
    private static String idle(Connection connection, Server server) throws SQLException {
        var sql = server == Server.POSTGRESQL ? "SELECT pg_backend_pid()" : "SELECT connection_id()";
        try (var statement = connection.prepareStatement(sql)) {
            return Rowset.column(statement).getFirst();
        }
    }

    private static boolean lives(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.execute("SELECT 1");
        } catch (SQLException ended) {
            return false;
        }
    }

    /** As an administrator would. */
    private void ends(String session, Server server) {
        bench.does(server == Server.POSTGRESQL ? "SELECT pg_terminate_backend(" + session + ")" : "KILL " + session);
        gone(session, server);
    }

    private void gone(String session, Server server) {
        var there = server == Server.POSTGRESQL
                ? "SELECT 1 FROM pg_stat_activity WHERE pid = " + session
                : "SELECT 1 FROM information_schema.processlist WHERE id = " + session;
        var deadline = Instant.now().plusSeconds(20);
        while (!bench.sees(there).isEmpty()) {
            assertTrue(Instant.now().isBefore(deadline), "the session did not end");
        }
    }

    @ParameterizedTest
    @EnumSource
    void exactly_those_that_were_shown_and_are_the_same_are_ended(Server server) throws SQLException {
        on(server);
        try (var first = bench.open();
                var second = bench.open();
                var third = bench.open()) {
            var one = idle(first, server);
            var two = idle(second, server);
            var three = idle(third, server);
            var approved = bench.sees("end-idle", VALUES);
            assertEquals(3, approved.rows().size());
            ends(three, server);
            try (var later = bench.open()) {
                idle(later, server);
                second.setAutoCommit(false);
                idle(second, server);

                var said = FixBench.done(bench.runs("end-idle", "op-333333", 1, approved, VALUES));

                assertTrue(said.startsWith("ended ") && said.split(";")[0].contains(one), said);
                assertTrue(said.contains("had gone: " + three), said);
                assertFalse(lives(first));
                assertTrue(lives(later));
                // MariaDB calls a session asleep in a transaction too
                if (server == Server.POSTGRESQL) {
                    assertTrue(said.endsWith("left alone: " + two), said);
                    assertTrue(lives(second));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void when_nobody_is_the_same_any_more_nobody_is_ended_and_it_is_said(Server server) throws SQLException {
        on(server);
        try (var first = bench.open()) {
            var one = idle(first, server);
            var approved = bench.sees("end-idle", VALUES);
            ends(one, server);
            try (var another = bench.open()) {
                idle(another, server);
                assertEquals(
                        "none of them is still the same; had gone: " + one,
                        FixBench.declined(bench.runs("end-idle", "op-333333", 1, approved, VALUES)));
                assertTrue(lives(another));
            }
        }
    }

    /** It dies after the second session was told and before that could be recorded. */
    @ParameterizedTest
    @EnumSource
    void after_a_death_in_the_midst_what_was_told_is_told_truly_and_nobody_is_ended_twice(Server server)
            throws SQLException {
        on(server);
        try (var first = bench.open();
                var second = bench.open();
                var third = bench.open()) {
            var one = idle(first, server);
            var two = idle(second, server);
            var three = idle(third, server);
            var approved = bench.sees("end-idle", VALUES);
            var order = Pins.read(approved.pinned()).keys().stream()
                    .map(List::getFirst)
                    .toList();
            bench.runs = new RememberedRuns() {
                @Override
                public boolean signalling(Key key, long holder, int attempt, String fates) {
                    if (Fates.read(Optional.of(fates)).of(Fates.Fate.ENDED).size() == 2) {
                        throw new IllegalStateException("as if the process ended here");
                    }
                    return super.signalling(key, holder, attempt, fates);
                }
            };
            assertThrows(IllegalStateException.class, () -> bench.runs("end-idle", "op-333333", 1, approved, VALUES));
            gone(order.get(0), server);
            gone(order.get(1), server);

            bench.runs = bench.runs.survivor();
            var said = FixBench.done(bench.runs("end-idle", "op-333333", 1, approved, VALUES));
            assertEquals(
                    "ended " + order.get(0) + ", " + order.get(2)
                            + "; ended, or gone by themselves, Capstan was interrupted there: " + order.get(1),
                    said);
            for (var each : List.of(first, second, third)) {
                assertFalse(lives(each));
            }
            assertEquals(Set.of(one, two, three), Set.copyOf(order));
            assertEquals(
                    said, FixBench.done(bench.runs("end-idle", "op-333333", 1, approved, VALUES)), "a further resume");
        }
    }

    @ParameterizedTest
    @EnumSource
    void who_was_ended_before_the_database_went_away_is_told(Server server) throws SQLException {
        on(server);
        try (var first = bench.open();
                var second = bench.open()) {
            idle(first, server);
            idle(second, server);
            var approved = bench.sees("end-idle", VALUES);
            var order = Pins.read(approved.pinned()).keys().stream()
                    .map(List::getFirst)
                    .toList();
            var held = new AtomicReference<Connection>();
            bench.between = connection -> {
                held.set(connection);
                return connection;
            };
            bench.runs = new RememberedRuns() {
                @Override
                public boolean signalling(Key key, long holder, int attempt, String fates) {
                    if (!Fates.read(Optional.of(fates)).of(Fates.Fate.ENDED).isEmpty()) {
                        close(held.get());
                    }
                    return super.signalling(key, holder, attempt, fates);
                }
            };
            var said = FixBench.declined(bench.runs("end-idle", "op-333333", 1, approved, VALUES));
            assertTrue(said.contains("; before that: ended " + order.get(0) + "; "), said);
            assertTrue(said.endsWith("Capstan was interrupted there: " + order.get(1)), said);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The session may run another query by now, and only one was agreed to. */
    @Test
    void a_query_that_was_about_to_be_cancelled_is_not_cancelled_again() throws SQLException {
        var untouched = new Sessions(null, null, new Deed.Signal(null, Deed.Ends.QUERY, 3));
        assertEquals(Fates.Fate.ENDED_OR_GONE, untouched.endAgain(List.of("7", "2026-01-06")));
        var fates =
                Fates.read(Optional.of("[[\"7\",\"2026-01-06\",\"ENDED_OR_GONE\"],[\"8\",\"2026-01-06\",\"ENDED\"]]"));
        assertEquals(
                "cancelled what they ran: 8; perhaps cancelled, Capstan was interrupted there: 7",
                SignalWords.ended(fates, Deed.Ends.QUERY).english());
    }

    @ParameterizedTest
    @EnumSource
    void who_was_overtaken_ends_nobody(Server server) throws SQLException {
        on(server);
        try (var first = bench.open()) {
            idle(first, server);
            var approved = bench.sees("end-idle", VALUES);
            bench.runs = new RememberedRuns() {
                @Override
                public boolean signalling(Key key, long holder, int attempt, String fates) {
                    take(key, "shop", "production", "end-idle", Instant.EPOCH);
                    return super.signalling(key, holder, attempt, fates);
                }
            };
            assertInstanceOf(StepOutcome.LetGo.class, bench.runs("end-idle", "op-333333", 1, approved, VALUES));
            assertTrue(lives(first));
        }
    }

    @ParameterizedTest
    @EnumSource
    void nobody_or_too_many_are_told_while_it_is_planned(Server server) throws SQLException {
        on(server);
        assertEquals("no session matches: there is nothing to end", FixBench.declined(bench.looks("end-idle", VALUES)));
        try (var first = bench.open();
                var second = bench.open();
                var third = bench.open();
                var fourth = bench.open()) {
            for (var each : List.of(first, second, third, fourth)) {
                idle(each, server);
            }
            assertTrue(FixBench.declined(bench.looks("end-idle", VALUES)).startsWith("more than 3 sessions match"));
        }
    }
}
