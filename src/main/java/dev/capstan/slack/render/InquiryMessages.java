package dev.capstan.slack.render;

import com.slack.api.model.block.element.BlockElement;
import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.Language;
import dev.capstan.catalog.Service;
import dev.capstan.sql.Answered.Limit;
import dev.capstan.sql.Database;
import dev.capstan.sql.Doctor;
import dev.capstan.sql.Excerpt;
import dev.capstan.sql.Failure;
import dev.capstan.sql.Historian;
import dev.capstan.sql.Inquiry;
import dev.capstan.sql.InquiryState;
import dev.capstan.sql.InquiryView;
import dev.capstan.sql.Query;
import dev.capstan.sql.Question;
import dev.capstan.sql.Questions;
import dev.capstan.sql.Repeated;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What Slack shows of a question and its answer. */
public final class InquiryMessages {
    private static final int STATEMENT = 2_800;

    private final Catalogue catalogue;

    public InquiryMessages(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Where it was asked: who asked what, and how it stands. The answer hangs under it. */
    public Rendered anchor(InquiryView view, Language language, Instant now) {
        if (view.state() instanceof InquiryState.Examined) {
            return whole(view, language, now);
        }
        var page = new Page(view, language, now).asked();
        boolean done = view.state() instanceof InquiryState.Cancelled;
        page.sheet.buttons(view.isOpen() || done ? page.buttons.of(view) : List.of());
        return page.rendered();
    }

    /** In the thread; absent while there is nothing to say. */
    public Optional<Rendered> answer(InquiryView view, Language language, Instant now) {
        if (view.isOpen()
                || view.state() instanceof InquiryState.Cancelled
                || view.state() instanceof InquiryState.Examined) {
            return Optional.empty();
        }
        var page = new Page(view, language, now);
        page.sheet.line(page.standing.mark().before(page.standing.words()));
        return Optional.of(page.body().rendered());
    }

    /** What the doctor's diagnoses rest on, in order; under the anchor, wherever that is. */
    public static List<Rendered> details(InquiryView view, Language language) {
        return view.state() instanceof InquiryState.Examined(var checkup)
                ? new CheckupPages(checkup, language).details()
                : List.of();
    }

    /** Question and answer in one: where it was asked in a thread, or is answered in private. */
    public Rendered whole(InquiryView view, Language language, Instant now) {
        return new Page(view, language, now).asked().body().rendered();
    }

    private final class Page {
        private final InquiryView view;
        private final Language language;
        private final Phrases phrases;
        private final QueryPhrases queries;
        private final Standing standing;
        private final InquiryButtons buttons;
        private final Sheet sheet;
        private final Mrkdwn headline;

        Page(InquiryView view, Language language, Instant now) {
            this.view = view;
            this.language = language;
            this.phrases = Phrases.in(language);
            this.queries = phrases.queries();
            this.standing = Standing.of(view, phrases, now);
            this.buttons = new InquiryButtons(queries, phrases.migrations().lookAgain());
            this.sheet = new Sheet(phrases);
            this.headline = queries.headline(subject(), standing.words());
        }

        Rendered rendered() {
            return sheet.rendered(standing.mark().before(headline));
        }

        Page asked() {
            var inquiry = view.inquiry();
            sheet.line(standing.mark().before(headline));
            sheet.line(Mrkdwn.dotted(Stream.of(
                    queries.askedBy(Mrkdwn.user(inquiry.asker())),
                    queries.database(Mrkdwn.name(inquiry.database())),
                    values(inquiry))));
            statement(inquiry).ifPresent(statement -> sheet.exactly(cut(Foreign.lines(statement))));
            return this;
        }

        private Mrkdwn subject() {
            var inquiry = view.inquiry();
            var title = title(inquiry);
            return queries.subject(
                    inquiry.explains() ? queries.explaining(title) : title,
                    MigrationPages.part(inquiry),
                    Mrkdwn.name(inquiry.environment()));
        }

        private Mrkdwn title(Inquiry inquiry) {
            return switch (inquiry.question()) {
                case Question.Typed typed -> queries.typed();
                case Question.Offered offered -> Mrkdwn.text(Historian.ROWS.in(language));
                case Question.Consultation consultation -> Mrkdwn.text(Doctor.TITLE.in(language));
                case Question.OnMigrations(var look, var component, var operation) ->
                    Mrkdwn.text(
                            switch (look) {
                                case STATUS -> Historian.TITLE.in(language);
                                case DIAGNOSE -> Historian.DIAGNOSIS.in(language);
                            });
                case Question.Named named ->
                    query(inquiry, named)
                            .map(query -> Mrkdwn.text(query.title().in(language)))
                            .orElseGet(() -> Mrkdwn.name(named.query()));
            };
        }

        private Optional<Query> query(Inquiry inquiry, Question.Named named) {
            return service(inquiry).map(service -> Questions.queries(service).get(named.query()));
        }

        private Optional<Database> database(Inquiry inquiry) {
            return service(inquiry).map(service -> Questions.databases(service).get(inquiry.database()));
        }

        private Optional<Service> service(Inquiry inquiry) {
            return Optional.ofNullable(catalogue.services().get(inquiry.service()));
        }

        private Optional<String> statement(Inquiry inquiry) {
            return switch (inquiry.question()) {
                case Question.Typed(var statement) -> Optional.of(repeated(inquiry, statement));
                case Question.Offered(var statement, var component) -> Optional.of(repeated(inquiry, statement));
                case Question.Named named -> Optional.empty();
                case Question.Consultation consultation -> Optional.empty();
                case Question.OnMigrations look -> Optional.empty();
            };
        }

        private String repeated(Inquiry inquiry, String statement) {
            return database(inquiry)
                    .map(database -> Repeated.statement(database, statement))
                    .orElse("…");
        }

        private Mrkdwn values(Inquiry inquiry) {
            return inquiry.question() instanceof Question.Named named
                    ? Mrkdwn.spaced(Repeated.values(database(inquiry), query(inquiry, named), named).entrySet().stream()
                            .map(value -> Mrkdwn.code(value.getKey() + "=" + value.getValue(), 80)))
                    : Mrkdwn.NOTHING;
        }

        private static String cut(String statement) {
            return statement.length() <= STATEMENT ? statement : statement.substring(0, STATEMENT) + "…";
        }

        Page body() {
            var all = new ArrayList<BlockElement>();
            switch (view.state()) {
                case InquiryState.Waiting waiting -> {}
                case InquiryState.UnderWay underWay -> {}
                case InquiryState.Complete complete -> complete(complete);
                case InquiryState.Examined(var checkup) -> new CheckupPages(checkup, language).summary(sheet);
                case InquiryState.Looked(var report) -> {
                    var pages = new MigrationPages(report, view.inquiry(), language);
                    pages.body(sheet);
                    all.addAll(pages.buttons());
                }
                case InquiryState.Failed(var failure) -> failed(failure);
                case InquiryState.Cancelled cancelled -> {}
            }
            all.addAll(buttons.of(view));
            sheet.buttons(all);
            return this;
        }

        private void complete(InquiryState.Complete complete) {
            var excerpt = view.excerpt().orElse(new Excerpt(List.of(), List.of()));
            var table = TextTable.of(excerpt);
            sheet.exactly(table.text());
            sheet.line(Mrkdwn.dotted(Stream.of(
                    queries.answered(
                            rows(complete),
                            Standing.took(complete.took(), phrases),
                            Mrkdwn.text(complete.database()),
                            Mrkdwn.code(complete.role())),
                    cut(complete),
                    part(complete, table))));
        }

        private Mrkdwn rows(InquiryState.Complete complete) {
            return queries.rows(complete.rows());
        }

        private Mrkdwn cut(InquiryState.Complete complete) {
            return complete.cut()
                    .map(limit -> limit == Limit.ROWS ? queries.cutAtRows() : queries.cutAtBytes())
                    .orElse(Mrkdwn.NOTHING);
        }

        private Mrkdwn part(InquiryState.Complete complete, TextTable table) {
            boolean inFile = view.files().stream().anyMatch(file -> file.name().endsWith(".csv"));
            return table.rows() < complete.rows() && table.rows() > 0
                    ? queries.firstOf(table.rows(), inFile)
                    : Mrkdwn.NOTHING;
        }

        private void failed(Failure failure) {
            var failures = phrases.queryFailures();
            switch (failure) {
                case Failure.Statement(var state, var message) -> {
                    sheet.exactly(Foreign.line(message));
                    sheet.line(Mrkdwn.spaced(Stream.of(hint(state, failures), Mrkdwn.code(state))));
                }
                case Failure.CallsHidden(var call) ->
                    sheet.line(phrases.gate().what(call)).line(phrases.gate().instead(call));
                case Failure.Masked(var found) ->
                    sheet.line(phrases.gate().what(found)).line(phrases.gate().instead(found));
                case Failure.TimedOut timedOut -> sheet.line(failures.narrowIt());
                case Failure.Unreachable(var why) -> sheet.line(Mrkdwn.code(why));
                case Failure.Busy busy -> sheet.line(failures.againInAMoment());
                case Failure.Interrupted interrupted -> sheet.line(failures.nothingChanged());
                case Failure.Gone gone -> {}
                case Failure.OwnFault fault -> sheet.line(failures.nothingChanged());
            }
        }

        /** By SQLSTATE: no privilege, or something that is not there. */
        private Mrkdwn hint(String state, QueryFailurePhrases failures) {
            return switch (state) {
                case "42501" -> failures.mayNotRead();
                case "42P01", "42703", "42S02", "42S22" -> failures.schemaDiffers();
                default -> Mrkdwn.NOTHING;
            };
        }
    }
}
