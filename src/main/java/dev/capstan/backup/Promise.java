package dev.capstan.backup;

import dev.capstan.yaml.Reading;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether what is scheduled can keep what is promised.
 *
 * @param targets as they were read
 * @param taking when whole backups are taken
 * @param shipping when what changed since is carried away
 * @param verifying when a backup is restored and compared
 */
record Promise(
        Targets targets, Optional<Timetable> taking, Optional<Timetable> shipping, Optional<Timetable> verifying) {

    /** Leaves doubts where the promise stands. */
    void judge(Reading reading) {
        targets.rpo().ifPresent(rpo -> judge(rpo, reading));
        if (verifying.isEmpty()) {
            reading.doubt(
                    reading.place(targets),
                    "nothing verifies the backups by schedule, so nobody knows whether a restore would work",
                    "add verify: \"0 5 * * 0\"");
        }
    }

    /** As long as the promise is too long: what is restorable is the moment at which a backup began. */
    private void judge(Duration rpo, Reading reading) {
        var lost = mostLost();
        if (lost.isEmpty()) {
            reading.doubt(
                    reading.place(targets, "rpo"),
                    "nothing is taken by schedule, so nothing keeps an rpo of " + length(rpo),
                    "add schedule: \"0 2 * * *\"");
        } else if (lost.get().compareTo(rpo) >= 0) {
            reading.doubt(
                    reading.place(targets, "rpo"),
                    "an rpo of " + length(rpo) + " can't be kept: as scheduled " + length(lost.get())
                            + " may lie between two backups",
                    "schedule them or the shipping of logs more often than every " + length(rpo) + ", or promise less");
        }
    }

    private Optional<Duration> mostLost() {
        return Stream.of(taking, shipping)
                .flatMap(Optional::stream)
                .map(Timetable::longestGap)
                .min(Duration::compareTo);
    }

    /** As it would be written: {@code 1d 1h}. */
    private static String length(Duration length) {
        var parts = Stream.of(
                        part(length.toDays(), "d"),
                        part(length.toHoursPart(), "h"),
                        part(length.toMinutesPart(), "m"),
                        part(length.toSecondsPart(), "s"))
                .filter(part -> !part.isEmpty())
                .toList();
        return String.join(" ", parts);
    }

    private static String part(long number, String unit) {
        return number == 0 ? "" : number + unit;
    }
}
