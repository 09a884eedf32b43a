package dev.capstan.slack.deliver;

import dev.capstan.catalog.Language;
import dev.capstan.outbox.Outbox;
import dev.capstan.outbox.Subject;
import dev.capstan.slack.render.InquiryMessages;
import dev.capstan.slack.render.Rendered;
import dev.capstan.sql.InquiryView;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Tells one question: an anchor where it was asked and the answer under it. In a thread, and in private, both are one
 * message.
 */
final class InquiryTeller {
    private static final String CARD = "card";
    private static final String ANSWER = "answer";

    /** Before a number. */
    private static final String DETAILS = "details-";

    private final Told told;
    private final Outbox outbox;
    private final Board board;
    private final FileUpload upload;
    private final DirectMessages direct;
    private final Clock clock;

    InquiryTeller(Told told, Outbox outbox, Board board, FileUpload upload, DirectMessages direct, Clock clock) {
        this.told = told;
        this.outbox = outbox;
        this.board = board;
        this.upload = upload;
        this.direct = direct;
        this.clock = clock;
    }

    Shown tell(InquiryView view) {
        if (!view.inquiry().isPrivate()) {
            var channel = view.inquiry().where().channel();
            var language = told.catalogue().now().house().languageOf(channel);
            return tell(view, channel.value(), language);
        }
        return direct.to(view.inquiry().asker(), (channel, language) -> tell(view, channel, language));
    }

    private Shown tell(InquiryView view, String channel, Language language) {
        var inquiry = view.inquiry();
        var subject = new Subject(Subject.Kind.INQUIRY, inquiry.id().toString());
        var card = Place.inChannel(subject, CARD, channel, !view.isOpen(), inquiry.askedAt());
        var thread =
                inquiry.isPrivate() ? Optional.<String>empty() : inquiry.where().thread();
        boolean inOne = inquiry.isPrivate() || thread.isPresent();
        var messages = new InquiryMessages(told.catalogue().now());
        var now = clock.instant();
        var place =
                thread.map(ts -> card.reply(CARD, ts, false, !view.isOpen())).orElse(card);
        var shown =
                board.bring(place, inOne ? messages.whole(view, language, now) : messages.anchor(view, language, now));
        if (shown instanceof Shown.Gone) {
            parts(view, language).forEach(part -> outbox.forget(subject, part));
        }
        if (!(shown instanceof Shown.Stands(var ts))) {
            return shown;
        }
        var root = thread.orElse(ts);
        var answer = inOne ? Optional.<Rendered>empty() : messages.answer(view, language, now);
        if (answer.isPresent()) {
            shown = once(card.reply(ANSWER, root, false, true), answer.get());
        }
        var details = InquiryMessages.details(view, language);
        for (int each = 0; each < details.size() && shown instanceof Shown.Stands; each++) {
            shown = once(card.reply(DETAILS + each, root, false, true), details.get(each));
        }
        for (var file : view.files()) {
            if (shown instanceof Shown.Stands) {
                shown = upload.bring(
                        card.reply(file.name(), root, false, true),
                        file.name(),
                        new FileUpload.Content(
                                file.bytes(), to -> told.inquiries().write(inquiry.id(), file.name(), to)));
            }
        }
        return shown;
    }

    /** An answer stays as it was given. */
    private Shown once(Place place, Rendered rendered) {
        return outbox.anchor(place.subject(), place.part())
                .filter(anchor -> !anchor.ts().isEmpty())
                .<Shown>map(anchor -> new Shown.Stands(anchor.ts()))
                .orElseGet(() -> board.bring(place, rendered));
    }

    private static List<String> parts(InquiryView view, Language language) {
        var parts = new ArrayList<>(List.of(CARD, ANSWER));
        IntStream.range(0, InquiryMessages.details(view, language).size()).forEach(each -> parts.add(DETAILS + each));
        view.files().forEach(file -> parts.add(file.name()));
        return parts;
    }
}
