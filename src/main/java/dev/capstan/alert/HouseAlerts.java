package dev.capstan.alert;

import dev.capstan.alert.Escalation.Course;
import dev.capstan.catalog.ChapterKey;
import dev.capstan.catalog.House;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What {@code capstan.yaml} says of alerts.
 *
 * @param storm how many a channel hears one by one in a minute, before the others are gathered in a digest
 */
public record HouseAlerts(
        int storm, Map<String, Receiver> receivers, Map<Severity, Course> escalation, WithoutSlack withoutSlack) {
    static final ChapterKey<HouseAlerts> KEY = new ChapterKey<>("alerts");
    static final int USUAL_STORM = 10;
    private static final HouseAlerts USUAL = new HouseAlerts(USUAL_STORM, Map.of(), Map.of(), WithoutSlack.USUAL);

    public HouseAlerts {
        receivers = new TreeMap<>(receivers);
        escalation = Map.copyOf(escalation);
    }

    public static HouseAlerts of(House house) {
        return house.chapters().get(KEY).orElse(USUAL);
    }

    public Optional<Receiver> receiver(String name) {
        return Optional.ofNullable(receivers.get(name));
    }

    List<Receiver> all() {
        return List.copyOf(receivers.values());
    }
}
