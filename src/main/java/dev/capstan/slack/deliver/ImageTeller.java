package dev.capstan.slack.deliver;

import dev.capstan.catalog.Language;
import dev.capstan.outbox.Subject;
import dev.capstan.slack.render.ToldLines;
import dev.capstan.sql.fix.ImageDesk.RestoreFile;
import dev.capstan.sql.fix.ImageOrder;
import java.time.Instant;

/** Sends somebody the rows before a change: what the file is and how it is used, and the file under it. */
final class ImageTeller {
    private static final String CARD = "card";
    private static final String FILE = "file";

    private final Board board;
    private final FileUpload upload;
    private final DirectMessages direct;

    ImageTeller(Board board, FileUpload upload, DirectMessages direct) {
        this.board = board;
        this.upload = upload;
        this.direct = direct;
    }

    /** @param since the change was made */
    Shown tell(Subject subject, ImageOrder order, RestoreFile file, Instant since) {
        return direct.to(
                order.person(),
                (channel, language) -> tell(Place.inChannel(subject, CARD, channel, true, since), file, language));
    }

    private Shown tell(Place card, RestoreFile file, Language language) {
        var shown = board.bring(card, ToldLines.rendered(file.about(), language));
        return shown instanceof Shown.Stands(var ts)
                ? upload.bring(
                        card.reply(FILE, ts, false, true),
                        file.name(),
                        FileUpload.Content.of(file.text().apply(told -> ToldLines.in(language, told))))
                : shown;
    }
}
