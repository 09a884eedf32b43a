package dev.capstan.sql.engine;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.capstan.settings.DatabaseAddress;
import dev.capstan.sql.gate.Dialect;
import dev.capstan.step.HostShell;
import java.io.IOException;
import java.sql.Connection;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One database: its few connections, made when they are first needed. A failing entry is tried once for each question
 * and not again by itself, so that a wrong password locks no account.
 */
final class Place implements AutoCloseable {
    static final int CONNECTIONS = 3;
    private static final Logger log = LoggerFactory.getLogger(Place.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** The host on the way may have to be reached first. */
    private static final Duration PATIENCE_ON_THE_WAY = Duration.ofSeconds(10);

    private static final Duration IDLE = Duration.ofMinutes(2);
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(10);

    sealed interface Entry {
        record Open(HikariDataSource pool, Handle handle, Make make, Scruples scruples) implements Entry {
            Connection connection() {
                return handle.getConnection();
            }

            /** @param usable false: there is a doubt about the connection, and nobody will use it again */
            void leave(boolean usable) {
                if (!usable) {
                    pool.evictConnection(connection());
                }
                try {
                    handle.close();
                } catch (JdbiException broken) {
                    log.debug("A connection did not close in order");
                }
            }
        }

        record Busy() implements Entry {}

        record Shut(String why) implements Entry {}
    }

    private record Opened(
            DatabaseAddress address, Make make, Scruples scruples, HikariDataSource pool, Jdbi jdbi, Way way) {
        void close() {
            pool.close();
            way.close();
        }
    }

    /** How the server is reached: straight, or by a port of this machine that leads there. */
    private record Way(DatabaseAddress near, Optional<Forward> forward) {
        static Way to(DatabaseAddress address, Optional<HostShell> through) throws IOException {
            if (through.isEmpty()) {
                return new Way(address, Optional.empty());
            }
            var forward = new Forward(through.get(), address.host(), address.port());
            return new Way(address.at("127.0.0.1", forward.localPort()), Optional.of(forward));
        }

        Duration patience() {
            return forward.isPresent() ? PATIENCE_ON_THE_WAY : PATIENCE;
        }

        String why(Throwable failure, DatabaseAddress address) {
            return forward.map(Forward::trouble)
                    .filter(trouble -> !trouble.isEmpty())
                    .orElseGet(() -> Entrance.why(failure, address));
        }

        void close() {
            forward.ifPresent(Forward::close);
        }
    }

    private final String name;
    private final Executor errands;
    private final ReentrantLock door = new ReentrantLock(true);
    private Opened opened;

    /** @param errands runs what is done beside a question */
    Place(String name, Executor errands) {
        this.name = name;
        this.errands = errands;
    }

    /** @param address as it is now; connections by a former one are given up */
    Entry enter(DatabaseAddress address, Optional<HostShell> through) {
        try {
            if (!door.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Entry.Busy();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Entry.Busy();
        }
        try {
            if (opened != null && !opened.address().equals(address)) {
                Thread.ofVirtual().start(opened::close);
                opened = null;
            }
            if (opened == null) {
                var way = Way.to(address, through);
                try {
                    opened = open(address, way);
                } catch (PoolInitializationException failure) {
                    way.close();
                    return new Entry.Shut(way.why(failure.getCause(), address));
                }
            }
        } catch (IOException failure) {
            return new Entry.Shut(failure.getMessage());
        } finally {
            door.unlock();
        }
        return entered(opened);
    }

    private static Entry entered(Opened at) {
        try {
            return new Entry.Open(at.pool(), at.jdbi().open(), at.make(), at.scruples());
        } catch (ConnectionException failure) {
            return at.pool().getHikariPoolMXBean().getActiveConnections() >= CONNECTIONS
                    ? new Entry.Busy()
                    : new Entry.Shut(at.way().why(failure.getCause(), at.address()));
        }
    }

    private Opened open(DatabaseAddress address, Way way) {
        var make =
                switch (address.make()) {
                    case POSTGRESQL -> new Postgres(errands);
                    case MYSQL -> new MySql();
                };
        var dialect =
                switch (address.make()) {
                    case POSTGRESQL -> Dialect.POSTGRESQL;
                    case MYSQL -> Dialect.MYSQL;
                };
        var pool = new HikariDataSource(config(way, make));
        var jdbi = Jdbi.create(pool);
        // It would complain of transactions left open, and a question's is always rolled back
        jdbi.getConfig(Handles.class).setForceEndTransactions(false);
        return new Opened(address, make, new Scruples(dialect), pool, jdbi, way);
    }

    private HikariConfig config(Way way, Make make) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(way.near().jdbcUrl());
        config.setDataSourceProperties(way.near().properties());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(way.patience().toMillis());
        config.setValidationTimeout(1000);
        config.setIdleTimeout(IDLE.toMillis());
        config.setMaxLifetime(LONGEST_LIFE.toMillis());
        config.setAutoCommit(false);
        config.setReadOnly(true);
        config.setInitializationFailTimeout(1);
        config.setThreadFactory(Thread.ofPlatform().daemon().name(name + "-", 0).factory());
        make.prepare(config, way.patience());
        return config;
    }

    @Override
    public void close() {
        door.lock();
        try {
            if (opened != null) {
                opened.close();
                opened = null;
            }
        } finally {
            door.unlock();
        }
    }
}
