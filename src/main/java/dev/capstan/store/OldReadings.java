package dev.capstan.store;

import java.time.Instant;

/** Keeps of older readings only what a picture of them needs, and of the oldest nothing. */
public final class OldReadings {
    private final Store store;

    public OldReadings(Store store) {
        this.store = store;
    }

    /**
     * Series by series, so that no statement takes long.
     *
     * @param whole before this, only the least and the greatest of every five minutes stay
     * @param before this, nothing stays
     */
    public void thin(Instant whole, Instant before) {
        long edge = whole.getEpochSecond() / 300 * 300;
        var series = store.with(handle -> handle.createQuery("select id from monitor_series order by id")
                .mapTo(Integer.class)
                .list());
        series.forEach(each -> thin(each, Instant.ofEpochSecond(edge), before));
        store.with(handle -> handle.createUpdate(
                        """
                        delete from monitor_series
                         where course is null
                           and not exists (select from monitor_reading where series = monitor_series.id)
                           and not exists (select from monitor_summary where series = monitor_series.id)
                        """)
                .execute());
    }

    private void thin(int series, Instant whole, Instant before) {
        store.inTransaction(handle -> {
            handle.createUpdate(
                            """
                            insert into monitor_summary (series, at, least, greatest)
                            select series, date_bin('5 minutes', at, timestamptz 'epoch') as bucket,
                                   min(value), max(value)
                              from monitor_reading where series = :series and at < :whole group by series, bucket
                            on conflict (series, at) do nothing
                            """)
                    .bind("series", series)
                    .bind("whole", whole)
                    .execute();
            handle.createUpdate("delete from monitor_reading where series = :series and at < :whole")
                    .bind("series", series)
                    .bind("whole", whole)
                    .execute();
            return handle.createUpdate("delete from monitor_summary where series = :series and at < :before")
                    .bind("series", series)
                    .bind("before", before)
                    .execute();
        });
    }
}
