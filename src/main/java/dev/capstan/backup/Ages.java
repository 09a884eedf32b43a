package dev.capstan.backup;

import java.time.Duration;
import java.time.Instant;

/** How long ago something was, and how long something takes, in the unit that says most. */
final class Ages {
    private static final int HOURS_IN_DAYS = 48;
    private static final int MINUTES_IN_HOURS = 120;
    private static final int SECONDS_IN_MINUTES = 120;

    private Ages() {}

    static String english(Instant since, Instant now) {
        return english(age(since, now));
    }

    static String chinese(Instant since, Instant now) {
        return chinese(age(since, now));
    }

    /** In whole minutes, of which the first has begun. */
    private static Duration age(Instant since, Instant now) {
        return Duration.ofMinutes(Math.max(1, Duration.between(since, now).toMinutes()));
    }

    static String english(Duration length) {
        return said(length, " d", " h", " min", " s");
    }

    static String chinese(Duration length) {
        return said(length, " 天", " 小时", " 分钟", " 秒");
    }

    private static String said(Duration length, String days, String hours, String minutes, String seconds) {
        if (length.toHours() >= HOURS_IN_DAYS) {
            return length.toDays() + days;
        }
        if (length.toMinutes() >= MINUTES_IN_HOURS) {
            return length.toHours() + hours;
        }
        boolean wholeMinutes = length.toSeconds() >= SECONDS_IN_MINUTES || length.toSecondsPart() == 0;
        return wholeMinutes ? length.toMinutes() + minutes : length.toSeconds() + seconds;
    }
}
