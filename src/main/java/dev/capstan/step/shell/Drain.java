package dev.capstan.step.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Reads a stream to its end without ever blocking its writer, and keeps no more of it than allowed. */
final class Drain {
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final Thread reader;

    Drain(InputStream from, int limit) {
        reader = Thread.ofVirtual().name("drain").start(() -> read(from, limit));
    }

    private void read(InputStream from, int limit) {
        var buffer = new byte[8192];
        try {
            for (int read; (read = from.read(buffer)) >= 0; ) {
                synchronized (kept) {
                    kept.write(buffer, 0, Math.min(read, limit - kept.size()));
                }
            }
        } catch (IOException closed) {
            // What came so far is what there is.
        }
    }

    /** Whoever inherited the stream may hold it open for ever, so its end is waited for only this long. */
    byte[] bytes(Duration atMost) throws InterruptedException {
        reader.join(atMost);
        synchronized (kept) {
            return kept.toByteArray();
        }
    }
}
