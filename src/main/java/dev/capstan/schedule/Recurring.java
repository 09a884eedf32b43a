package dev.capstan.schedule;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** Some work, and when it is done again. */
public final class Recurring {
    private final String name;
    private final Schedule schedule;
    private final Runnable work;

    private Recurring(String name, Schedule schedule, Runnable work) {
        this.name = name;
        this.schedule = schedule;
        this.work = work;
    }

    /** @param pause between the end of one time and the next */
    public static Recurring after(Duration pause, String name, Runnable work) {
        return new Recurring(name, Schedules.fixedDelay(pause), work);
    }

    /** By the clock of UTC; may take a while. */
    public static Recurring daily(LocalTime at, String name, Runnable work) {
        return new Recurring(name, Schedules.daily(ZoneOffset.UTC, at), work);
    }

    RecurringTask<Void> task() {
        return Tasks.recurring(name, schedule).execute((instance, context) -> work.run());
    }
}
