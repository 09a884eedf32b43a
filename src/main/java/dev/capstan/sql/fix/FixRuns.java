package dev.capstan.sql.fix;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What lasts of changes of rows: who works on one, by which witness the database tells whether it was committed, and the
 * rows before. Each method is one decision and one transaction.
 */
public interface FixRuns {

    /** A step of an operation: whatever happens, its change is committed at most once. */
    record Key(String operation, int step) {
        /** Short, as it stands in a marker table. */
        @Override
        public String toString() {
            return operation + "/" + step;
        }
    }

    enum State {
        /** Nothing was committed. */
        OPEN,
        /** The commit was about to be sent; the witness tells what became of it. */
        COMMITTING,
        COMMITTED
    }

    /**
     * @param holder whoever took it last; a smaller one may not commit any more
     * @param attempt that was about to commit
     */
    record Taken(long holder, State state, int attempt, Optional<String> witness, Optional<Image> image) {}

    /** Takes it away from whoever worked on it before. */
    Taken take(Key key, String service, String environment, String fix, Instant now);

    /** Recorded before the commit is sent. @return false: another one took it, and nothing may be committed */
    boolean committing(Key key, long holder, int attempt, String witness, Image image, Instant now);

    /**
     * Recorded before a session is told to end, with what became of those before it; it can't be taken back.
     *
     * @return false: another one took it, and nobody may be told
     */
    boolean signalling(Key key, long holder, int attempt, String fates);

    void committed(Key key, Instant now);

    /** It came to nothing, which the database itself said. */
    void rolledBack(Key key);

    /** Committed changes of an operation that may still be undone, in the order of its steps. */
    List<Kept> kept(String operation);

    /** Sees to it that whoever ordered them is sent the rows, once. */
    void record(ImageOrder order);

    record Kept(String operation, String service, String environment, String fix, Image image, Instant committedAt) {}

    /** @return how many images went */
    int forget(Instant committedBefore);
}
