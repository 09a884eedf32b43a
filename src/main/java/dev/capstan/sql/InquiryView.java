package dev.capstan.sql;

import dev.capstan.catalog.UserId;
import java.util.List;
import java.util.Optional;

/**
 * An inquiry as it stands.
 *
 * @param cancelling who wants it to end, while it hasn't yet
 * @param excerpt of the answer; gone once it was told
 * @param files of the answer; gone once they were told
 */
public record InquiryView(
        Inquiry inquiry,
        InquiryState state,
        Optional<UserId> cancelling,
        Optional<Excerpt> excerpt,
        List<AnswerFile> files) {
    public InquiryView {
        files = List.copyOf(files);
    }

    public boolean isOpen() {
        return switch (state) {
            case InquiryState.Waiting waiting -> true;
            case InquiryState.UnderWay underWay -> true;
            case InquiryState.Complete complete -> false;
            case InquiryState.Examined examined -> false;
            case InquiryState.Looked looked -> false;
            case InquiryState.Failed failed -> false;
            case InquiryState.Cancelled cancelled -> false;
        };
    }

    /** @param bytes its length */
    public record AnswerFile(String name, long bytes) {}
}
