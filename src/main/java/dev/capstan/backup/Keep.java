package dev.capstan.backup;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Which backups stay: whatever any of these rules keeps. Days, weeks and months are those that have a backup, so that a
 * time without any costs no older one; each keeps its newest.
 *
 * @param days all that are not older
 * @param count the newest ones
 */
public record Keep(
        Optional<Integer> days,
        Optional<Integer> count,
        Optional<Integer> daily,
        Optional<Integer> weekly,
        Optional<Integer> monthly) {

    /**
     * A backup as far as it matters here.
     *
     * @param sound nothing was found wrong with it
     * @param verified it was restored and compared
     * @param on the one directly before it in its chain, without which it is worth nothing; absent: it stands alone
     */
    public record Aged(String name, Instant moment, boolean sound, boolean verified, Optional<String> on) {
        boolean isWhole() {
            return sound && on.isEmpty();
        }
    }

    /**
     * Oldest first. Never among them: the newest sound one, the newest verified one, and whatever one that stays is built
     * on.
     */
    public List<Aged> removable(List<Aged> backups, Instant now, ZoneId zone) {
        var newestFirst = backups.stream()
                .sorted(Comparator.comparing(Aged::moment)
                        .thenComparing(Aged::name)
                        .reversed())
                .toList();
        var kept = new HashSet<Aged>();
        newestFirst.stream().filter(Aged::sound).findFirst().ifPresent(kept::add);
        newestFirst.stream()
                .filter(backup -> backup.sound() && backup.verified())
                .findFirst()
                .ifPresent(kept::add);
        days.map(number -> now.minus(Duration.ofDays(number))).ifPresent(oldest -> newestFirst.stream()
                .filter(backup -> !backup.moment().isBefore(oldest))
                .forEach(kept::add));
        var whole = newestFirst.stream().filter(Aged::isWhole).toList();
        count.ifPresent(number -> whole.stream().limit(number).forEach(kept::add));
        daily.ifPresent(number -> kept.addAll(newestOfEach(whole, number, backup -> day(backup, zone))));
        weekly.ifPresent(number -> kept.addAll(newestOfEach(whole, number, backup -> week(day(backup, zone)))));
        monthly.ifPresent(
                number -> kept.addAll(newestOfEach(whole, number, backup -> YearMonth.from(day(backup, zone)))));
        keepWhatTheyStandOn(kept, newestFirst);
        return newestFirst.reversed().stream()
                .filter(backup -> !kept.contains(backup))
                .toList();
    }

    private static List<Aged> newestOfEach(List<Aged> newestFirst, int number, Function<Aged, Object> period) {
        var periods = new LinkedHashSet<Object>();
        var newest = new ArrayList<Aged>();
        for (var backup : newestFirst) {
            if (periods.add(period.apply(backup)) && periods.size() <= number) {
                newest.add(backup);
            }
        }
        return newest;
    }

    private static LocalDate day(Aged backup, ZoneId zone) {
        return LocalDate.ofInstant(backup.moment(), zone);
    }

    private static Object week(LocalDate day) {
        return List.of(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    private static void keepWhatTheyStandOn(Set<Aged> kept, List<Aged> all) {
        Map<String, Aged> byName = new HashMap<>();
        all.forEach(backup -> byName.put(backup.name(), backup));
        for (var backup : List.copyOf(kept)) {
            var next = Optional.of(backup);
            do {
                next = next.get().on().map(byName::get);
            } while (next.isPresent() && kept.add(next.get()));
        }
    }
}
