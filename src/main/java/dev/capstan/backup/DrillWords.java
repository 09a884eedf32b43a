package dev.capstan.backup;

import dev.capstan.alert.Severity;
import dev.capstan.backup.Drills.Measure;
import dev.capstan.finding.Finding;
import dev.capstan.step.Told;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;

/** What is told of drills. */
record DrillWords(Targets targets) {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    Told line(Drill drill) {
        var day = DAY.format(drill.at());
        return drill.cameBack()
                ? new Told(day + " · " + english(drill), day + " · " + chinese(drill))
                : new Told(day + " · ❌ the service did not come back", day + " · ❌ 服务未能恢复");
    }

    Finding missed(Drill drill) {
        var day = DAY.format(drill.at());
        return new Finding(
                BackupTroubles.DRILL,
                "",
                Severity.WARNING,
                drill.cameBack()
                        ? new Told(
                                "The drill of " + day + " missed its target: " + english(drill) + ".",
                                day + " 的灾难恢复演练未达到目标：" + chinese(drill) + "。")
                        : new Told(
                                "In the drill of " + day + " the service did not come back.",
                                day + " 的灾难恢复演练中，服务未能恢复。"),
                new Told("The newest drill kept its targets.", "最近一次灾难恢复演练已达到目标。"));
    }

    private String english(Drill drill) {
        return measured(Measure.RTO, drill, Ages::english, " (target ", ")", "none") + " · "
                + measured(Measure.RPO, drill, Ages::english, " (target ", ")", "none");
    }

    private String chinese(Drill drill) {
        return measured(Measure.RTO, drill, Ages::chinese, "（目标 ", "）", "无") + " · "
                + measured(Measure.RPO, drill, Ages::chinese, "（目标 ", "）", "无");
    }

    private String measured(
            Measure measure, Drill drill, Function<Duration, String> length, String before, String after, String none) {
        var value = measure + " " + measure.of(drill).map(length).orElse(none);
        return measure.of(targets)
                .map(limit ->
                        (measure.isMissed(drill, targets) ? "❌ " : "✅ ") + value + before + length.apply(limit) + after)
                .orElse(value);
    }
}
