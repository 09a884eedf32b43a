package dev.capstan.slack.listen;

import com.slack.api.model.view.View;
import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.Language;
import dev.capstan.catalog.Service;
import dev.capstan.catalog.UserId;
import dev.capstan.slack.render.ActionId;
import dev.capstan.slack.render.Forms;
import dev.capstan.slack.render.QueryDraft;
import dev.capstan.slack.render.QueryReplies;
import dev.capstan.slack.render.Rendered;
import dev.capstan.sql.Asked;
import dev.capstan.sql.Asked.Wanted;
import dev.capstan.sql.Inquiry.Where;
import dev.capstan.sql.InquiryId;
import dev.capstan.sql.Query;
import dev.capstan.sql.Questions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Questions to databases: in words, by button, and in a form. */
final class QueryTalk {
    private final Rooms rooms;
    private final Speech speech;
    private final Forms forms;

    QueryTalk(Rooms rooms, Speech speech, Forms forms) {
        this.rooms = rooms;
        this.speech = speech;
        this.forms = forms;
    }

    /** @param delivery what stays the same when Slack delivers the same thing twice */
    Said say(Asker asker, List<String> words, String delivery) {
        var where = where(asker);
        return where.map(place -> said(asker, rooms.queries().ask(words, asker.person(), place, delivery), place))
                .orElseGet(Said.Nothing::new);
    }

    /** A button of an answer, or of the list of queries. */
    Optional<Said> pressed(Asker asker, ActionId action, String value, String delivery) {
        var desk = rooms.queries();
        return switch (action) {
            case INQUIRY_AGAIN ->
                Optional.of(once(asker, value, (id, where) -> desk.again(id, asker.person(), where, delivery)));
            case INQUIRY_EXPLAIN ->
                Optional.of(once(asker, value, (id, where) -> desk.explain(id, asker.person(), where, delivery)));
            case INQUIRY_OFFERED ->
                Optional.of(once(asker, value, (id, where) -> desk.offered(id, asker.person(), where, delivery)));
            case INQUIRY_CANCEL -> Optional.of(cancelled(asker.person(), value));
            case QUERY ->
                Optional.of(QueryDraft.parse(value)
                        .map(draft -> chosen(asker, draft, delivery))
                        .orElseGet(this::stale));
            default -> Optional.empty();
        };
    }

    private Said once(Asker asker, String value, BiFunction<InquiryId, Where, Asked> desk) {
        var where = where(asker);
        return InquiryId.parse(value)
                .filter(id -> where.isPresent())
                .map(id -> said(asker, desk.apply(id, where.get()), where.get()))
                .orElseGet(this::stale);
    }

    private Said cancelled(UserId person, String value) {
        return InquiryId.parse(value)
                .map(id -> rooms.queries()
                        .cancel(id, person)
                        .<Said>map(refusal -> words(language -> replies().refused(refusal, language)))
                        .orElseGet(Said.Nothing::new))
                .orElseGet(this::stale);
    }

    /** What wants to know nothing is asked at once. */
    private Said chosen(Asker asker, QueryDraft draft, String delivery) {
        var where = draft.where().or(() -> where(asker));
        return declared(draft.wanted())
                .filter(known -> where.isPresent())
                .map(known -> QueryReplies.needsForm(known.service(), known.query())
                                && asker.trigger().isPresent()
                        ? form(known, new QueryDraft(draft.wanted(), where))
                        : said(asker, ask(draft.wanted(), asker.person(), where.get(), delivery), where.get()))
                .orElseGet(this::stale);
    }

    private Asked ask(Wanted wanted, UserId person, Where where, String delivery) {
        var words = new ArrayList<>(List.of(wanted.service().value()));
        wanted.environment().map(EnvironmentName::value).ifPresent(words::add);
        words.add(wanted.query().value());
        wanted.values().forEach((name, value) -> words.add(name + "=" + value));
        return rooms.queries().ask(words, person, where, delivery);
    }

    /** The form as if it had been typed; absent where it is not ours. */
    Optional<Asked> submitted(View view, UserId person) {
        return Optional.ofNullable(view.getPrivateMetadata())
                .flatMap(QueryDraft::parse)
                .filter(draft -> draft.where().isPresent())
                .map(draft -> ask(filled(view, draft), person, draft.where().get(), view.getId()));
    }

    private static Wanted filled(View view, QueryDraft draft) {
        var entered = Entered.in(view);
        var environment = entered.value(ActionId.FORM_ENVIRONMENT.value()).map(EnvironmentName::new);
        Map<String, String> values = new LinkedHashMap<>();
        entered.fields().forEach(field -> ActionId.parameter(field)
                .ifPresent(name -> entered.value(field).ifPresent(value -> values.put(name, value))));
        var wanted = draft.wanted();
        return new Wanted(wanted.service(), environment.or(wanted::environment), wanted.query(), values);
    }

    /** @param where it was asked, and is told */
    Said said(Asker asker, Asked asked, Where where) {
        return switch (asked) {
            case Asked.Incomplete(var wanted, var refusal)
            when asker.trigger().isPresent() ->
                declared(wanted)
                        .map(known -> form(known, new QueryDraft(wanted, Optional.of(where))))
                        .orElseGet(() -> words(language -> replies().refused(refusal, language)));
            case Asked.Accepted(var inquiry)
            when !inquiry.isPrivate() -> new Said.Nothing(Optional.of(where.channel()));
            case Asked.Known known -> new Said.Nothing();
            case Asked.Listing(var service, var queries) ->
                words(language -> replies().queries(service, queries, where, language));
            default -> words(language -> told(asked, language));
        };
    }

    /** What became of it, in words. */
    Rendered told(Asked asked, Language language) {
        return switch (asked) {
            case Asked.Services(var services) -> replies().services(services, language);
            case Asked.Listing(var service, var queries) -> replies().services(List.of(service), language);
            case Asked.Accepted accepted -> replies().privately(language);
            case Asked.Known known -> replies().privately(language);
            case Asked.Incomplete(var wanted, var refusal) -> replies().refused(refusal, language);
            case Asked.Refused(var refusal) -> replies().refused(refusal, language);
        };
    }

    private record Declared(Service service, Query query) {}

    private Optional<Declared> declared(Wanted wanted) {
        return Optional.ofNullable(rooms.catalogue().now().services().get(wanted.service()))
                .flatMap(service -> Optional.ofNullable(
                                Questions.queries(service).get(wanted.query()))
                        .map(query -> new Declared(service, query)));
    }

    private Said form(Declared known, QueryDraft draft) {
        return new Said.Form(language -> forms.query(known.service(), known.query(), draft, language));
    }

    static Optional<Where> where(Asker asker) {
        return asker.channel().map(channel -> new Where(new ChannelId(channel), asker.thread()));
    }

    private QueryReplies replies() {
        return speech.queryReplies();
    }

    private static Said words(Function<Language, Rendered> words) {
        return new Said.Words(words);
    }

    private Said stale() {
        return words(language -> speech.replies().staleButton(language));
    }
}
