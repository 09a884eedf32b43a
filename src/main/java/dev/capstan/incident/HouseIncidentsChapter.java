package dev.capstan.incident;

import dev.capstan.catalog.ChapterKey;
import dev.capstan.catalog.House;
import dev.capstan.catalog.HouseChapter;
import dev.capstan.yaml.Fields;
import dev.capstan.yaml.Form;
import dev.capstan.yaml.Scalars;

/** {@code incidents} in {@code capstan.yaml}: where incidents are told. */
public final class HouseIncidentsChapter implements HouseChapter<HouseIncidentsChapter.HouseIncidents> {
    private static final ChapterKey<HouseIncidents> KEY = new ChapterKey<>("incidents");

    /** @param channels whether each gets a channel of its own; otherwise it lives in a thread of the service's */
    public record HouseIncidents(boolean channels) {}

    static boolean inOwnChannels(House house) {
        return house.chapters().get(KEY).map(HouseIncidents::channels).orElse(false);
    }

    @Override
    public ChapterKey<HouseIncidents> key() {
        return KEY;
    }

    @Override
    public String about() {
        return "Where incidents are told.";
    }

    @Override
    public Form<HouseIncidents> form() {
        var keys = Fields.of("the incidents");
        var channels = keys.optional(
                "channels",
                Scalars.trueOrFalse(),
                "Whether each gets a channel of its own, besides the thread in the service's channel.");
        return keys.whole(found -> new HouseIncidents(found.get(channels).orElse(false)));
    }
}
