package dev.capstan.heartbeat;

import dev.capstan.catalog.CatalogueForms;
import dev.capstan.catalog.ChapterKey;
import dev.capstan.catalog.House;
import dev.capstan.catalog.HouseChapter;
import dev.capstan.catalog.Value;
import dev.capstan.yaml.Fields;
import dev.capstan.yaml.Form;
import dev.capstan.yaml.Reading;
import dev.capstan.yaml.Scalars;
import java.time.Duration;

/** {@code heartbeat} in {@code capstan.yaml}: who notices when Capstan itself is gone. */
public final class HeartbeatChapter implements HouseChapter<Heartbeat> {
    static final ChapterKey<Heartbeat> KEY = new ChapterKey<>("heartbeat");
    private static final Duration USUAL = Duration.ofMinutes(1);
    private static final Duration SHORTEST = Duration.ofSeconds(10);

    @Override
    public ChapterKey<Heartbeat> key() {
        return KEY;
    }

    @Override
    public String about() {
        return "Who notices when Capstan itself is gone: an address outside, asked for as long as all works.";
    }

    @Override
    public Form<Heartbeat> form() {
        var keys = Fields.of("heartbeat");
        var url = keys.required(
                "url",
                CatalogueForms.value(),
                "What is asked for with GET, as ${secret:NAME}: whoever knows it can pretend.");
        var every = keys.optional("every", Scalars.duration("1m"), "How often; every minute when left out.");
        return keys.whole(found ->
                found.here(new Heartbeat(found.need(url), found.get(every).orElse(USUAL))));
    }

    @Override
    public void check(Heartbeat read, House house, Reading reading) {
        if (read.url() instanceof Value.Plain) {
            reading.problem(
                    reading.place(read),
                    "the heartbeat's url stands in the catalogue, and whoever knows it can pretend that all works",
                    "write url: ${secret:HEARTBEAT_URL}");
        }
        if (read.every().compareTo(SHORTEST) < 0) {
            reading.problem(reading.place(read), "the heart beats more often than every 10 s", "write every: 1m");
        }
    }
}
