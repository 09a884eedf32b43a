package dev.capstan.step.ssh;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;

/** Takes any amount and keeps no more than allowed. */
final class Kept extends OutputStream {
    private final int limit;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    Kept(int limit) {
        this.limit = limit;
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
        kept.write(bytes, from, Math.min(length, limit - kept.size()));
    }

    synchronized byte[] bytes() {
        return kept.toByteArray();
    }
}
