package dev.capstan.backup;

import java.time.Duration;
import java.time.Instant;

/** How long ago something was, in the unit that says most. */
final class Ages {
    private static final int HOURS_IN_DAYS = 48;
    private static final int MINUTES_IN_HOURS = 120;

    private Ages() {}

    static String english(Instant since, Instant now) {
        return said(since, now, " d", " h", " min");
    }

    static String chinese(Instant since, Instant now) {
        return said(since, now, " 天", " 小时", " 分钟");
    }

    private static String said(Instant since, Instant now, String days, String hours, String minutes) {
        var age = Duration.between(since, now);
        if (age.toHours() >= HOURS_IN_DAYS) {
            return age.toDays() + days;
        }
        return age.toMinutes() >= MINUTES_IN_HOURS ? age.toHours() + hours : Math.max(1, age.toMinutes()) + minutes;
    }
}
