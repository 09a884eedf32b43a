package dev.capstan.store;

import dev.capstan.heartbeat.Vitals;
import java.time.Duration;
import java.util.List;

/** How Capstan stands, by what its replicas leave in PostgreSQL. Times go by the database's clock. */
public final class JdbiVitals implements Vitals {
    private static final Duration TOO_LONG = Duration.ofMinutes(3);

    private final Store store;
    private final List<String> tasks;

    /** @param tasks what recurs every few seconds, by name */
    public JdbiVitals(Store store, List<String> tasks) {
        this.store = store;
        this.tasks = List.copyOf(tasks);
    }

    @Override
    public boolean beats(Duration every) {
        return store.with(handle -> handle.createUpdate(
                                "update heartbeat set at = now() where at <= now() - :every * interval '1 millisecond'")
                        .bind("every", every.toMillis())
                        .execute()
                > 0);
    }

    @Override
    public List<String> ailments() {
        return store.with(handle -> handle.createQuery(
                        """
                        select 'nobody tells Slack' from teller_lease where until < now()
                        union all
                        select wanted.name || ' was not done lately'
                          from unnest(:tasks) as wanted (name)
                          left join scheduled_tasks done on done.task_name = wanted.name
                         where coalesce(done.last_success, '-infinity')
                               < now() - :long * interval '1 millisecond'
                        """)
                .bind("tasks", tasks.toArray(String[]::new))
                .bind("long", TOO_LONG.toMillis())
                .mapTo(String.class)
                .list());
    }
}
