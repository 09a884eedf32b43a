package dev.capstan.slack.listen;

import com.slack.api.model.view.View;
import dev.capstan.alert.AlertDesk;
import dev.capstan.alert.AlertDesk.Outcome;
import dev.capstan.alert.AlertId;
import dev.capstan.alert.AlertView;
import dev.capstan.alert.Duty;
import dev.capstan.catalog.Language;
import dev.capstan.catalog.Runbook;
import dev.capstan.catalog.ServiceName;
import dev.capstan.slack.render.ActionId;
import dev.capstan.slack.render.AlertForms;
import dev.capstan.slack.render.AlertMessages;
import dev.capstan.slack.render.Rendered;
import dev.capstan.slack.render.WatchMessages;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Alerts, in words and at the press of their buttons. */
final class AlertTalk {
    static final String COMMAND = "alerts";
    static final String DESCRIPTION = "What is wrong now, and who is on it";
    static final String USAGE = "[service | mine | al-…] [ack | silence 1h | unsilence | escalate | close]";

    private static final String MINE = "mine";
    private static final String DO = "do";
    private static final String UNTIL = "until";
    private static final Pattern LENGTH = Pattern.compile("([1-9][0-9]{0,4})(m|h|d)");

    private final AlertDesk desk;
    private final AlertActions actions;
    private final Rooms rooms;
    private final Speech speech;
    private final Clock clock;

    AlertTalk(Rooms rooms, Speech speech, Clock clock) {
        this.desk = rooms.alerts();
        this.actions = new AlertActions(rooms);
        this.rooms = rooms;
        this.speech = speech;
        this.clock = clock;
    }

    /** @param typing says what was typed in its place */
    Said say(Asker asker, List<String> words, Function<List<String>, Said> typing) {
        if (words.isEmpty()) {
            return listed(Optional.empty(), false, asker);
        }
        var first = words.getFirst().toLowerCase(Locale.ROOT);
        var rest = words.subList(1, words.size());
        if (first.equals(MINE)) {
            return listed(Optional.empty(), true, asker);
        }
        var service = rooms.catalogue().now().services().keySet().stream()
                .filter(name -> name.value().equals(first))
                .findFirst();
        if (service.isPresent() && rest.isEmpty()) {
            return listed(service, false, asker);
        }
        // Either order: al-7F3K2Q ack, or ack al-7F3K2Q
        var id = words.stream().flatMap(word -> AlertId.parse(word).stream()).findFirst();
        var others = words.stream()
                .filter(word -> AlertId.parse(word).isEmpty())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
        return id.map(known -> about(asker, known, others, typing)).orElseGet(this::usage);
    }

    private Said about(Asker asker, AlertId id, List<String> words, Function<List<String>, Said> typing) {
        var verb = words.isEmpty() ? "show" : words.getFirst();
        return switch (verb) {
            case "show" -> shown(id);
            case "ack", "acknowledge" -> outcome(desk.acknowledge(id, asker.person()));
            case "escalate" -> outcome(desk.escalate(id, asker.person()));
            case "close" -> outcome(desk.close(id, asker.person()));
            case "silence" ->
                length(words.size() > 1 ? words.get(1) : "1h")
                        .map(length -> outcome(
                                desk.silence(id, asker.person(), clock.instant().plus(length))))
                        .orElseGet(this::usage);
            case "unsilence" -> outcome(desk.unsilence(id, asker.person()));
            case DO -> words.size() > 1 ? acted(asker, id, words.get(1), typing) : usage();
            default -> usage();
        };
    }

    private static Optional<Duration> length(String typed) {
        var matcher = LENGTH.matcher(typed);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "m" -> Duration.ofMinutes(number);
                    case "h" -> Duration.ofHours(number);
                    default -> Duration.ofDays(number);
                });
    }

    /** What the alert offers, done as if it had been typed: under its own guard. */
    private Said acted(Asker asker, AlertId id, String which, Function<List<String>, Said> typing) {
        var view = desk.view(id);
        var typed = view.flatMap(known -> actions.typed(known, which));
        if (typed.isEmpty()) {
            return view.isEmpty() ? outcome(new Outcome.NoSuchAlert(id.value())) : usage();
        }
        var rolledBack =
                view.filter(known -> which.equals(AlertActions.ROLL_BACK)).flatMap(actions::rolledBackSince);
        if (rolledBack.isPresent()) {
            var command = rooms.catalogue().now().house().commands().slash(Runbook.ROLLBACK.value());
            return new Said.Words(
                    language -> WatchMessages.rolledBackSince(rolledBack.get().id(), command, language));
        }
        return SlashCommands.understood(typed.get(), speech, words -> {
            var said = typing.apply(words);
            desk.acted(id, asker.person(), typed.get());
            return said;
        });
    }

    private Said listed(Optional<ServiceName> service, boolean mine, Asker asker) {
        var open = desk.open(service).stream()
                .filter(alert -> !mine
                        || alert.acknowledged()
                                .filter(given -> given.by().equals(asker.person()))
                                .isPresent())
                .collect(Collectors.toList());
        return words(messages -> messages.list(open));
    }

    private Said shown(AlertId id) {
        var view = desk.view(id);
        if (view.isEmpty()) {
            return outcome(new Outcome.NoSuchAlert(id.value()));
        }
        var now = clock.instant();
        var onCall = onCall(view.get(), now);
        return new Said.Words(
                language -> speech.alertMessages(language, onCall, now).card(view.get(), now));
    }

    /** Asked here, where the database may be waited for; whoever finds the words finds them with it away. */
    private Duty onCall(AlertView view, Instant now) {
        var person = view.alert().origin().where().flatMap(where -> rooms.duty().onCall(where.service(), now));
        return (service, at) -> person;
    }

    private Said outcome(Outcome outcome) {
        return words(messages -> messages.of(outcome));
    }

    private Said usage() {
        return words(AlertMessages::usage);
    }

    private Said words(Function<AlertMessages, Rendered> words) {
        return new Said.Words(language -> words.apply(messages(language)));
    }

    private AlertMessages messages(Language language) {
        return speech.alertMessages(language, Duty.NOBODY, clock.instant());
    }

    /** A button of an alert's card; absent for any other. What shows in the channel is not answered. */
    Optional<Said> pressed(Asker asker, ActionId action, String carried) {
        return switch (action) {
            case ALERT_ACKNOWLEDGE -> on(carried, id -> quietly(desk.acknowledge(id, asker.person())));
            case ALERT_ESCALATE -> on(carried, id -> quietly(desk.escalate(id, asker.person())));
            case ALERT_UNSILENCE -> on(carried, id -> quietly(desk.unsilence(id, asker.person())));
            case ALERT_SILENCE -> {
                var words = carried.split(" ", 2);
                yield words.length == 2 ? on(words[1], id -> silenced(asker, id, words[0])) : Optional.of(usage());
            }
            default -> Optional.empty();
        };
    }

    private Said silenced(Asker asker, AlertId id, String length) {
        return length.equals(UNTIL)
                ? new Said.Form(
                        language -> AlertForms.silence(id, clock.instant().plus(Duration.ofHours(8)), language))
                : length(length)
                        .map(known -> quietly(
                                desk.silence(id, asker.person(), clock.instant().plus(known))))
                        .orElseGet(this::usage);
    }

    private Optional<Said> on(String id, Function<AlertId, Said> said) {
        return Optional.of(AlertId.parse(id).map(said).orElseGet(this::usage));
    }

    private Said quietly(Outcome outcome) {
        return outcome instanceof Outcome.Done ? new Said.Nothing() : outcome(outcome);
    }

    /** The form that asks until when was sent. */
    Outcome silenced(Asker asker, View view) {
        var until = Entered.in(view)
                .value(ActionId.FORM_UNTIL.value())
                .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds)))
                .orElse(Instant.EPOCH);
        return AlertId.parse(view.getPrivateMetadata())
                .map(id -> desk.silence(id, asker.person(), until))
                .orElseGet(() -> new Outcome.NoSuchAlert(view.getPrivateMetadata()));
    }

    Rendered told(Outcome outcome, Language language) {
        return messages(language).of(outcome);
    }
}
