package dev.capstan.slack.render;

import dev.capstan.catalog.House.CommandNames;
import dev.capstan.catalog.Language;
import dev.capstan.rota.Handover;
import dev.capstan.rota.OnCallAnswer;
import dev.capstan.rota.Rota;
import dev.capstan.rota.RotaName;
import dev.capstan.rota.Shift;
import dev.capstan.rota.StandIn;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Who is on call: what one person is answered, and what a rota's channel is told. */
public final class RotaMessages {
    public static final String COMMAND = "oncall";

    private final CommandNames commands;
    private final Mentions mentions;
    private final Language language;
    private final RotaPhrases phrases;

    private RotaMessages(CommandNames commands, Mentions mentions, Language language) {
        this.commands = commands;
        this.mentions = mentions;
        this.language = language;
        this.phrases = Phrases.in(language).rotas();
    }

    public static Rendered answer(OnCallAnswer answer, CommandNames commands, Mentions mentions, Language language) {
        return new RotaMessages(commands, mentions, language).said(answer);
    }

    /** For the channel: whoever stands in is to know of it. */
    public static Rendered made(Rota rota, Handover handover, Language language) {
        var phrases = Phrases.in(language).rotas();
        var standIn = handover.standIn();
        var stands = phrases.standsIn(
                title(rota, language), Mrkdwn.user(standIn.person()), when(standIn, handover.at(), phrases));
        var by = handover.by().equals(standIn.person()) ? Mrkdwn.NOTHING : phrases.saidBy(Mrkdwn.user(handover.by()));
        return rendered(language, Mrkdwn.dotted(Stream.of(stands, by)));
    }

    public static Rendered ended(Rota rota, Handover handover, Language language) {
        var phrases = Phrases.in(language).rotas();
        return rendered(
                language,
                Mrkdwn.dotted(Stream.of(
                        Mrkdwn.name("*" + title(rota, language) + "*"),
                        phrases.takenBack(Mrkdwn.user(handover.standIn().person())))));
    }

    private Rendered said(OnCallAnswer answer) {
        return switch (answer) {
            case OnCallAnswer.NoRotas none -> rendered(language, phrases.none());
            case OnCallAnswer.Everyone(var rotas) -> everyone(rotas);
            case OnCallAnswer.Ahead(var rota, var shifts) -> ahead(rota, shifts);
            case OnCallAnswer.Taken(var rota, var standIn, var at) ->
                recorded(rota, phrases.taken(title(rota), when(standIn, at, phrases)));
            case OnCallAnswer.Given(var rota, var standIn, var at) ->
                recorded(rota, phrases.given(Mrkdwn.user(standIn.person()), title(rota), when(standIn, at, phrases)));
            case OnCallAnswer.Returned(var rota, var shift) ->
                recorded(rota, phrases.returned(title(rota), spaced(who(shift), until(shift))));
            case OnCallAnswer.NothingToReturn(var rota) -> rendered(language, phrases.nothingToReturn(title(rota)));
            case OnCallAnswer.UnknownRota(var typed, var known) ->
                rendered(language, phrases.unknown(Mrkdwn.code(typed), Mrkdwn.codes(known)));
            case OnCallAnswer.WhichRota(var known) ->
                rendered(language, phrases.which(Mrkdwn.codes(known), typed(known.getFirst(), "take 2h")));
            case OnCallAnswer.NotYours(var rota) ->
                rendered(
                        language,
                        phrases.notYours(
                                title(rota),
                                Mrkdwn.users(rota.people().stream().distinct().toList()),
                                roles(rota)));
            case OnCallAnswer.NotTheirs(var rota, var person) ->
                rendered(language, phrases.notTheirs(Mrkdwn.user(person), title(rota)));
            case OnCallAnswer.Unclear(var rota, var fault) -> rendered(language, unclear(rota.name(), fault));
        };
    }

    private Rendered everyone(List<OnCallAnswer.Standing> rotas) {
        var sheet = new Sheet(Phrases.in(language)).line(phrases.heading());
        rotas.forEach(standing -> sheet.line(Mrkdwn.dotted(Stream.of(
                Mrkdwn.name("*" + title(standing.rota()) + "* "
                        + Mrkdwn.code(standing.rota().name().value())),
                spaced(who(standing.now()), until(standing.now())),
                standing.next().map(next -> phrases.then(who(next))).orElse(Mrkdwn.NOTHING)))));
        return sheet.rendered(phrases.heading().value());
    }

    private Rendered ahead(Rota rota, List<Shift> shifts) {
        var heading = phrases.ahead(title(rota));
        var sheet = new Sheet(Phrases.in(language)).line(heading);
        sheet.line(spaced(who(shifts.getFirst()), until(shifts.getFirst())));
        shifts.stream().skip(1).forEach(shift -> sheet.line(spaced(who(shift), span(shift))));
        return sheet.rendered(heading.value());
    }

    private Rendered recorded(Rota rota, Mrkdwn words) {
        var told = rota.channel()
                .map(channel -> phrases.toldIn(Mrkdwn.channel(channel)))
                .orElseGet(phrases::toldNobody);
        return rendered(language, Phrases.in(language).sentences(words, told));
    }

    private Mrkdwn unclear(RotaName rota, OnCallAnswer.Fault fault) {
        return switch (fault) {
            case PERSON -> phrases.whom(typed(rota, "give @… 2h"));
            case TIME ->
                phrases.howLong(Mrkdwn.dotted(Stream.of(
                        typed(rota, "take 2h"),
                        typed(rota, "take until 18:00"),
                        typed(rota, "take from 22:00 for 8h"))));
            case OVER -> phrases.over();
            case TOO_LONG -> phrases.tooLong();
            case WORDS -> phrases.moreThanReturn(typed(rota, "return"));
        };
    }

    private Mrkdwn typed(RotaName rota, String words) {
        return Mrkdwn.code(commands.slash(COMMAND) + " " + rota + " " + words);
    }

    private Mrkdwn roles(Rota rota) {
        return Mrkdwn.dotted(mentions.roles(rota.may()).stream()
                .map(role -> Mrkdwn.text(role.title().in(language))));
    }

    private Mrkdwn title(Rota rota) {
        return title(rota, language);
    }

    private static Mrkdwn title(Rota rota, Language language) {
        return Mrkdwn.text(rota.title().in(language), 80);
    }

    private Mrkdwn who(Shift shift) {
        return shift.person().map(Mrkdwn::user).orElseGet(phrases::nobody);
    }

    private Mrkdwn until(Shift shift) {
        return shift.until().map(end -> phrases.until(Mrkdwn.moment(end))).orElse(Mrkdwn.NOTHING);
    }

    private Mrkdwn span(Shift shift) {
        var begin = Mrkdwn.moment(shift.from());
        return shift.until()
                .map(end -> phrases.fromUntil(begin, Mrkdwn.moment(end)))
                .orElseGet(() -> phrases.from(begin));
    }

    private static Mrkdwn when(StandIn standIn, Instant at, RotaPhrases phrases) {
        var end = Mrkdwn.moment(standIn.until());
        return standIn.from().isAfter(at) ? phrases.fromUntil(Mrkdwn.moment(standIn.from()), end) : phrases.until(end);
    }

    private static Mrkdwn spaced(Mrkdwn first, Mrkdwn second) {
        return Mrkdwn.spaced(Stream.of(first, second));
    }

    private static Rendered rendered(Language language, Mrkdwn words) {
        return new Sheet(Phrases.in(language)).line(words).rendered(words.value());
    }
}
