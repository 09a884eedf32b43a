package dev.capstan.incident;

import dev.capstan.catalog.CatalogueForms;
import dev.capstan.catalog.Chapter;
import dev.capstan.catalog.ChapterKey;
import dev.capstan.catalog.House;
import dev.capstan.catalog.RunbookName;
import dev.capstan.catalog.Service;
import dev.capstan.catalog.Text;
import dev.capstan.page.Way;
import dev.capstan.page.WayName;
import dev.capstan.yaml.Fields;
import dev.capstan.yaml.Form;
import dev.capstan.yaml.Reading;
import dev.capstan.yaml.Scalars;
import dev.capstan.yaml.Shapes;
import dev.capstan.yaml.Suggestion;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** {@code incidents} in {@code incidents.yaml}: what a service has prepared for the worst. */
public final class IncidentsChapter implements Chapter<Guide> {
    private final Function<Service, Map<String, Text>> queries;

    /** @param queries the titles of a service's queries, by name */
    public IncidentsChapter(Function<Service, Map<String, Text>> queries) {
        this.queries = queries;
    }

    @Override
    public ChapterKey<Guide> key() {
        return Guide.KEY;
    }

    @Override
    public String file() {
        return "incidents.yaml";
    }

    @Override
    public String about() {
        return "What is prepared for incidents: how the service is stopped, whom it hit, and who is told.";
    }

    @Override
    public Form<Guide> form() {
        var keys = Fields.of("the incidents");
        var stop = keys.optional(
                "stop", CatalogueForms.runbook(), "The runbook that stops the service at once, under its guard.");
        var impact = keys.optional(
                "impact",
                CatalogueForms.name("affected-orders"),
                "The query of queries.yaml that shows whom it hit, mostly since the last deploy.");
        var updates = keys.optional(
                "updates",
                Shapes.mapOf(readers(), Shapes.oneOrMore(CatalogueForms.channel())),
                "The channels in which tech, ops and users are told of updates.");
        var reach = keys.optional(
                "reach",
                Shapes.mapOf(readers(), Shapes.oneOrMore(CatalogueForms.name("mail"))),
                "The ways of capstan.yaml by which they are told besides: email and webhooks.");
        return keys.whole(found -> found.here(new Guide(
                found.get(stop),
                found.get(impact),
                found.get(updates).orElse(Map.of()),
                found.get(reach).orElse(Map.of()))));
    }

    private static Form<Readers> readers() {
        return Scalars.oneOf(Readers.words(), word -> word)
                .map(word -> Readers.of(word).orElseThrow());
    }

    @Override
    public Guide link(Guide read, Service service, House house, Reading reading) {
        var runbooks = service.runbooks().values().stream()
                .filter(runbook -> !runbook.recovery())
                .map(runbook -> runbook.name())
                .toList();
        read.stop()
                .filter(name -> !runbooks.contains(name))
                .ifPresent(name -> reading.problem(
                        reading.place(read),
                        "incidents are stopped by " + name + ", which is not declared",
                        Suggestion.instead(
                                name.value(),
                                runbooks.stream().map(RunbookName::value).toList())));
        var known = queries.apply(service);
        read.impact()
                .filter(name -> !known.containsKey(name))
                .ifPresent(name -> reading.problem(
                        reading.place(read),
                        "the impact of incidents is asked by " + name + ", which is not declared",
                        Suggestion.instead(name, List.copyOf(known.keySet()))));
        read.reach().values().stream()
                .flatMap(List::stream)
                .distinct()
                .forEach(way -> check(way, read, house, reading));
        return read;
    }

    private static void check(String name, Guide read, House house, Reading reading) {
        var known = Way.all(house);
        var way = known.get(new WayName(name));
        if (way == null) {
            reading.problem(
                    reading.place(read),
                    "updates of incidents go by " + name + ", which capstan.yaml does not declare",
                    Suggestion.instead(
                            name, known.keySet().stream().map(WayName::value).toList()));
        }
        if (way instanceof Way.PagerDuty) {
            reading.problem(
                    reading.place(read),
                    "updates of incidents go by " + name + ", which is PagerDuty and wakes people",
                    "name a way that is email or webhook");
        }
    }
}
