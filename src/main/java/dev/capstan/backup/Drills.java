package dev.capstan.backup;

import dev.capstan.catalog.Language;
import dev.capstan.finding.Finding;
import dev.capstan.sql.ChartKind;
import dev.capstan.sql.Charts;
import dev.capstan.sql.Column;
import dev.capstan.sql.Column.Kind;
import dev.capstan.step.Told;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Past drills against what was promised.
 *
 * @param past in any order
 */
public record Drills(Targets targets, List<Drill> past) {
    private static final int SHOWN = 12;

    public Drills {
        past = past.stream().sorted(Comparator.comparing(Drill::at)).toList();
    }

    /** What a drill measures. */
    public enum Measure {
        RTO(Drill::rto, Targets::rto),
        RPO(Drill::rpo, Targets::rpo);

        private final Function<Drill, Optional<Duration>> measured;
        private final Function<Targets, Optional<Duration>> target;

        Measure(Function<Drill, Optional<Duration>> measured, Function<Targets, Optional<Duration>> target) {
            this.measured = measured;
            this.target = target;
        }

        Optional<Duration> of(Drill drill) {
            return measured.apply(drill);
        }

        Optional<Duration> of(Targets targets) {
            return target.apply(targets);
        }

        boolean isMissed(Drill drill, Targets targets) {
            return of(targets)
                    .filter(limit -> of(drill)
                            .filter(length -> length.compareTo(limit) <= 0)
                            .isEmpty())
                    .isPresent();
        }
    }

    /** One line a drill, newest first. */
    public List<Told> lines() {
        var words = new DrillWords(targets);
        return past.reversed().stream().limit(SHOWN).map(words::line).toList();
    }

    /** Stands for as long as the newest drill is one that missed what was promised. */
    public Optional<Finding> missed() {
        return past.isEmpty() || isKept(past.getLast())
                ? Optional.empty()
                : Optional.of(new DrillWords(targets).missed(past.getLast()));
    }

    private boolean isKept(Drill drill) {
        return drill.cameBack() && !Measure.RTO.isMissed(drill, targets) && !Measure.RPO.isMissed(drill, targets);
    }

    /** A PNG: what was measured over time, and beside it what was promised. Absent for fewer than two drills. */
    public Optional<byte[]> chart(Measure measure, Charts charts, Language language) {
        var drills =
                past.stream().filter(drill -> measure.of(drill).isPresent()).toList();
        if (drills.size() < 2) {
            return Optional.empty();
        }
        var unit = Unit.of(drills.stream()
                .map(drill -> measure.of(drill).orElseThrow())
                .max(Duration::compareTo)
                .orElseThrow());
        var columns = new ArrayList<>(
                List.of(new Column("", Kind.TIME, Optional.empty()), column(measure.name(), unit, language)));
        measure.of(targets)
                .ifPresent(
                        limit -> columns.add(column(language == Language.CHINESE ? "目标" : "target", unit, language)));
        return charts.draw(columns, rows(drills, measure, unit), Optional.of(ChartKind.LINE));
    }

    private static Column column(String name, Unit unit, Language language) {
        return new Column(unit.after(name, language), Kind.NUMBER, Optional.empty());
    }

    private List<List<Object>> rows(List<Drill> drills, Measure measure, Unit unit) {
        boolean oneADay = drills.stream().map(Drills::day).distinct().count() == drills.size();
        return drills.stream()
                .map(drill -> {
                    var row = new ArrayList<Object>();
                    row.add(oneADay ? day(drill) : drill.at());
                    row.add(unit.number(measure.of(drill).orElseThrow()));
                    measure.of(targets).ifPresent(limit -> row.add(unit.number(limit)));
                    return List.copyOf(row);
                })
                .toList();
    }

    private static LocalDate day(Drill drill) {
        return LocalDate.ofInstant(drill.at(), ZoneOffset.UTC);
    }

    /** In which lengths are drawn. */
    private enum Unit {
        SECONDS(1, "s", "秒"),
        MINUTES(60, "min", "分钟"),
        HOURS(3_600, "h", "小时");

        private static final Duration LONG = Duration.ofHours(3);
        private static final Duration SHORT = Duration.ofMinutes(3);

        private final double seconds;
        private final String english;
        private final String chinese;

        Unit(double seconds, String english, String chinese) {
            this.seconds = seconds;
            this.english = english;
            this.chinese = chinese;
        }

        static Unit of(Duration longest) {
            if (longest.compareTo(LONG) > 0) {
                return HOURS;
            }
            return longest.compareTo(SHORT) > 0 ? MINUTES : SECONDS;
        }

        double number(Duration length) {
            return length.toMillis() / 1000.0 / seconds;
        }

        String after(String name, Language language) {
            return language == Language.CHINESE ? name + "（" + chinese + "）" : name + " (" + english + ")";
        }
    }
}
