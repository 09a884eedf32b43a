package dev.capstan.store;

import dev.capstan.operation.due.Moments;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** What was seen to, in PostgreSQL. It never goes back, whichever replica comes last. */
public final class JdbiMoments implements Moments {
    private final Store store;

    public JdbiMoments(Store store) {
        this.store = store;
    }

    @Override
    public Instant seenTo(String name, String timetable, Instant now) {
        return store.with(handle -> handle.createQuery(
                        """
                        insert into due_moment (name, timetable, seen_to, begun) values (:name, :timetable, :now, :now)
                        on conflict (name) do update
                           set timetable = excluded.timetable,
                               begun = case when due_moment.timetable = excluded.timetable then due_moment.begun
                                            else excluded.begun end,
                               seen_to = case when due_moment.timetable = excluded.timetable then due_moment.seen_to
                                              else greatest(due_moment.seen_to, excluded.seen_to) end
                        returning seen_to
                        """)
                .bind("name", name)
                .bind("timetable", timetable)
                .bind("now", now)
                .map((row, context) ->
                        row.getObject("seen_to", OffsetDateTime.class).toInstant())
                .one());
    }

    @Override
    public void seeTo(String name, Instant moment) {
        store.with(handle -> handle.createUpdate(
                        "update due_moment set seen_to = greatest(seen_to, :moment) where name = :name")
                .bind("name", name)
                .bind("moment", moment)
                .execute());
    }

    @Override
    public Optional<Instant> begun(String name) {
        return store.with(handle -> handle.createQuery("select begun from due_moment where name = :name")
                .bind("name", name)
                .map((row, context) ->
                        row.getObject("begun", OffsetDateTime.class).toInstant())
                .findOne());
    }
}
