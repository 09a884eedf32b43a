package dev.capstan.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.backup.Keep.Aged;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeepTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private static Keep keep(int days, int count, int daily, int weekly, int monthly) {
        return new Keep(some(days), some(count), some(daily), some(weekly), some(monthly));
    }

    private static Optional<Integer> some(int number) {
        return Optional.of(number).filter(any -> any > 0);
    }

    private static Aged whole(String moment) {
        return new Aged(moment, Instant.parse(moment), true, false, Optional.empty());
    }

    private static Aged verified(String moment) {
        return new Aged(moment, Instant.parse(moment), true, true, Optional.empty());
    }

    private static Aged broken(String moment) {
        return new Aged(moment, Instant.parse(moment), false, true, Optional.empty());
    }

    private static Aged on(String base, String moment) {
        return new Aged(moment, Instant.parse(moment), true, false, Optional.of(base));
    }

    private static List<String> removable(Keep keep, ZoneId zone, Aged... backups) {
        return keep.removable(List.of(backups), NOW, zone).stream()
                .map(Aged::name)
                .toList();
    }

    @Test
    void days_keep_all_that_are_not_older() {
        assertEquals(
                List.of("2026-11-14T11:59:59Z"),
                removable(
                        keep(7, 0, 0, 0, 0),
                        ZoneOffset.UTC,
                        whole("2026-11-14T11:59:59Z"),
                        whole("2026-11-14T12:00:00Z"),
                        whole("2026-11-20T12:00:00Z")));
    }

    @Test
    void count_keeps_the_newest_and_gives_the_oldest_first() {
        assertEquals(
                List.of("2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z"),
                removable(
                        keep(0, 1, 0, 0, 0),
                        ZoneOffset.UTC,
                        whole("2026-03-01T00:00:00Z"),
                        whole("2026-01-01T00:00:00Z"),
                        whole("2026-02-01T00:00:00Z")));
    }

    @Test
    void a_day_is_one_where_the_clock_of_the_schedule_hangs() {
        var evening = whole("2026-11-19T15:00:00Z");
        var pastMidnightThere = whole("2026-11-19T17:00:00Z");
        var twoDays = keep(0, 0, 2, 0, 0);
        assertEquals(List.of(), removable(twoDays, SHANGHAI, evening, pastMidnightThere));
        assertEquals(List.of(evening.name()), removable(twoDays, ZoneOffset.UTC, evening, pastMidnightThere));
    }

    @Test
    void weeks_begin_on_monday_and_belong_to_one_year() {
        var sunday = whole("2026-12-27T12:00:00Z");
        var newYearsEve = whole("2026-12-31T12:00:00Z");
        var newYear = whole("2027-01-01T12:00:00Z");
        assertEquals(
                List.of(newYearsEve.name()),
                removable(keep(0, 0, 0, 2, 0), ZoneOffset.UTC, sunday, newYearsEve, newYear));
    }

    @Test
    void a_time_without_backups_costs_no_older_one() {
        assertEquals(
                List.of(),
                removable(
                        keep(0, 0, 2, 0, 0),
                        ZoneOffset.UTC,
                        whole("2026-05-01T00:00:00Z"),
                        whole("2026-11-21T00:00:00Z")));
    }

    @Test
    void what_is_built_on_others_keeps_them_however_old_they_are() {
        var base = whole("2026-10-01T00:00:00Z");
        var first = on(base.name(), "2026-10-20T00:00:00Z");
        var second = on(first.name(), "2026-11-20T00:00:00Z");
        var lost = on(base.name(), "2026-10-02T00:00:00Z");
        assertEquals(List.of(lost.name()), removable(keep(7, 0, 0, 0, 0), ZoneOffset.UTC, base, lost, first, second));
    }

    @Test
    void a_broken_one_stands_in_for_nothing() {
        var good = whole("2026-11-01T00:00:00Z");
        var broken = broken("2026-11-20T00:00:00Z");
        assertEquals(List.of(broken.name()), removable(keep(0, 1, 0, 0, 0), ZoneOffset.UTC, good, broken));
    }

    @Test
    void a_chain_whose_beginning_is_gone_or_that_bites_its_tail_does_no_harm() {
        var orphan = on("nothing", "2026-11-20T00:00:00Z");
        var one = on("2026-11-02T00:00:00Z", "2026-11-01T00:00:00Z");
        var other = on("2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z");
        assertEquals(List.of(), removable(keep(90, 0, 0, 0, 0), ZoneOffset.UTC, orphan, one, other));
    }

    private static Keep anyRule(Random random) {
        return keep(
                random.nextInt(3) * random.nextInt(20),
                random.nextInt(2) * random.nextInt(12),
                random.nextInt(2) * random.nextInt(10),
                random.nextInt(2) * random.nextInt(6),
                random.nextInt(2) * random.nextInt(14));
    }

    private static List<Aged> anyHistory(Random random) {
        var backups = new ArrayList<Aged>();
        var at = NOW.minus(Duration.ofDays(random.nextInt(1, 500)));
        var chain = Optional.<String>empty();
        while (at.isBefore(NOW)) {
            var name = at.toString();
            boolean incremental = chain.isPresent() && random.nextInt(3) > 0;
            backups.add(new Aged(
                    name, at, random.nextInt(12) > 0, random.nextInt(10) == 0, incremental ? chain : Optional.empty()));
            chain = Optional.of(name);
            at = at.plusSeconds(random.nextInt(1, 200_000));
        }
        return backups;
    }

    private static Optional<Aged> newest(List<Aged> backups) {
        return backups.stream().filter(Aged::sound).max(Comparator.comparing(Aged::moment));
    }

    private static List<Aged> verified(List<Aged> backups) {
        return backups.stream().filter(Aged::verified).toList();
    }

    private static List<Aged> without(List<Aged> backups, List<Aged> removed) {
        return backups.stream().filter(backup -> !removed.contains(backup)).toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatever_the_history_and_the_rule(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 100; i++) {
            var keep = anyRule(random);
            var all = anyHistory(random);
            var removed = keep.removable(all, NOW, SHANGHAI);
            var kept = without(all, removed);
            Supplier<String> told = () -> keep + " of " + all;

            assertEquals(newest(all), newest(kept), told);
            assertEquals(newest(verified(all)), newest(verified(kept)), told);
            var names = kept.stream().map(Aged::name).collect(Collectors.toSet());
            assertTrue(kept.stream().flatMap(backup -> backup.on().stream()).allMatch(names::contains), told);
            assertTrue(
                    removed.stream().noneMatch(backup -> keep.days()
                            .filter(days -> !backup.moment().isBefore(NOW.minus(Duration.ofDays(days))))
                            .isPresent()),
                    told);
            assertEquals(
                    Math.min(keep.count().orElse(0), count(all)),
                    Math.min(keep.count().orElse(0), count(kept)),
                    told);
            assertEquals(days(all, keep), days(kept, keep), told);
            assertEquals(List.of(), keep.removable(kept, NOW, SHANGHAI), told);
        }
    }

    private static long count(List<Aged> backups) {
        return backups.stream().filter(Aged::isWhole).count();
    }

    private static List<LocalDate> days(List<Aged> backups, Keep keep) {
        return backups.stream()
                .filter(Aged::isWhole)
                .map(backup -> LocalDate.ofInstant(backup.moment(), SHANGHAI))
                .distinct()
                .sorted(Comparator.reverseOrder())
                .limit(keep.daily().orElse(0))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void a_rule_that_keeps_more_removes_nothing_else(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 100; i++) {
            var keep = anyRule(random);
            var more = keep(
                    keep.days().orElse(0) + random.nextInt(3),
                    keep.count().orElse(0) + random.nextInt(3),
                    keep.daily().orElse(0) + random.nextInt(3),
                    keep.weekly().orElse(0) + random.nextInt(3),
                    keep.monthly().orElse(0) + random.nextInt(3));
            var all = anyHistory(random);
            assertTrue(
                    Set.copyOf(keep.removable(all, NOW, SHANGHAI)).containsAll(more.removable(all, NOW, SHANGHAI)),
                    () -> keep + " and " + more + " of " + all);
        }
    }

    @Test
    void pruning_every_night_for_two_years_leaves_what_pruning_once_would() {
        var keep = keep(0, 0, 7, 4, 12);
        var every = new ArrayList<Aged>();
        var pruned = new ArrayList<Aged>();
        var at = ZonedDateTime.of(2025, 1, 1, 2, 0, 0, 0, SHANGHAI);
        for (int night = 0; night < 730; night++) {
            var backup = whole(at.plusDays(night).toInstant().toString());
            every.add(backup);
            pruned.add(backup);
            pruned.removeAll(keep.removable(pruned, backup.moment(), SHANGHAI));
        }
        var once = without(every, keep.removable(every, at.plusDays(730).toInstant(), SHANGHAI));
        assertEquals(once, pruned);
        assertEquals(
                new HashSet<>(every.subList(723, 730)),
                new HashSet<>(pruned.subList(pruned.size() - 7, pruned.size())));
        assertFalse(pruned.size() > 7 + 4 + 12);
        var months = pruned.stream()
                .map(backup -> LocalDate.ofInstant(backup.moment(), SHANGHAI).withDayOfMonth(1))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertEquals(12, months.size(), Map.copyOf(months).toString());
    }

    @Test
    void it_is_written_as_any_mixture_of_rules() {
        assertEquals(keep(7, 0, 0, 0, 0), Written.sound(KeepForm.form(), "{ days: 7 }"));
        assertEquals(
                keep(0, 10, 7, 4, 12),
                Written.sound(KeepForm.form(), "{ count: 10, daily: 7, weekly: 4, monthly: 12 }"));
        assertEquals("f.yaml:1:1: keep says not what is kept — add days: 7", Written.problem(KeepForm.form(), "{}"));
        assertEquals(
                "f.yaml:1:7: count \"0\" is out of range — write a number from 1 to 10000",
                Written.problem(KeepForm.form(), "{ count: 0 }"));
    }
}
