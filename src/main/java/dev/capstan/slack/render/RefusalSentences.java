package dev.capstan.slack.render;

import dev.capstan.catalog.House.CommandNames;
import dev.capstan.catalog.Parameter;
import dev.capstan.operation.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Says what was not understood, why, and what to type instead. */
final class RefusalSentences {
    private final Wording wording;
    private final ReplyPhrases phrases;
    private final Mentions mentions;
    private final CommandNames commands;

    RefusalSentences(Wording wording, Mentions mentions, CommandNames commands) {
        this.wording = wording;
        this.phrases = wording.phrases().replies();
        this.mentions = mentions;
        this.commands = commands;
    }

    Mrkdwn said(Refusal refusal) {
        return switch (refusal) {
            case Refusal.UnknownService(var typed, var near, var all) ->
                sentences(phrases.unknownService(Mrkdwn.code(typed)), instead(near, all));
            case Refusal.ServiceMissing(var runbook, var offering) ->
                phrases.serviceMissing(
                        Mrkdwn.code(runbook.value()),
                        example(
                                runbook.value(),
                                offering.isEmpty() ? "…" : offering.getFirst().value()));
            case Refusal.UnknownRunbook(var service, var typed, var near, var all) ->
                sentences(
                        phrases.unknownRunbook(Mrkdwn.name(service), Mrkdwn.code(typed)),
                        instead(
                                near.stream()
                                        .map(name -> slash(name.value(), service))
                                        .toList(),
                                all.stream()
                                        .map(name -> slash(name.value(), service))
                                        .toList()));
            case Refusal.NameMissing(var service, var environment, var command, var offered) ->
                offered.isEmpty()
                        ? phrases.nothingUnder(Mrkdwn.code(commands.slash(command.value())), Mrkdwn.name(service))
                        : phrases.thereAreUnder(Mrkdwn.code(commands.slash(command.value())), Mrkdwn.name(service));
            case Refusal.UnknownMember(var service, var command, var typed, var near, var all) ->
                sentences(
                        phrases.unknownMember(
                                Mrkdwn.code(commands.slash(command.value())), Mrkdwn.name(service), Mrkdwn.code(typed)),
                        instead(near, all));
            case Refusal.UnknownEnvironment(var service, var typed, var all) ->
                sentences(phrases.unknownEnvironment(Mrkdwn.name(service), Mrkdwn.code(typed)), thereAre(all));
            case Refusal.EnvironmentMissing(var service, var all) ->
                sentences(phrases.environmentMissing(Mrkdwn.name(service)), thereAre(all));
            case Refusal.UnknownComponent(var service, var typed, var all) ->
                sentences(phrases.unknownComponent(Mrkdwn.name(service), Mrkdwn.code(typed)), thereAre(all));
            case Refusal.ComponentMissing(var service, var all) ->
                sentences(
                        phrases.componentMissing(Mrkdwn.name(service)),
                        thereAre(all.stream().map(part -> service + "/" + part).toList()));
            case Refusal.UnknownParameter(var typed, var near, var all) ->
                sentences(
                        phrases.unknownParameter(Mrkdwn.code(typed)),
                        all.isEmpty() ? phrases.takesNoParameter() : instead(near, all));
            case Refusal.ParameterMissing(var parameter) ->
                phrases.parameterMissing(
                        Mrkdwn.code(parameter.name()),
                        Mrkdwn.text(parameter.title().in(wording.language())),
                        Mrkdwn.code(parameter.name() + "=" + sample(parameter)));
            case Refusal.ParameterRefused(var parameter, var typed, var pattern) ->
                sentences(
                        phrases.parameterRefused(Mrkdwn.code(parameter.name()), Mrkdwn.code(typed)),
                        wanted(parameter, pattern));
            case Refusal.TooManyWords(var first) ->
                phrases.tooManyWords(Mrkdwn.code(first), Mrkdwn.code("-- " + first));
            case Refusal.NotAllowed(var scope, var runbook, var title, var roles) ->
                phrases.notAllowed(
                        Mrkdwn.text(title.in(wording.language())),
                        Mrkdwn.name(Wording.service(scope) + " " + scope.environment()),
                        Mrkdwn.people(mentions.roles(roles)));
        };
    }

    /** A value that would be taken, to show the form. */
    private static String sample(Parameter parameter) {
        if (!parameter.choices().isEmpty()) {
            return parameter.choices().getFirst();
        }
        return switch (parameter.kind()) {
            case TEXT, CHOICE -> "…";
            case NUMBER -> "10";
            case DURATION -> "24h";
            case TIME -> "2026-01-06T15:30";
            case YES_NO -> "yes";
            case GIT_REF -> "v1.2.0";
            case KEPT_COPY -> "latest";
        };
    }

    private Mrkdwn wanted(Parameter parameter, String pattern) {
        if (!parameter.choices().isEmpty()) {
            return phrases.wantedOneOf(Mrkdwn.codes(parameter.choices()));
        }
        return parameter.kind() == Parameter.Kind.YES_NO
                ? phrases.wantedOneOf(Mrkdwn.codes(List.of("yes", "no")))
                : phrases.wanted(Mrkdwn.code(pattern));
    }

    private Mrkdwn instead(Collection<?> near, Collection<?> all) {
        return near.isEmpty() ? thereAre(all) : phrases.didYouMean(Mrkdwn.codes(near));
    }

    private Mrkdwn thereAre(Collection<?> all) {
        if (all.isEmpty()) {
            return phrases.thereAre(phrases.none());
        }
        var more = all.size() > 10 ? wording.phrases().more(all.size() - 10) : Mrkdwn.NOTHING;
        return phrases.thereAre(Mrkdwn.spaced(Stream.of(Mrkdwn.codes(all), more)));
    }

    private String slash(String runbook, Object service) {
        return commands.slash(runbook) + " " + service;
    }

    private Mrkdwn example(String runbook, String service) {
        return Mrkdwn.code(slash(runbook, service));
    }

    private Mrkdwn sentences(Mrkdwn first, Mrkdwn second) {
        return wording.phrases().sentences(first, second);
    }
}
