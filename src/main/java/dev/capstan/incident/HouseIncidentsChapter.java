package dev.capstan.incident;

import dev.capstan.catalog.ChapterKey;
import dev.capstan.catalog.House;
import dev.capstan.catalog.HouseChapter;
import dev.capstan.yaml.Fields;
import dev.capstan.yaml.Form;
import dev.capstan.yaml.Scalars;
import java.time.Duration;

/** {@code incidents} in {@code capstan.yaml}: where incidents are told. */
public final class HouseIncidentsChapter implements HouseChapter<HouseIncidentsChapter.HouseIncidents> {
    private static final ChapterKey<HouseIncidents> KEY = new ChapterKey<>("incidents");

    /** What led to one and what was done about it is worth remembering when it comes again a year later. */
    private static final Duration KEPT = Duration.ofDays(400);

    /**
     * @param channels whether each gets a channel of its own; otherwise it lives in a thread of the service's
     * @param kept how long after it was resolved
     */
    public record HouseIncidents(boolean channels, Duration kept) {}

    /** How long after its end an incident is kept. */
    public static Duration kept(House house) {
        return house.chapters().get(KEY).map(HouseIncidents::kept).orElse(KEPT);
    }

    static boolean inOwnChannels(House house) {
        return house.chapters().get(KEY).map(HouseIncidents::channels).orElse(false);
    }

    @Override
    public ChapterKey<HouseIncidents> key() {
        return KEY;
    }

    @Override
    public String about() {
        return "Where incidents are told, and how long they are kept.";
    }

    @Override
    public Form<HouseIncidents> form() {
        var keys = Fields.of("the incidents");
        var channels = keys.optional(
                "channels",
                Scalars.trueOrFalse(),
                "Whether each gets a channel of its own, besides the thread in the service's channel.");
        var keep = keys.optional(
                "keep",
                Scalars.text("[1-9][0-9]{0,3}d", "is not a number of days", "400d")
                        .map(days -> Duration.ofDays(Integer.parseInt(days.substring(0, days.length() - 1)))),
                "How long after its end an incident is kept, unless something is left to do; 400d when left out.");
        return keys.whole(found -> new HouseIncidents(
                found.get(channels).orElse(false), found.get(keep).orElse(KEPT)));
    }
}
