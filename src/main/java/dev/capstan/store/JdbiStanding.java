package dev.capstan.store;

import java.util.Map;

/** How much there is and how long it waits, counted for whoever watches. */
public final class JdbiStanding {
    private final Store store;

    public JdbiStanding(Store store) {
        this.store = store;
    }

    /**
     * @param operations how many by state
     * @param waiting subjects that Slack has yet to be told of
     * @param oldestSeconds for how long the first of them has been waiting
     * @param teller the replica that tells Slack, empty while none does
     * @param reports of alerts that are not worked off yet
     * @param reportsAside those that can't be worked off
     */
    public record Standing(
            Map<String, Long> operations,
            long waiting,
            double oldestSeconds,
            String teller,
            long reports,
            long reportsAside) {}

    public Standing now() {
        var operations = store.with(handle -> handle.createQuery(
                        """
                        select case when finished then 'finished' else state ->> 'state' end as state, count(*) as many
                          from operation
                         group by 1
                        """)
                .setMapKeyColumn("state")
                .setMapValueColumn("many")
                .collectInto(new org.jdbi.v3.core.generic.GenericType<Map<String, Long>>() {}));
        return store.with(handle -> handle.createQuery(
                        """
                        select (select count(*) from outbox) as waiting,
                               (select coalesce(extract(epoch from now() - min(since)), 0) from outbox) as oldest,
                               (select case when until > now() then holder else '' end from teller_lease) as teller,
                               (select count(*) from alert_report where trouble is null) as reports,
                               (select count(*) from alert_report where trouble is not null) as reports_aside
                        """)
                .map((row, context) -> new Standing(
                        operations,
                        row.getLong("waiting"),
                        row.getDouble("oldest"),
                        row.getString("teller"),
                        row.getLong("reports"),
                        row.getLong("reports_aside")))
                .one());
    }
}
