package dev.capstan.slack.listen;

import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.Language;
import dev.capstan.catalog.Parameter;
import dev.capstan.catalog.Runbook;
import dev.capstan.monitor.MonitorsChapter;
import dev.capstan.rota.Rota;
import dev.capstan.sql.Questions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the front hears and Slack has to be told of beforehand, since it offers or sends nothing else. */
public record Offer(List<Command> commands, List<Shortcut> shortcuts, Set<String> events) {
    /** Slack shows it only while somebody types. */
    private static final int LONGEST_DESCRIPTION = 140;

    /** @param namesPeople Slack is to send the ids of people who are named in it */
    public record Command(String slash, String description, String usage, boolean namesPeople) {
        public Command(String slash, String description, String usage) {
            this(slash, description, usage, false);
        }
    }

    public record Shortcut(String id, boolean onMessage, String name, String description) {}

    /** The same catalogue always makes the same offer, in the same order. */
    public static Offer in(Catalogue catalogue) {
        return new Offer(commands(catalogue), shortcuts(catalogue), heard());
    }

    /** What Slack must allow for it. */
    public Set<String> scopes() {
        var scopes = new TreeSet<>(Set.of("commands"));
        HeardEvent.ALL.forEach(event -> scopes.addAll(event.scopes()));
        return scopes;
    }

    /** All that can be asked for by name, each with the runbooks that the services have under it. */
    static SortedMap<String, List<Runbook>> runbooks(Catalogue catalogue) {
        return catalogue.services().values().stream()
                .flatMap(service -> service.runbooks().values().stream())
                .filter(runbook -> !runbook.recovery())
                .collect(Collectors.groupingBy(Runbook::command, TreeMap::new, Collectors.toList()));
    }

    private static List<Command> commands(Catalogue catalogue) {
        var names = catalogue.house().commands();
        var commands = new ArrayList<Command>();
        commands.add(new Command(
                names.slash(Verb.ALL), "What is open, and everything else Capstan understands", Verb.usage()));
        if (catalogue.services().values().stream()
                .anyMatch(service -> !Questions.databases(service).isEmpty())) {
            commands.add(new Command(
                    names.slash(Verb.SQL.word()),
                    "Ask a service's database",
                    "[service] [environment] [query] [name=value] or [service] = SELECT …"));
        }
        if (!Rota.all(catalogue.house()).isEmpty()) {
            commands.add(new Command(names.slash(OnCallTalk.COMMAND), OnCallTalk.DESCRIPTION, OnCallTalk.USAGE, true));
        }
        if (catalogue.services().values().stream()
                .anyMatch(service -> !MonitorsChapter.of(service).isEmpty())) {
            commands.addAll(MonitorTalk.offered(names::slash));
        }
        commands.add(new Command(names.slash(AlertTalk.COMMAND), AlertTalk.DESCRIPTION, AlertTalk.USAGE));
        commands.add(
                new Command(names.slash(IncidentTalk.COMMAND), IncidentTalk.DESCRIPTION, IncidentTalk.USAGE, true));
        runbooks(catalogue)
                .forEach((name, runbooks) -> commands.add(
                        switch (name) {
                            case MigrationTalk.COMMAND ->
                                new Command(names.slash(name), MigrationTalk.DESCRIPTION, MigrationTalk.USAGE);
                            case BackupTalk.COMMAND ->
                                new Command(names.slash(name), BackupTalk.DESCRIPTION, BackupTalk.USAGE);
                            default -> new Command(names.slash(name), description(runbooks), usage(runbooks));
                        }));
        return List.copyOf(commands);
    }

    /** The services may call it differently. */
    private static String description(List<Runbook> runbooks) {
        var titles = runbooks.stream()
                .filter(runbook -> !runbook.isUndo())
                .map(runbook -> runbook.title().in(Language.ENGLISH))
                .distinct()
                .collect(Collectors.joining(" / "));
        return titles.length() <= LONGEST_DESCRIPTION ? titles : titles.substring(0, LONGEST_DESCRIPTION - 1) + "…";
    }

    private static String usage(List<Runbook> runbooks) {
        boolean several = runbooks.stream().anyMatch(runbook -> runbook.family().isPresent());
        var parameters = several
                ? List.of("name", "parameter=value")
                : runbooks.stream()
                        .flatMap(runbook -> runbook.parameters().stream())
                        .map(Parameter::name)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        return Stream.of(Stream.of("service", "environment"), parameters.stream(), Stream.of("--plan", "-- reason"))
                .flatMap(words -> words)
                .map(word -> "[" + word + "]")
                .collect(Collectors.joining(" "));
    }

    private static List<Shortcut> shortcuts(Catalogue catalogue) {
        var known = runbooks(catalogue);
        var asking = Stream.of(Runbook.DEPLOY, Runbook.ROLLBACK)
                .map(Object::toString)
                .filter(known::containsKey)
                .map(name -> new Shortcut(
                        name,
                        false,
                        Character.toUpperCase(name.charAt(0)) + name.substring(1),
                        description(known.get(name))));
        var showing = new Shortcut(Shortcuts.SHOW, true, "Show the operation", "How the operation it names stands now");
        return Stream.concat(asking, Stream.of(showing)).toList();
    }

    private static Set<String> heard() {
        return HeardEvent.ALL.stream().map(HeardEvent::name).collect(Collectors.toCollection(TreeSet::new));
    }
}
