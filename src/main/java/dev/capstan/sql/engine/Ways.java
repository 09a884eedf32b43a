package dev.capstan.sql.engine;

import dev.capstan.sql.Source;
import dev.capstan.step.HostShell;
import java.util.Optional;

/** From where a database is reached. */
public interface Ways {
    /** @return the host whose network is used; empty for the network of the bot's own machine */
    Optional<HostShell> to(Source source);
}
