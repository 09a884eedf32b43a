package dev.capstan.backup;

import dev.capstan.yaml.Fields;
import dev.capstan.yaml.Form;
import dev.capstan.yaml.Scalars;
import java.util.Optional;
import java.util.stream.Stream;

/** How long backups are kept: {@code { days: 7 }}, {@code { daily: 7, weekly: 4, monthly: 12 }}. */
final class KeepForm {
    private static final int MOST = 10_000;

    private KeepForm() {}

    static Form<Keep> form() {
        var keys = Fields.of("keep");
        var days = keys.optional("days", Scalars.whole(1, MOST), "All that are not older than so many days.");
        var count = keys.optional("count", Scalars.whole(1, MOST), "The newest so many.");
        var daily = keys.optional(
                "daily", Scalars.whole(1, MOST), "The newest of each of the last so many days that have one.");
        var weekly = keys.optional("weekly", Scalars.whole(1, MOST), "The same for weeks, which begin on Monday.");
        var monthly = keys.optional("monthly", Scalars.whole(1, MOST), "The same for months.");
        return keys.whole(found -> {
            var keep = new Keep(
                    found.get(days), found.get(count), found.get(daily), found.get(weekly), found.get(monthly));
            boolean keepsNothing = Stream.of(days, count, daily, weekly, monthly)
                    .map(found::get)
                    .allMatch(Optional::isEmpty);
            if (keepsNothing) {
                found.problem(days, "keep says not what is kept", "add days: 7");
            }
            return keep;
        });
    }
}
