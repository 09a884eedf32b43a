package dev.capstan.slack.listen;

import com.slack.api.model.view.View;
import dev.capstan.alert.AlertId;
import dev.capstan.alert.Severity;
import dev.capstan.alert.Where;
import dev.capstan.catalog.Environment;
import dev.capstan.catalog.Language;
import dev.capstan.catalog.Service;
import dev.capstan.catalog.UserId;
import dev.capstan.incident.Chronicle;
import dev.capstan.incident.Guide;
import dev.capstan.incident.Incident;
import dev.capstan.incident.IncidentDesk;
import dev.capstan.incident.IncidentDesk.Outcome;
import dev.capstan.incident.IncidentId;
import dev.capstan.incident.Readers;
import dev.capstan.slack.render.ActionId;
import dev.capstan.slack.render.IncidentForms;
import dev.capstan.slack.render.IncidentMessages;
import dev.capstan.slack.render.Rendered;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Incidents, in words and at the press of their buttons. */
final class IncidentTalk {
    static final String COMMAND = IncidentMessages.COMMAND;
    static final String DESCRIPTION = "Open, lead, tell and close incidents";
    static final String USAGE = "open [service] [P0] -- [title] | [in-…] | list";

    private static final String PROSE = "--";
    private static final Pattern MENTION = Pattern.compile("<@([UW][A-Z0-9]{1,30})(?:\\|[^>]*)?>|([UW][A-Z0-9]{5,30})");
    private static final Pattern OWNED = Pattern.compile("(.*\\S)\\s+(<@[UW][A-Z0-9]{1,30}(?:\\|[^>]*)?>)");

    private final IncidentDesk desk;
    private final Chronicle chronicle;
    private final Rooms rooms;
    private final Speech speech;
    private final Clock clock;

    IncidentTalk(Rooms rooms, Speech speech, Clock clock) {
        this.desk = rooms.incidents();
        this.chronicle = rooms.chronicle();
        this.rooms = rooms;
        this.speech = speech;
        this.clock = clock;
    }

    /**
     * What was typed, taken apart.
     *
     * @param prose what follows two dashes
     */
    private record Typed(List<String> words, Optional<String> prose) {
        static Typed of(List<String> all) {
            int dashes = all.indexOf(PROSE);
            return dashes < 0
                    ? new Typed(all, Optional.empty())
                    : new Typed(
                            all.subList(0, dashes),
                            Optional.of(String.join(" ", all.subList(dashes + 1, all.size()))
                                            .strip())
                                    .filter(text -> !text.isEmpty()));
        }

        Typed rest() {
            return new Typed(words.subList(1, words.size()), prose);
        }

        Optional<String> first() {
            return words.stream().findFirst();
        }
    }

    /** @param typing says what was typed in its place */
    Said say(Asker asker, List<String> words, String delivery, Function<List<String>, Said> typing) {
        var typed = Typed.of(words);
        if (typed.first().isEmpty() || typed.first().get().equalsIgnoreCase("list")) {
            var incidents = desk.toDo();
            return words(messages -> messages.list(incidents));
        }
        var verb = typed.first().get().toLowerCase(Locale.ROOT);
        if (verb.equals("open")) {
            return open(asker, typed.rest(), delivery);
        }
        return IncidentId.parse(verb).map(this::shown).orElseGet(() -> typed.rest()
                .first()
                .flatMap(IncidentId::parse)
                .map(id -> about(asker, verb, id, typed.rest().rest(), delivery, typing))
                .orElseGet(this::usage));
    }

    private Said open(Asker asker, Typed typed, String delivery) {
        var alert = typed.words().stream()
                .flatMap(word -> AlertId.parse(word).stream())
                .findFirst();
        var severity = typed.words().stream()
                .filter(word -> AlertId.parse(word).isEmpty())
                .flatMap(word -> Severity.of(word).stream())
                .findFirst();
        if (alert.isPresent()) {
            return outcome(desk.open(alert.get(), severity, typed.prose(), asker.person(), delivery));
        }
        var names = typed.words().stream()
                .filter(word -> Severity.of(word).isEmpty())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
        if (names.isEmpty() || typed.prose().isEmpty()) {
            return usage();
        }
        return outcome(where(names)
                .map(where -> desk.open(
                        where, severity.orElse(Severity.ERROR), typed.prose().get(), asker.person(), delivery))
                .orElseGet(() -> new Outcome.NoSuchPlace(String.join(" ", names))));
    }

    /** Production, or the only one, where no environment is named. */
    private Optional<Where> where(List<String> names) {
        return rooms.catalogue().now().services().values().stream()
                .filter(service -> service.name().value().equals(names.getFirst()))
                .findFirst()
                .flatMap(service -> environment(service, names).map(at -> new Where(service.name(), at.name())));
    }

    private static Optional<Environment> environment(Service service, List<String> names) {
        var all = service.environments().values();
        return all.stream()
                .filter(each -> names.size() > 1
                        ? each.name().value().equals(names.get(1))
                        : each.isProduction() || all.size() == 1)
                .findFirst();
    }

    private Said about(
            Asker asker,
            String verb,
            IncidentId id,
            Typed typed,
            String delivery,
            Function<List<String>, Said> typing) {
        var person = asker.person();
        return switch (verb) {
            case "update" -> update(id, typed, person, delivery);
            case "note" -> withProse(typed, text -> desk.note(id, text, person, delivery));
            case "resolve" -> withProse(typed, cause -> desk.resolve(id, cause, person, delivery));
            case "command" -> outcome(desk.assign(id, person, person, delivery));
            case "assign" ->
                typed.first()
                        .flatMap(IncidentTalk::person)
                        .map(commander -> outcome(desk.assign(id, commander, person, delivery)))
                        .orElseGet(this::usage);
            case "follow-up", "followup" -> followUp(id, typed, person, delivery);
            case "done" ->
                typed.first()
                        .filter(number -> number.matches("[1-9][0-9]{0,3}"))
                        .map(number -> outcome(desk.done(id, Integer.parseInt(number), person, delivery)))
                        .orElseGet(this::usage);
            case "report" -> outcome(desk.report(id, person, delivery));
            case "stop" -> instead(id, this::stopTyped, typing);
            case "impact" -> instead(id, this::impactTyped, typing);
            case "show" -> shown(id);
            default -> usage();
        };
    }

    private Said update(IncidentId id, Typed typed, UserId person, String delivery) {
        var readers = typed.first().map(Readers::of).orElse(Optional.of(Readers.TECH));
        return readers.isEmpty()
                ? usage()
                : withProse(typed, text -> desk.update(id, readers.get(), text, person, delivery));
    }

    private Said withProse(Typed typed, Function<String, Outcome> decision) {
        return typed.prose().map(decision).map(this::outcome).orElseGet(this::usage);
    }

    private static Optional<UserId> person(String word) {
        var mention = MENTION.matcher(word);
        return mention.matches()
                ? Optional.of(new UserId(mention.group(1) == null ? mention.group(2) : mention.group(1)))
                : Optional.empty();
    }

    /** Whoever is named last owns it. */
    private Said followUp(IncidentId id, Typed typed, UserId person, String delivery) {
        return withProse(typed, prose -> {
            var owned = OWNED.matcher(prose);
            return owned.matches()
                    ? desk.followUp(id, owned.group(1), person(owned.group(2)), person, delivery)
                    : desk.followUp(id, prose, Optional.empty(), person, delivery);
        });
    }

    private Optional<String> stopTyped(Incident incident) {
        return guide(incident).stopTyped(incident);
    }

    private Optional<String> impactTyped(Incident incident) {
        return guide(incident).impactTyped(incident);
    }

    private Guide guide(Incident incident) {
        return Guide.of(rooms.catalogue().now(), incident.where());
    }

    /** What is prepared, done as if it had been typed: under its own guard. */
    private Said instead(
            IncidentId id, Function<Incident, Optional<String>> prepared, Function<List<String>, Said> typing) {
        var view = desk.view(id);
        if (view.isEmpty()) {
            return outcome(new Outcome.NoSuchIncident(id.value()));
        }
        return prepared.apply(view.get().incident())
                .map(typed -> SlashCommands.understood(typed, speech, typing))
                .orElseGet(() -> words(IncidentMessages::nothingPrepared));
    }

    private Said shown(IncidentId id) {
        var view = desk.view(id);
        if (view.isEmpty()) {
            return outcome(new Outcome.NoSuchIncident(id.value()));
        }
        int happened = chronicle.of(view.get()).lines().size();
        return words(messages -> messages.card(view.get(), happened, Optional.empty(), clock.instant()));
    }

    private Said outcome(Outcome outcome) {
        return words(messages -> messages.of(outcome));
    }

    private Said usage() {
        return words(IncidentMessages::usage);
    }

    private Said words(Function<IncidentMessages, Rendered> words) {
        return new Said.Words(language -> words.apply(messages(language)));
    }

    private IncidentMessages messages(Language language) {
        return new IncidentMessages(rooms.catalogue().now(), language);
    }

    /** A button of an incident's card; absent for any other. What shows in the channel is not answered. */
    Optional<Said> pressed(Asker asker, ActionId action, String carried, String delivery) {
        return switch (action) {
            case INCIDENT_COMMAND ->
                on(carried, id -> quietly(desk.assign(id, asker.person(), asker.person(), delivery)));
            case INCIDENT_REPORT -> on(carried, id -> quietly(desk.report(id, asker.person(), delivery)));
            case INCIDENT_UPDATE -> on(carried, id -> new Said.Form(language -> IncidentForms.update(id, language)));
            case INCIDENT_NOTE -> on(carried, id -> new Said.Form(language -> IncidentForms.note(id, language)));
            case INCIDENT_RESOLVE -> on(carried, id -> new Said.Form(language -> IncidentForms.resolve(id, language)));
            default -> Optional.empty();
        };
    }

    private Optional<Said> on(String id, Function<IncidentId, Said> said) {
        return Optional.of(IncidentId.parse(id).map(said).orElseGet(this::usage));
    }

    private Said quietly(Outcome outcome) {
        return outcome instanceof Outcome.Done ? new Said.Nothing() : outcome(outcome);
    }

    /** The form of an update was sent. */
    Outcome updated(Asker asker, View view) {
        var entered = Entered.in(view);
        var readers = entered.value(ActionId.FORM_READERS.value())
                .flatMap(Readers::of)
                .orElse(Readers.TECH);
        return sent(view, (id, text) -> desk.update(id, readers, text, asker.person(), view.getId()));
    }

    /** The form of a note was sent. */
    Outcome noted(Asker asker, View view) {
        return sent(view, (id, text) -> desk.note(id, text, asker.person(), view.getId()));
    }

    /** The form that asks for the cause was sent. */
    Outcome resolved(Asker asker, View view) {
        return sent(view, (id, text) -> desk.resolve(id, text, asker.person(), view.getId()));
    }

    private static Outcome sent(View view, java.util.function.BiFunction<IncidentId, String, Outcome> decision) {
        var text = Entered.in(view).value(ActionId.FORM_TEXT.value()).orElse("");
        return IncidentId.parse(view.getPrivateMetadata())
                .map(id -> decision.apply(id, text))
                .orElseGet(() -> new Outcome.NoSuchIncident(view.getPrivateMetadata()));
    }

    Rendered told(Outcome outcome, Language language) {
        return messages(language).of(outcome);
    }
}
