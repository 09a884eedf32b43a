package dev.capstan.monitor;

import dev.capstan.access.Access;
import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.Service;
import dev.capstan.catalog.UserId;
import dev.capstan.operation.Misread;
import dev.capstan.operation.Refusal;
import dev.capstan.operation.TypedNames;
import dev.capstan.sql.Questions;
import dev.capstan.step.Told;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where people ask how what is watched stands, and how it went. Numbers of a query see those who may run it. */
public final class MonitorDesk {
    private final CurrentCatalogue catalogue;
    private final Access access;
    private final History history;
    private final GraphOrder.Book book;
    private final Clock clock;

    public MonitorDesk(CurrentCatalogue catalogue, Access access, History history, GraphOrder.Book book, Clock clock) {
        this.catalogue = catalogue;
        this.access = access;
        this.history = history;
        this.book = book;
        this.clock = clock;
    }

    /** What is answered, or why not. */
    public sealed interface Answer {
        record Lines(List<Told> lines) implements Answer {}

        /** It is told there. */
        record Coming(ChannelId channel) implements Answer {}

        record Refused(Refusal refusal) implements Answer {}
    }

    /** Reads {@code [service]}. */
    public Answer list(List<String> words, UserId person) {
        var now = catalogue.now();
        try {
            if (!words.isEmpty()) {
                var service = TypedNames.service(now, words.getFirst());
                var lines = lines(now, service, person);
                return new Answer.Lines(lines.isEmpty() ? List.of(MonitorWords.nothingWatched(service)) : lines);
            }
        } catch (Misread misread) {
            return new Answer.Refused(misread.refusal());
        }
        var all = new ArrayList<Told>();
        for (var service : now.services().values()) {
            var lines = lines(now, service, person);
            if (!lines.isEmpty()) {
                all.add(new Told(service.title().english(), service.title().chinese()));
                all.addAll(lines);
            }
        }
        return new Answer.Lines(all.isEmpty() ? List.of(MonitorWords.nothingWatched()) : all);
    }

    private List<Told> lines(Catalogue now, Service service, UserId person) {
        var stands = history.stands(service.name());
        var words = new MonitorWords(clock.instant());
        var lines = new ArrayList<Told>();
        for (var monitor : MonitorsChapter.of(service).values()) {
            for (var environment : monitor.environments()) {
                if (maySee(now, service, monitor, environment, person)) {
                    var key = new Readings.Key(service.name(), environment, monitor.name());
                    lines.add(words.line(monitor, environment, stands.getOrDefault(key, History.Stand.UNKNOWN)));
                }
            }
        }
        return lines;
    }

    private boolean maySee(
            Catalogue now, Service service, Monitor monitor, EnvironmentName environment, UserId person) {
        return !(monitor.source() instanceof Source.Query asked)
                || access.hasAny(
                        now.house(),
                        Questions.queries(service).get(asked.query()).may().in(environment),
                        person);
    }

    /**
     * Reads {@code service [environment] metric [1h|24h|7d|90d]}.
     *
     * @param delivery what stays the same when the same is heard twice
     */
    public Answer graph(
            List<String> words, UserId person, ChannelId channel, Optional<String> thread, String delivery) {
        var now = catalogue.now();
        try {
            var rest = new ArrayList<>(words);
            if (rest.isEmpty()) {
                return list(List.of(), person);
            }
            var service = TypedNames.service(now, rest.removeFirst());
            var known = List.copyOf(MonitorsChapter.of(service).keySet());
            if (known.isEmpty()) {
                return told(MonitorWords.nothingWatched(service));
            }
            if (rest.isEmpty()) {
                return told(MonitorWords.whichMetric(service, known));
            }
            var environment = environment(service, rest);
            if (rest.isEmpty()) {
                return told(MonitorWords.whichMetric(service, known));
            }
            var typed = rest.removeFirst();
            var monitor = known.stream()
                    .filter(name -> name.value().equalsIgnoreCase(typed))
                    .findFirst()
                    .map(MonitorsChapter.of(service)::get);
            var range = rest.isEmpty() ? Optional.of(GraphOrder.Range.HOUR) : GraphOrder.Range.of(rest.getFirst());
            if (monitor.filter(found -> found.environments().contains(environment))
                    .isEmpty()) {
                return told(MonitorWords.noSuchMetric(typed, service, known));
            }
            if (range.isEmpty()) {
                return told(MonitorWords.noSuchRange(rest.getFirst()));
            }
            if (!maySee(now, service, monitor.get(), environment, person)) {
                return told(MonitorWords.forbidden(service));
            }
            var key =
                    new Readings.Key(service.name(), environment, monitor.get().name());
            book.record(new GraphOrder(key, range.get(), person, channel, thread, clock.instant(), delivery));
            return new Answer.Coming(channel);
        } catch (Misread misread) {
            return new Answer.Refused(misread.refusal());
        }
    }

    /** A metric that is read in one environment only needs no other word. */
    private static EnvironmentName environment(Service service, List<String> rest) throws Misread {
        var only = MonitorsChapter.of(service).values().stream()
                .filter(monitor -> monitor.name().value().equalsIgnoreCase(rest.getFirst()))
                .filter(monitor -> monitor.environments().size() == 1)
                .findFirst();
        return only.isPresent()
                ? only.get().environments().getFirst()
                : TypedNames.environment(service, rest).name();
    }

    private static Answer told(Told line) {
        return new Answer.Lines(List.of(line));
    }
}
