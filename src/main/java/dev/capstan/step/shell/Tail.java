package dev.capstan.step.shell;

import dev.capstan.step.Redactor;
import dev.capstan.step.StepWatcher;
import java.util.Arrays;
import java.util.List;

/** Follows an output on its host piece by piece and tells the watcher what may be shown of it. */
final class Tail {
    private static final int FIRST_LINE_AT_MOST = 4096;

    private final Redactor redactor;
    private final StepWatcher watcher;
    private final OutputText text;
    private long offset;

    Tail(Redactor redactor, StepWatcher watcher) {
        this.redactor = redactor;
        this.watcher = watcher;
        this.offset = watcher.outputKnownUpTo();
        this.text = new OutputText(redactor, offset);
    }

    long offset() {
        return offset;
    }

    void read(byte[] piece) {
        offset += piece.length;
        tell(text.take(piece));
    }

    void finish() {
        tell(text.finish());
    }

    private void tell(List<OutputText.Piece> pieces) {
        for (var piece : pieces) {
            watcher.output(piece.from(), piece.text());
            watcher.outputToldUpTo(piece.upTo());
        }
    }

    /**
     * The last bytes of an output that outgrew its bounds. What is held back of the beginning is dropped, and so is the
     * first line of the end: both may be parts of a secret that was cut in two.
     */
    void finishWithEnd(byte[] end) {
        int from = 0;
        while (from < end.length && from < FIRST_LINE_AT_MOST && end[from] != '\n') {
            from++;
        }
        var last = new OutputText(redactor, offset);
        var pieces = new StringBuilder("\n[…]\n");
        last.take(Arrays.copyOfRange(end, Math.min(end.length, from + 1), end.length))
                .forEach(piece -> pieces.append(piece.text()));
        last.finish().forEach(piece -> pieces.append(piece.text()));
        watcher.output(offset, pieces.toString());
    }
}
