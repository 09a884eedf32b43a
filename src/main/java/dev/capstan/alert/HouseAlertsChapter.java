package dev.capstan.alert;

import dev.capstan.catalog.CatalogueForms;
import dev.capstan.catalog.ChapterKey;
import dev.capstan.catalog.House;
import dev.capstan.catalog.HouseChapter;
import dev.capstan.yaml.Fields;
import dev.capstan.yaml.Form;
import dev.capstan.yaml.Reading;
import dev.capstan.yaml.Scalars;
import dev.capstan.yaml.Shapes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** {@code alerts} in {@code capstan.yaml}: from whom they come, and who hears of them when no service says otherwise. */
public final class HouseAlertsChapter implements HouseChapter<HouseAlerts> {
    private final KnownWays ways;

    /** @param ways beside Slack, as {@code capstan.yaml} declares them */
    public HouseAlertsChapter(Function<House, Set<String>> ways) {
        this.ways = new KnownWays(ways);
    }

    @Override
    public ChapterKey<HouseAlerts> key() {
        return HouseAlerts.KEY;
    }

    @Override
    public String about() {
        return "From whom alerts come, and who hears of them when no service says otherwise.";
    }

    @Override
    public Form<HouseAlerts> form() {
        var keys = Fields.of("the alerts");
        var receivers = keys.optional(
                "receivers",
                Shapes.named(CatalogueForms.name("alertmanager"), Receiver.form()),
                "Who may send alerts to /hooks/NAME, by that name.");
        var escalation = keys.optional(
                "escalation",
                EscalationChapter.courses(),
                "Who hears of alerts and when, by severity; left out: P2 is told after 5 minutes, P1 wants an answer in"
                        + " 15, P0 in 5 and opens an incident.");
        var storm = keys.optional(
                "storm",
                Scalars.whole(1, 1_000),
                "How many a channel hears one by one in a minute before the others are gathered in a digest; 10 when"
                        + " left out.");
        var withoutSlack = keys.optional(
                "without-slack",
                withoutSlack(),
                "Who hears that Slack takes nothing, and when; left out: after 3 minutes, by all ways of reach.");
        return keys.whole(found -> new HouseAlerts(
                found.get(storm).orElse(HouseAlerts.USUAL_STORM),
                found.get(receivers).orElse(Map.of()),
                found.get(escalation).orElse(Map.of()),
                found.get(withoutSlack).orElse(WithoutSlack.USUAL)));
    }

    private static Form<WithoutSlack> withoutSlack() {
        var keys = Fields.of("without-slack");
        var after = keys.optional("after", Scalars.duration("3m"), "For how long it takes nothing; 3m when left out.");
        var reach = keys.optional(
                "reach",
                Shapes.oneOrMore(CatalogueForms.name("mail")),
                "Ways beside Slack; also for alerts whose escalation names none. All when left out.");
        return keys.whole(found -> found.here(new WithoutSlack(
                found.get(after).orElse(WithoutSlack.USUAL.after()),
                found.get(reach).orElse(List.of()))));
    }

    @Override
    public void check(HouseAlerts read, House house, Reading reading) {
        ways.check(read.withoutSlack().reach(), read.withoutSlack(), "without-slack", house, reading);
        read.escalation()
                .forEach((severity, course) ->
                        EscalationChapter.check(course, severity, KnownAudiences.OF_THE_HOUSE, ways, house, reading));
    }
}
