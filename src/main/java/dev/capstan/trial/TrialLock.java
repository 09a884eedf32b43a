package dev.capstan.trial;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** One trial at a time works in a folder. The system lets go of the lock of a process that died. */
public final class TrialLock implements AutoCloseable {
    static final String FILE = "lock";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final FileLock lock;

    private TrialLock(FileLock lock) {
        this.lock = lock;
    }

    /** Empty when another process holds it. */
    public static Optional<TrialLock> take(TrialFolder folder) throws IOException {
        var channel =
                FileChannel.open(folder.path().resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        var holder = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
        channel.truncate(0).write(ByteBuffer.wrap(holder));
        return Optional.of(new TrialLock(lock));
    }

    /** Ends the process that holds it, by force when it doesn't hear, and takes its place. */
    public static TrialLock wrest(TrialFolder folder) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        var taken = take(folder);
        while (taken.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new TrialFailed("Somebody holds " + folder.path().resolve(FILE) + " and doesn't let go.");
            }
            holder(folder).ifPresent(process -> Ending.of(process, process::destroy));
            taken = take(folder);
        }
        return taken.get();
    }

    /** The process that works in this folder. Only while the lock is held is this more than a memory. */
    public static Optional<ProcessHandle> holder(TrialFolder folder) {
        return folder.remembered(FILE)
                .filter(pid -> !pid.isEmpty())
                .map(Long::valueOf)
                .flatMap(ProcessHandle::of);
    }

    /** Until the process ends; a lock that nobody holds on to is let go by the garbage collector. */
    public void holdForever() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    @Override
    public void close() throws IOException {
        lock.acquiredBy().close();
    }
}
