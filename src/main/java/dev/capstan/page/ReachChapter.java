package dev.capstan.page;

import dev.capstan.catalog.CatalogueForms;
import dev.capstan.catalog.ChapterKey;
import dev.capstan.catalog.House;
import dev.capstan.catalog.HouseChapter;
import dev.capstan.yaml.Form;
import dev.capstan.yaml.Reading;
import dev.capstan.yaml.Shapes;
import java.util.Map;

/** {@code reach} in {@code capstan.yaml}: the ways beside Slack, by name. */
public final class ReachChapter implements HouseChapter<Map<WayName, Way>> {
    public static final ChapterKey<Map<WayName, Way>> KEY = new ChapterKey<>("reach");

    @Override
    public ChapterKey<Map<WayName, Way>> key() {
        return KEY;
    }

    @Override
    public String about() {
        return "How people are reached beside Slack, by name: each is one of email, pagerduty and webhook.";
    }

    @Override
    public Form<Map<WayName, Way>> form() {
        return Shapes.mapOf(CatalogueForms.name("oncall-mail").map(WayName::new), ReachForm.way());
    }

    @Override
    public void check(Map<WayName, Way> ways, House house, Reading reading) {
        boolean sendsMail = house.chapters().get(SmtpChapter.KEY).isPresent();
        ways.forEach((name, way) -> {
            if (way instanceof Way.Email && !sendsMail) {
                reading.problem(
                        reading.place(way),
                        name + " is email, and there is no server that takes it",
                        "add smtp: { host: smtp.example.com, from: capstan@example.com }");
            }
        });
    }
}
