package dev.capstan.slack.listen;

import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.Language;
import dev.capstan.catalog.RunbookName;
import dev.capstan.operation.DecisionOutcome;
import dev.capstan.operation.Nearness;
import dev.capstan.operation.OperationId;
import dev.capstan.operation.OperationState;
import dev.capstan.operation.RequestOutcome;
import dev.capstan.rota.Rota;
import dev.capstan.slack.render.Reach;
import dev.capstan.slack.render.Rendered;
import dev.capstan.slack.render.RequestDraft;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What can be said to Capstan in words, be it by slash command or by mention. */
final class Verbs {
    private final Rooms rooms;
    private final Speech speech;
    private final Choices choices;
    private final QueryTalk queries;
    private final MigrationTalk migrations;
    private final ImageTalk images;
    private final BackupTalk backups;
    private final OnCallTalk onCall;
    private final MonitorTalk monitors;
    private final AlertTalk alerts;
    private final IncidentTalk incidents;
    private final Clock clock;

    Verbs(
            Rooms rooms,
            Speech speech,
            Choices choices,
            QueryTalk queries,
            MigrationTalk migrations,
            ImageTalk images,
            BackupTalk backups,
            OnCallTalk onCall,
            MonitorTalk monitors,
            AlertTalk alerts,
            IncidentTalk incidents,
            Clock clock) {
        this.rooms = rooms;
        this.speech = speech;
        this.choices = choices;
        this.queries = queries;
        this.migrations = migrations;
        this.images = images;
        this.backups = backups;
        this.onCall = onCall;
        this.monitors = monitors;
        this.alerts = alerts;
        this.incidents = incidents;
        this.clock = clock;
    }

    /** @param delivery what stays the same when Slack delivers the same thing twice */
    Said say(Asker asker, List<String> words, String delivery) {
        if (words.isEmpty()) {
            return help(asker);
        }
        var word = words.getFirst().toLowerCase(java.util.Locale.ROOT);
        var rest = words.subList(1, words.size());
        if (word.equals(Verb.ALL)) {
            return say(asker, rest, delivery);
        }
        var runbooks = Offer.runbooks(rooms.catalogue().now()).keySet();
        var looked = looks(asker, word, rest, delivery);
        if (looked.isPresent()) {
            return looked.get();
        }
        if (runbooks.contains(word)) {
            return request(asker, word, rest, delivery);
        }
        return Verb.of(word).map(verb -> say(asker, verb, rest, delivery)).orElseGet(() -> unknown(word, runbooks));
    }

    private Said say(Asker asker, Verb verb, List<String> rest, String delivery) {
        return switch (verb) {
            case HELP -> help(asker);
            case LIST -> list();
            case SQL -> queries.say(asker, rest, delivery);
            case PAUSE -> pause(asker, true);
            case RESUME -> pause(asker, false);
            case SHOW -> about(verb, rest, (id, more) -> show(id));
            case STOP -> about(verb, rest, (id, more) -> stop(asker, id, more));
            case APPROVE -> about(verb, rest, (id, more) -> approve(asker, id, more));
            case DENY ->
                about(
                        verb,
                        rest,
                        (id, more) -> decided(asker, rooms.decisions().deny(id, asker.person(), joined(more))));
            case ANSWER -> about(verb, rest, (id, more) -> answer(asker, id, more));
        };
    }

    private Optional<Said> looks(Asker asker, String word, List<String> rest, String delivery) {
        return switch (word) {
            case MigrationTalk.COMMAND -> migrations.say(asker, rest, delivery);
            case BackupTalk.COMMAND -> backups.say(asker, rest);
            case MonitorTalk.LIST -> Optional.of(monitors.list(asker, rest));
            case MonitorTalk.GRAPH -> Optional.of(monitors.graph(asker, rest, delivery));
            case AlertTalk.COMMAND -> Optional.of(alerts.say(asker, rest, words -> say(asker, words, delivery)));
            case IncidentTalk.COMMAND ->
                Optional.of(incidents.say(asker, rest, delivery, words -> say(asker, words, delivery)));
            case ImageTalk.COMMAND -> images.say(asker, rest, delivery);
            case OnCallTalk.COMMAND -> Optional.of(onCall.say(asker, rest, delivery));
            default -> Optional.empty();
        };
    }

    private Said unknown(String word, Set<String> runbooks) {
        var known = new ArrayList<>(runbooks);
        known.addAll(Verb.words());
        known.add(OnCallTalk.COMMAND);
        known.addAll(List.of(MonitorTalk.LIST, MonitorTalk.GRAPH));
        var near = Nearness.nearest(word, known);
        return words(language -> speech.replies().unknownVerb(word, near, language));
    }

    private Said request(Asker asker, String verb, List<String> rest, String delivery) {
        if (rest.isEmpty() && asker.trigger().isPresent()) {
            return new Said.RequestForm(RequestDraft.of(new RunbookName(verb)));
        }
        var outcome = rooms.desk().request(verb, rest, asker.person(), delivery);
        return new Said.Words(language -> speech.replies().of(outcome, language), channelOf(outcome));
    }

    static Optional<ChannelId> channelOf(RequestOutcome outcome) {
        return switch (outcome) {
            case RequestOutcome.Accepted(var id, var request) -> Optional.of(request.channel());
            case RequestOutcome.AlreadyOpen(var id, var request) -> Optional.of(request.channel());
            case RequestOutcome.Busy busy -> Optional.empty();
            case RequestOutcome.Refused refused -> Optional.empty();
        };
    }

    private Said help(Asker asker) {
        var catalogue = rooms.catalogue().now();
        var reaches = Reach.of(catalogue, rooms.access(), asker.person());
        boolean rotas = !Rota.all(catalogue.house()).isEmpty();
        return words(language -> speech.replies().help(reaches, rotas, language));
    }

    private Said list() {
        var open = rooms.operations().open();
        boolean paused = rooms.operations().paused();
        var now = clock.instant();
        return words(language -> speech.replies().operations(open, paused, language, now));
    }

    private Said pause(Asker asker, boolean paused) {
        boolean done = rooms.desk().pause(paused, asker.person());
        return words(language -> done
                ? speech.replies().paused(paused, language)
                : speech.replies().notAllowedToPause(language));
    }

    private Said about(Verb verb, List<String> rest, BiFunction<OperationId, List<String>, Said> about) {
        return rest.stream()
                .findFirst()
                .flatMap(OperationId::parse)
                .map(id -> about.apply(id, rest.subList(1, rest.size())))
                .orElseGet(() -> words(language -> speech.replies().operationIdWanted(verb.word(), language)));
    }

    private Said show(OperationId id) {
        var view = rooms.operations().view(id);
        var now = clock.instant();
        return words(language -> view.map(known -> speech.messages().card(known, language, now))
                .orElseGet(() -> speech.replies().of(new DecisionOutcome.NoSuchOperation(id.value()), language)));
    }

    /** What runs asks how it is to be stopped; what has not begun is simply taken back. */
    private Said stop(Asker asker, OperationId id, List<String> more) {
        var how = choices.stopNamed(more);
        var operation = rooms.operations().find(id);
        boolean asks = how.isEmpty()
                && operation
                        .filter(known -> known.state() instanceof OperationState.Running)
                        .isPresent();
        if (asks) {
            return asker.trigger().isPresent() ? choices.stopForm(operation.get()) : show(id);
        }
        return decided(asker, rooms.decisions().stop(id, asker.person(), how.orElse(Choices.TAKEN_BACK)));
    }

    /** In words nobody shows which plan was seen, so it is the one that stands in the channel now. */
    private Said approve(Asker asker, OperationId id, List<String> more) {
        var digest = rooms.operations()
                .find(id)
                .flatMap(operation -> operation.digest())
                .orElse("");
        return decided(asker, rooms.decisions().approve(id, digest, asker.person(), joined(more)));
    }

    private Said answer(Asker asker, OperationId id, List<String> more) {
        return choices.answerNamed(more)
                .map(answer -> decided(asker, rooms.decisions().answer(id, Optional.empty(), asker.person(), answer)))
                .orElseGet(() -> show(id));
    }

    private Said decided(Asker asker, DecisionOutcome outcome) {
        return choices.said(asker, outcome);
    }

    private static Optional<String> joined(List<String> words) {
        return Optional.of(String.join(
                        " ", words.stream().filter(word -> !word.equals("--")).toList()))
                .filter(text -> !text.isBlank());
    }

    private static Said words(Function<Language, Rendered> words) {
        return new Said.Words(words);
    }
}
