package dev.capstan.acceptance;

import dev.capstan.store.TestDatabase;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Looks into the bot's database, and slows down the commit of a step's beginning, so that a bot can be stopped or killed
 * exactly there.
 */
record Tables(TestDatabase.Coordinates database) {
    private static final Duration HELD = Duration.ofMillis(1200);

    /** Where in the transaction that begins a step. */
    enum Moment {
        /** Sent, but not committed. */
        BEFORE_COMMIT,
        /** Committed as soon as the server has slept, whatever becomes of the bot; nothing is launched yet. */
        AFTER_COMMIT
    }

    void holdBeginOf(int step, Moment moment) {
        run("create function hold() returns trigger language plpgsql as $$ begin perform pg_sleep("
                + HELD.toMillis() / 1000.0 + "); return new; end $$");
        var when = "for each row when (new.attempt = 1 and new.step = " + step + ") execute function hold()";
        switch (moment) {
            case BEFORE_COMMIT -> run("create trigger hold before insert on step_attempt " + when);
            case AFTER_COMMIT ->
                run("create constraint trigger hold after insert on step_attempt deferrable initially deferred "
                        + when);
        }
    }

    void awaitHeld() {
        Until.holds(
                "the bot begins the step",
                () ->
                        ask("select 1 from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'")
                                .isPresent());
    }

    /** How often the only operation was claimed by a runner. */
    long epoch() {
        return Long.parseLong(ask("select max(epoch) from operation").orElseThrow());
    }

    /** What recurs is done once from its beginning, whatever of it was under way; db-scheduler counts when it is picked and when done. */
    void recurs(String task) {
        var soon = "update scheduled_tasks set execution_time = now() where task_name = '" + task
                + "' and not picked returning version";
        var before = new AtomicReference<Optional<String>>(Optional.empty());
        Until.holds(task + " rests", () -> {
            before.set(ask(soon));
            return before.get().isPresent();
        });
        Until.holds(task + " was done", () -> ask("select 1 from scheduled_tasks where task_name = '" + task
                        + "' and version >= 2 + " + before.get().orElseThrow())
                .isPresent());
    }

    /** Everything that came in is worked off, and Slack was told of it. */
    boolean nothingWaits() {
        return ask("""
                select 1 where not exists (select 1 from alert_report) and not exists (select 1 from outbox)
                   and not exists (select 1 from alert_digest where closed_at is null)
                """)
                .isPresent();
    }

    /** How often this was asked for. */
    long operations(String runbook) {
        return Long.parseLong(ask("select count(*) from operation where runbook = '" + runbook + "'")
                .orElseThrow());
    }

    long operations() {
        return Long.parseLong(ask("select count(*) from operation").orElseThrow());
    }

    Optional<String> ask(String sql) {
        try (var connection = DriverManager.getConnection(database.jdbc(), "postgres", "postgres");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    void run(String sql) {
        try (var connection = DriverManager.getConnection(database.jdbc(), "postgres", "postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }
}
