package dev.capstan.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.capstan.operation.StoreUnavailable;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** The database: one pool, migrated when it is opened. Translates "can't be reached" once, here. */
public final class Store implements AutoCloseable {
    /** Shorter than Slack waits for an acknowledgement, so that there is time left to say so. */
    private static final Duration PATIENCE = Duration.ofMillis(1500);

    /** A replica that is stopped between two statements holds rows; it must not hold them from its successor. */
    private static final Duration IDLE_IN_TRANSACTION = Duration.ofSeconds(5);

    private final HikariDataSource pool;
    private final Jdbi jdbi;

    private Store(HikariDataSource pool) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
    }

    /** @param url a JDBC url without user and password */
    public static Store open(String url, Properties properties) {
        var config = new HikariConfig();
        config.setPoolName("capstan");
        config.setJdbcUrl(url);
        config.setDataSourceProperties(properties);
        config.setMaximumPoolSize(12);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setValidationTimeout(1000);
        config.setKeepaliveTime(Duration.ofMinutes(2).toMillis());
        config.setInitializationFailTimeout(-1);
        config.setConnectionInitSql("set idle_in_transaction_session_timeout = " + IDLE_IN_TRANSACTION.toMillis());
        config.addDataSourceProperty("connectTimeout", "2");
        config.addDataSourceProperty("socketTimeout", "20");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("ApplicationName", "capstan");
        return new Store(new HikariDataSource(config));
    }

    /** Brings the schema up to date; several replicas may do so at once. */
    public void migrate() {
        if (!this.<Boolean>with(Schema::isUpToDate)) {
            Schema.migrate(pool);
        }
    }

    public DataSource dataSource() {
        return pool;
    }

    public boolean answers() {
        try {
            return with(handle ->
                    handle.createQuery("select 1").mapTo(Integer.class).one() == 1);
        } catch (StoreUnavailable down) {
            return false;
        }
    }

    /** Statements of their own, each committed by itself. */
    <T> T with(HandleCallback<T, RuntimeException> work) {
        return translated(() -> jdbi.withHandle(work));
    }

    <T> T inTransaction(HandleCallback<T, RuntimeException> work) {
        return translated(() -> jdbi.inTransaction(work));
    }

    private static <T> T translated(java.util.function.Supplier<T> work) {
        try {
            return work.get();
        } catch (ConnectionException none) {
            throw new StoreUnavailable(true, none);
        } catch (JdbiException failure) {
            throw isLost(failure) ? new StoreUnavailable(false, failure) : failure;
        }
    }

    /** By SQL state: connection (08), shutting down (57P), out of resources (53). */
    private static boolean isLost(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientException) {
                return true;
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                var state = sql.getSQLState();
                return state.startsWith("08") || state.startsWith("57P") || state.startsWith("53");
            }
        }
        return false;
    }

    @Override
    public void close() {
        pool.close();
    }
}
