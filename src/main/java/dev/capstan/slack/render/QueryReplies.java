package dev.capstan.slack.render;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.element.ButtonElement;
import dev.capstan.catalog.House.CommandNames;
import dev.capstan.catalog.Language;
import dev.capstan.catalog.Parameter;
import dev.capstan.catalog.Service;
import dev.capstan.sql.Asked.Wanted;
import dev.capstan.sql.Doctor;
import dev.capstan.sql.Inquiry.Where;
import dev.capstan.sql.Query;
import dev.capstan.sql.QueryRefusal;
import dev.capstan.sql.Questions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What one person is answered in private about questions to databases. */
public final class QueryReplies {
    /** Slack takes 50 blocks; the rest is named without a button. */
    private static final int WITH_BUTTON = 40;

    private final Mentions mentions;
    private final CommandNames commands;

    public QueryReplies(Mentions mentions, CommandNames commands) {
        this.mentions = mentions;
        this.commands = commands;
    }

    public Rendered services(List<Service> services, Language language) {
        var phrases = Phrases.in(language);
        var queries = phrases.queries();
        var sheet = new Sheet(phrases);
        var heading = services.isEmpty() ? queries.noServices() : queries.services();
        sheet.line(heading);
        services.forEach(service -> sheet.line(Mrkdwn.dotted(Stream.of(
                Mrkdwn.code(slash(service.name().value())),
                Mrkdwn.text(service.title().in(language)),
                queries.queryCount(Questions.queries(service).size())))));
        return sheet.rendered(heading.value());
    }

    /** @param where the answers will be told */
    public Rendered queries(Service service, List<Query> queries, Where where, Language language) {
        var phrases = Phrases.in(language);
        var title = Mrkdwn.text(service.title().in(language));
        var doctor = Questions.databases(service).isEmpty() ? Mrkdwn.NOTHING : invitation(service, phrases);
        if (queries.isEmpty()) {
            return new Sheet(phrases)
                    .line(phrases.queries().noneFor(title))
                    .line(doctor)
                    .rendered(phrases.queries().noneFor(title).value());
        }
        var heading = phrases.queries().queriesOf(title);
        List<LayoutBlock> blocks =
                new ArrayList<>(new Sheet(phrases).line(heading).rendered("").blocks());
        queries.stream()
                .limit(WITH_BUTTON)
                .map(query -> offer(service, query, where, language))
                .forEach(blocks::add);
        var rest = new Sheet(phrases);
        queries.stream().skip(WITH_BUTTON).forEach(query -> rest.line(line(service, query, language)));
        rest.line(doctor);
        blocks.addAll(rest.rendered("").blocks());
        return new Rendered(heading.value(), blocks);
    }

    private Mrkdwn invitation(Service service, Phrases phrases) {
        return phrases.doctor().invitation(Mrkdwn.code(slash(service.name() + " " + Doctor.WORD)));
    }

    private LayoutBlock offer(Service service, Query query, Where where, Language language) {
        var phrases = Phrases.in(language).queries();
        var draft = new QueryDraft(
                new Wanted(service.name(), Optional.empty(), query.name(), Map.of()), Optional.of(where));
        return SectionBlock.builder()
                .text(MarkdownTextObject.builder()
                        .text(line(service, query, language).value())
                        .verbatim(true)
                        .build())
                .accessory(ButtonElement.builder()
                        .actionId(ActionId.QUERY.value())
                        .text(Fields.plain(needsForm(service, query) ? phrases.fill() : phrases.run()))
                        .value(draft.encode())
                        .build())
                .build();
    }

    /** Whether there is anything to choose. */
    public static boolean needsForm(Service service, Query query) {
        return !query.parameters().isEmpty() || service.environments().size() > 1;
    }

    private Mrkdwn line(Service service, Query query, Language language) {
        var takes = Mrkdwn.joined(query.parameters().stream().map(parameter -> placeholder(parameter)), ", ");
        var first = Mrkdwn.text(query.title().in(language));
        var second = Mrkdwn.dotted(Stream.of(
                Mrkdwn.code(slash(service.name() + " " + query.name())),
                takes.isEmpty()
                        ? Mrkdwn.NOTHING
                        : Phrases.in(language).queries().takes(takes)));
        return Mrkdwn.joined(Stream.of(first, second), "\n");
    }

    private static Mrkdwn placeholder(Parameter parameter) {
        return Mrkdwn.code(
                parameter.name()
                        + parameter.defaultValue().map(value -> "=" + value).orElse(""),
                60);
    }

    public Rendered privately(Language language) {
        return said(language, Phrases.in(language).queries().answeredPrivately());
    }

    public Rendered refused(QueryRefusal refusal, Language language) {
        var phrases = Phrases.in(language);
        var queries = phrases.queries();
        return switch (refusal) {
            case QueryRefusal.Mistyped(var mistake) -> new Replies(mentions, commands).of(mistake, language);
            case QueryRefusal.UnknownQuery(var service, var typed, var near, var all) ->
                said(
                        language,
                        phrases.sentences(
                                queries.unknownQuery(Mrkdwn.name(service), Mrkdwn.code(typed)),
                                near.isEmpty()
                                        ? thereAre(phrases, all)
                                        : phrases.replies()
                                                .didYouMean(Mrkdwn.codes(near.stream()
                                                        .map(name -> slash(service + " " + name))
                                                        .toList()))));
            case QueryRefusal.DatabaseMissing(var service, var all, var example) ->
                said(
                        language,
                        phrases.sentences(
                                queries.databaseMissing(
                                        Mrkdwn.name(service), Mrkdwn.code(slash(service + " " + example))),
                                thereAre(phrases, all)));
            case QueryRefusal.NoDatabase(var service) -> said(language, queries.noDatabase(Mrkdwn.name(service)));
            case QueryRefusal.NotThere(var service, var database, var environment) ->
                said(language, queries.notThere(Mrkdwn.name(service), Mrkdwn.name(database), Mrkdwn.name(environment)));
            case QueryRefusal.NotAllowed(var title, var service, var environment, var roles) ->
                said(
                        language,
                        queries.notAllowed(
                                Mrkdwn.text(title.in(language)),
                                Mrkdwn.name(service + " " + environment),
                                Mrkdwn.people(mentions.roles(roles))));
            case QueryRefusal.NotAllowedToType(var service, var database, var environment, var roles) ->
                said(
                        language,
                        queries.notAllowedToType(
                                Mrkdwn.name(service + " " + environment), Mrkdwn.people(mentions.roles(roles))));
            case QueryRefusal.NotARead(var reason) -> {
                var at = GatePhrases.position(reason)
                        .map(position -> queries.at(position.line(), position.column()))
                        .orElse(Mrkdwn.NOTHING);
                var what = Mrkdwn.dotted(Stream.of(phrases.gate().what(reason), at));
                yield said(language, queries.notAsked(what, phrases.gate().instead(reason)));
            }
            case QueryRefusal.TypedParameter(var name) ->
                said(language, queries.typedParameter(Mrkdwn.code(":" + name)));
            case QueryRefusal.NoDeployYet(var service, var environment, var parameter) ->
                said(
                        language,
                        queries.noDeployYet(
                                Mrkdwn.name(service),
                                Mrkdwn.name(environment),
                                Mrkdwn.code(parameter + "=2026-01-06T15:30")));
            case QueryRefusal.NoSuchInquiry none -> said(language, queries.notThereAnyMore());
        };
    }

    private static Mrkdwn thereAre(Phrases phrases, Collection<?> all) {
        var more = all.size() > 10 ? phrases.more(all.size() - 10) : Mrkdwn.NOTHING;
        return phrases.replies()
                .thereAre(all.isEmpty() ? phrases.replies().none() : Mrkdwn.spaced(Stream.of(Mrkdwn.codes(all), more)));
    }

    private String slash(String words) {
        return commands.slash("sql") + " " + words;
    }

    private static Rendered said(Language language, Mrkdwn words) {
        return new Sheet(Phrases.in(language)).line(words).rendered(words.value());
    }
}
