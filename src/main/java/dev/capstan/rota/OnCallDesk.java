package dev.capstan.rota;

import dev.capstan.access.Access;
import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.catalog.House;
import dev.capstan.catalog.UserId;
import dev.capstan.rota.OnCallAnswer.Fault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where people ask who is on call, and say that somebody else is. */
public final class OnCallDesk {
    private static final String TAKE = "take";
    private static final String GIVE = "give";
    private static final String RETURN = "return";
    private static final List<String> VERBS = List.of(TAKE, GIVE, RETURN);
    private static final Pattern MENTION = Pattern.compile("<@([UW][A-Z0-9]{1,30})(?:\\|[^>]*)?>");
    private static final Duration SHOWN = Duration.ofDays(42);
    private static final int MOST_SHOWN = 24;

    private final CurrentCatalogue catalogue;
    private final Access access;
    private final Overrides overrides;
    private final OnCall onCall;
    private final Clock clock;

    public OnCallDesk(CurrentCatalogue catalogue, Access access, Overrides overrides, Clock clock) {
        this.catalogue = catalogue;
        this.access = access;
        this.overrides = overrides;
        this.onCall = new OnCall(overrides);
        this.clock = clock;
    }

    /**
     * Reads {@code [rota] [take … | give @person … | return]}. What changes anything is recorded before it is answered.
     *
     * @param delivery what stays the same when Slack delivers the same thing twice
     */
    public OnCallAnswer hear(List<String> words, UserId person, String delivery) {
        var house = catalogue.now().house();
        var rotas = Rota.all(house);
        if (rotas.isEmpty()) {
            return new OnCallAnswer.NoRotas();
        }
        var rest = new ArrayList<>(words);
        var named = named(rest, rotas.values());
        var verb = rest.isEmpty()
                ? Optional.<String>empty()
                : Optional.of(rest.removeFirst().toLowerCase(Locale.ROOT));
        if (verb.isEmpty()) {
            return named.map(this::ahead).orElseGet(() -> everyone(rotas.values()));
        }
        if (!VERBS.contains(verb.get())) {
            return new OnCallAnswer.UnknownRota(words.getFirst(), List.copyOf(rotas.keySet()));
        }
        var meant = named.map(List::of).orElseGet(() -> meant(house, rotas.values(), person));
        if (meant.size() != 1) {
            return new OnCallAnswer.WhichRota(meant.stream().map(Rota::name).toList());
        }
        return change(house, meant.getFirst(), verb.get(), rest, person, delivery);
    }

    private static Optional<Rota> named(List<String> rest, Collection<Rota> rotas) {
        var named = rest.stream().findFirst().flatMap(word -> rotas.stream()
                .filter(rota -> rota.name().value().equalsIgnoreCase(word))
                .findFirst());
        named.ifPresent(rota -> rest.removeFirst());
        return named;
    }

    private OnCallAnswer everyone(Collection<Rota> rotas) {
        var now = clock.instant();
        return new OnCallAnswer.Everyone(rotas.stream()
                .map(rota -> {
                    var shift = onCall.at(rota, now);
                    return new OnCallAnswer.Standing(rota, shift, shift.until().map(change -> onCall.at(rota, change)));
                })
                .toList());
    }

    private OnCallAnswer ahead(Rota rota) {
        var now = clock.instant();
        var shifts = onCall.between(rota, now, now.plus(SHOWN));
        return new OnCallAnswer.Ahead(rota, shifts.subList(0, Math.min(MOST_SHOWN, shifts.size())));
    }

    /** Where somebody may change one only, that one is meant. */
    private List<Rota> meant(House house, Collection<Rota> rotas, UserId person) {
        var theirs = rotas.stream().filter(rota -> may(house, rota, person)).toList();
        return theirs.isEmpty() ? List.copyOf(rotas) : theirs;
    }

    private boolean may(House house, Rota rota, UserId person) {
        return rota.people().contains(person) || access.hasAny(house, rota.may(), person);
    }

    private OnCallAnswer change(
            House house, Rota rota, String verb, List<String> rest, UserId person, String delivery) {
        if (!may(house, rota, person)) {
            return new OnCallAnswer.NotYours(rota);
        }
        var now = clock.instant();
        if (verb.equals(RETURN)) {
            return rest.isEmpty() ? returned(rota, person, now, delivery) : new OnCallAnswer.Unclear(rota, Fault.WORDS);
        }
        var whom = verb.equals(GIVE) ? mentioned(rest) : Optional.of(person);
        if (whom.isEmpty()) {
            return new OnCallAnswer.Unclear(rota, Fault.PERSON);
        }
        if (!may(house, rota, whom.get())) {
            return new OnCallAnswer.NotTheirs(rota, whom.get());
        }
        return switch (Span.read(rest, now, rota.zone())) {
            case Span.Read.Bad(var fault) -> new OnCallAnswer.Unclear(rota, fault);
            case Span.Read.Good(var span) -> {
                var standIn = overrides.add(
                        rota.name(), new StandIn(whom.get(), span.from(), span.until()), person, now, delivery);
                yield verb.equals(GIVE)
                        ? new OnCallAnswer.Given(rota, standIn, now)
                        : new OnCallAnswer.Taken(rota, standIn, now);
            }
        };
    }

    private OnCallAnswer returned(Rota rota, UserId person, Instant now, String delivery) {
        return overrides.end(rota.name(), person, now, delivery).isEmpty()
                ? new OnCallAnswer.NothingToReturn(rota)
                : new OnCallAnswer.Returned(rota, onCall.at(rota, now));
    }

    private static Optional<UserId> mentioned(List<String> rest) {
        if (rest.isEmpty()) {
            return Optional.empty();
        }
        var mention = MENTION.matcher(rest.removeFirst());
        return mention.matches() ? Optional.of(new UserId(mention.group(1))) : Optional.empty();
    }
}
