package dev.capstan.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/**
 * What recurs, once among all replicas. A replica that dies in the middle of a sweep is noticed after a few missed
 * heartbeats, so that the next one sweeps within seconds.
 */
public final class AlarmClock implements AutoCloseable {
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);
    private static final int MISSED_HEARTBEATS = 4;

    private final Scheduler scheduler;

    public AlarmClock(DataSource database, String replica, List<Recurring> works) {
        var tasks = works.stream().map(Recurring::task).toList();
        this.scheduler = Scheduler.create(database)
                .startTasks(tasks)
                .schedulerName(new com.github.kagkarlsson.scheduler.SchedulerName.Fixed(replica))
                .threads(works.size())
                .pollingInterval(Duration.ofSeconds(1))
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(Duration.ofSeconds(2))
                .build();
    }

    public void start() {
        scheduler.start();
    }

    @Override
    public void close() {
        scheduler.stop();
    }
}
