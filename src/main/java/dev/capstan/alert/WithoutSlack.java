package dev.capstan.alert;

import dev.capstan.catalog.House;
import dev.capstan.page.Way;
import dev.capstan.page.WayName;
import java.time.Duration;
import java.util.List;

/**
 * When Slack counts as lost, and who hears of it.
 *
 * @param after for how long it takes nothing
 * @param reach ways beside Slack; none are named: all
 */
record WithoutSlack(Duration after, List<String> reach) {
    static final WithoutSlack USUAL = new WithoutSlack(Duration.ofMinutes(3), List.of());

    WithoutSlack {
        reach = List.copyOf(reach);
    }

    List<String> ways(House house) {
        return reach.isEmpty()
                ? Way.all(house).keySet().stream().map(WayName::value).sorted().toList()
                : reach;
    }
}
