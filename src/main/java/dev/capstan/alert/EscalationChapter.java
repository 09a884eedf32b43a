package dev.capstan.alert;

import dev.capstan.alert.Escalation.Course;
import dev.capstan.alert.Escalation.Step;
import dev.capstan.catalog.CatalogueForms;
import dev.capstan.catalog.Chapter;
import dev.capstan.catalog.ChapterKey;
import dev.capstan.catalog.House;
import dev.capstan.catalog.Service;
import dev.capstan.yaml.Fields;
import dev.capstan.yaml.Form;
import dev.capstan.yaml.Reading;
import dev.capstan.yaml.Scalars;
import dev.capstan.yaml.Shapes;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** {@code escalation} in {@code alerts.yaml}: who hears of a service's alerts and when, in place of the usual. */
public final class EscalationChapter implements Chapter<Map<Severity, Course>> {
    private static final Duration AT_ONCE = Duration.ZERO;

    private final KnownWays ways;

    /** @param ways beside Slack, as {@code capstan.yaml} declares them */
    public EscalationChapter(Function<House, Set<String>> ways) {
        this.ways = new KnownWays(ways);
    }

    @Override
    public ChapterKey<Map<Severity, Course>> key() {
        return ServiceAlerts.COURSES;
    }

    @Override
    public String file() {
        return "alerts.yaml";
    }

    @Override
    public String about() {
        return "Who hears of alerts and when, by severity; left out: as capstan.yaml has it.";
    }

    @Override
    public Form<Map<Severity, Course>> form() {
        return courses();
    }

    static Form<Map<Severity, Course>> courses() {
        return Shapes.mapOf(Severity.form(), course()).map(read -> {
            Map<Severity, Course> courses = new EnumMap<>(Severity.class);
            courses.putAll(read);
            return courses;
        });
    }

    private static Form<Course> course() {
        var keys = Fields.of("a course");
        var tellAfter = keys.optional(
                "tell-after",
                Scalars.duration("5m"),
                "How long it is recorded only: what is over before is never told; left out: it is told at once.");
        var tell = keys.optional(
                "tell", audiences(), "Who is called: on-call, roles of capstan.yaml, contacts of the service.");
        var reach = keys.optional("reach", ways(), "Ways beside Slack, at once.");
        var then = keys.optional(
                "then", Shapes.oneOrMore(step()), "What is done while nobody has acknowledged, step by step.");
        var remind = keys.optional(
                "remind-after",
                Scalars.duration("2h"),
                "How long after the acknowledgement whoever gave it is asked whether it is forgotten.");
        var incident = keys.optional("incident", Scalars.trueOrFalse(), "Whether an incident is opened at once.");
        return keys.whole(found -> found.here(new Course(
                found.get(tellAfter).orElse(AT_ONCE),
                found.get(tell).orElse(List.of()),
                found.get(reach).orElse(List.of()),
                found.get(then).orElse(List.of()).stream()
                        .sorted(Comparator.comparing(Step::after))
                        .toList(),
                found.get(remind),
                found.get(incident).orElse(false))));
    }

    private static Form<Step> step() {
        var keys = Fields.of("a step");
        var after = keys.required("after", Scalars.duration("15m"), "How long after it was told.");
        var tell = keys.optional("tell", audiences(), "Who is called in the thread, for all to see in the channel.");
        var directly = keys.optional("directly", Scalars.trueOrFalse(), "Whether they get a direct message too.");
        var reach = keys.optional("reach", ways(), "Ways beside Slack.");
        return keys.whole(found -> {
            if (!found.wrote(tell) && !found.wrote(reach)) {
                found.problem(tell, "the step reaches nobody", "add tell: on-call, or reach: [mail]");
            }
            return found.here(new Step(
                    found.need(after),
                    found.get(tell).orElse(List.of()),
                    found.get(directly).orElse(false),
                    found.get(reach).orElse(List.of())));
        });
    }

    static Form<List<Audience>> audiences() {
        return Shapes.oneOrMore(CatalogueForms.name("on-call").map(Audience::new));
    }

    private static Form<List<String>> ways() {
        return Shapes.oneOrMore(CatalogueForms.name("mail"));
    }

    @Override
    public Map<Severity, Course> link(Map<Severity, Course> read, Service service, House house, Reading reading) {
        var audiences = KnownAudiences.of(service);
        read.forEach((severity, course) -> check(course, severity, audiences, ways, house, reading));
        return read;
    }

    static void check(
            Course course, Severity severity, KnownAudiences audiences, KnownWays ways, House house, Reading reading) {
        var what = "the course of " + severity.priority();
        audiences.check(
                Stream.concat(course.tell().stream(), course.steps().stream().flatMap(step -> step.tell().stream())),
                course,
                what,
                house,
                reading);
        var named = Stream.concat(
                        course.reach().stream(), course.steps().stream().flatMap(step -> step.reach().stream()))
                .toList();
        ways.check(named, course, what, house, reading);
    }

    static Escalation of(Optional<Service> service, House house) {
        var usual = Escalation.USUAL.with(HouseAlerts.of(house).escalation());
        return service.flatMap(known -> known.chapters().get(ServiceAlerts.COURSES))
                .map(usual::with)
                .orElse(usual);
    }
}
