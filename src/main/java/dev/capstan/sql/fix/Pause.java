package dev.capstan.sql.fix;

import java.time.Duration;

/** Between two looks at a database. */
final class Pause {
    private static final Duration LENGTH = Duration.ofMillis(300);

    private Pause() {}

    /** @return false: the process is ending */
    static boolean taken() {
        try {
            Thread.sleep(LENGTH);
            return true;
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
