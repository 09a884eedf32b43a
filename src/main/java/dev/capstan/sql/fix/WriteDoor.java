package dev.capstan.sql.fix;

import dev.capstan.sql.Source;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** The way to a database by which fixes come. */
public interface WriteDoor {
    /**
     * A connection of one's own, to be closed; whatever was not committed is gone then.
     *
     * @param patience how long the network may be silent
     */
    Connection open(Source source, Duration patience) throws SQLException;
}
