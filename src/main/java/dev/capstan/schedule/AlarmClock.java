package dev.capstan.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;

/**
 * What recurs, once among all replicas. A replica that dies in the middle of a sweep is noticed after a few missed
 * heartbeats, so that the next one sweeps within seconds.
 */
public final class AlarmClock implements AutoCloseable {
    private static final Duration SWEEP_EVERY = Duration.ofSeconds(3);
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);
    private static final int MISSED_HEARTBEATS = 4;
    private static final LocalTime PRUNING = LocalTime.of(3, 30);

    private final Scheduler scheduler;

    /**
     * @param sweep wakes whatever is due; returns at once
     * @param prune removes what is old; may take a while
     */
    public AlarmClock(DataSource database, String replica, Runnable sweep, Runnable prune) {
        var tasks = List.of(
                recurring("sweep", Schedules.fixedDelay(SWEEP_EVERY), sweep),
                recurring("prune", Schedules.daily(ZoneOffset.UTC, PRUNING), prune));
        this.scheduler = Scheduler.create(database)
                .startTasks(tasks)
                .schedulerName(new com.github.kagkarlsson.scheduler.SchedulerName.Fixed(replica))
                .threads(2)
                .pollingInterval(Duration.ofSeconds(1))
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(Duration.ofSeconds(2))
                .build();
    }

    private static RecurringTask<Void> recurring(String name, Schedule schedule, Runnable work) {
        return Tasks.recurring(name, schedule).execute((instance, context) -> work.run());
    }

    public void start() {
        scheduler.start();
    }

    @Override
    public void close() {
        scheduler.stop();
    }
}
