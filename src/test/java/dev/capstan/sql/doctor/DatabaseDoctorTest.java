package dev.capstan.sql.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.ServiceName;
import dev.capstan.sql.Answered;
import dev.capstan.sql.Ask;
import dev.capstan.sql.Checkup;
import dev.capstan.sql.Column;
import dev.capstan.sql.Database;
import dev.capstan.sql.DatabaseName;
import dev.capstan.sql.Databases;
import dev.capstan.sql.Failure;
import dev.capstan.sql.Fitness;
import dev.capstan.sql.Health;
import dev.capstan.sql.InquiryId;
import dev.capstan.sql.Rights;
import dev.capstan.sql.RowSink;
import dev.capstan.sql.Source;
import dev.capstan.sql.Topic;
import dev.capstan.sql.Visit;
import dev.capstan.sql.gate.Dialect;
import dev.capstan.sql.gate.ReadOnlyGate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Databases that break, refuse and are slow. */
class DatabaseDoctorTest {
    private static final Answered ALL = new Answered.Complete(0, Duration.ZERO, "shop", "reader");

    private final List<String> asked = new ArrayList<>();

    /** @param then how everything but the first question ends */
    private Visit<Checkup> visit(Answered first, Function<String, Answered> then) {
        var databases = new Databases() {
            @Override
            public Answered ask(Ask ask, RowSink into) {
                asked.add(ask.statement().sql());
                if (asked.size() > 1) {
                    return then.apply(ask.statement().sql());
                }
                if (first == ALL) {
                    var names = List.of("version", "account", "sees_all", "statements", "statements_found");
                    into.columns(names.stream()
                            .map(name -> new Column(name, Column.Kind.TEXT, Optional.empty()))
                            .toList());
                    into.row(List.of("16.4 (Debian 16.4-1)", "Reader", true, true, true));
                }
                return first;
            }

            @Override
            public boolean cancel(InquiryId id) {
                return false;
            }

            @Override
            public Fitness fitness(Source source) {
                return new Fitness.Fit("reader");
            }
        };
        var database = new Database(
                new DatabaseName("main"),
                Dialect.POSTGRESQL,
                Map.of(),
                Database.Via.BOT,
                Duration.ofSeconds(15),
                1_000,
                new Rights(Map.of()),
                new Rights(Map.of()));
        return new DatabaseDoctor(new ReadOnlyGate(), databases, Clock.systemUTC())
                .examine(
                        new InquiryId(UUID.randomUUID()),
                        new Source(new ServiceName("shop"), new EnvironmentName("production"), database));
    }

    private static Checkup found(Visit<Checkup> visit) {
        if (visit instanceof Visit.Paid<Checkup>(var checkup)) {
            return checkup;
        }
        throw new AssertionError(visit);
    }

    @Test
    void whoever_lets_nobody_in_is_asked_no_further() {
        var visit = visit(new Answered.Unreachable("connection refused"), any -> ALL);
        assertEquals(new Visit.Barred<Checkup>(new Failure.Unreachable("connection refused")), visit);
        assertEquals(1, asked.size());
    }

    @Test
    void a_connection_that_breaks_is_not_tried_for_every_other_question() {
        var visit = visit(ALL, any -> new Answered.Unreachable("the server is shutting down"));
        var checkup = found(visit);
        assertEquals(2, asked.size());
        assertEquals("PostgreSQL 16.4", checkup.server());
        assertTrue(checkup.diagnoses().stream().allMatch(each -> each.health() == Health.UNSEEN));
        assertEquals(
                "the connection broke: the server is shutting down",
                Spoken.found(checkup.diagnoses().getFirst()));
    }

    @Test
    void one_that_is_cancelled_ends_there() {
        var visit = visit(ALL, any -> asked.size() < 4 ? ALL : new Answered.Cancelled(Duration.ofSeconds(1)));
        assertInstanceOf(Visit.Cancelled.class, visit);
        assertEquals(4, asked.size());
    }

    @Test
    void what_is_slow_or_refused_leaves_the_others_as_they_are() {
        var visit = visit(
                ALL,
                sql -> sql.contains("pg_locks")
                        ? new Answered.TimedOut(Duration.ofSeconds(5))
                        : sql.contains("pg_stat_statements")
                                ? new Answered.Failed(
                                        "55000", "must be loaded via shared_preload_libraries", OptionalInt.empty())
                                : ALL);
        var checkup = found(visit);
        var unseen = checkup.diagnoses().stream()
                .filter(each -> each.health() == Health.UNSEEN)
                .toList();
        assertEquals(
                List.of(Topic.BLOCKING, Topic.SLOW_QUERIES),
                unseen.stream().map(each -> each.topic()).toList());
        assertEquals("no answer within 5 s", Spoken.found(unseen.getFirst()));
        assertTrue(Spoken.next(unseen.getLast()).contains("CREATE EXTENSION pg_stat_statements"));
    }
}
