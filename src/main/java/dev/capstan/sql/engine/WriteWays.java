package dev.capstan.sql.engine;

import dev.capstan.settings.DatabaseAddress;
import dev.capstan.sql.Source;
import dev.capstan.sql.fix.WriteDoor;
import dev.capstan.step.Secret;
import dev.capstan.step.Secrets;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/** Connections that may write: each opened for one fix and closed after it, none kept. */
public final class WriteWays implements WriteDoor, AutoCloseable {
    private static final String UNREACHABLE = "08001";
    private static final Duration SLACK = Duration.ofSeconds(5);

    private final Secrets secrets;
    private final Ways ways;
    /** Ports that lead through hosts, by where they lead. */
    private final Map<String, Forward> forwards = new ConcurrentHashMap<>();

    /** @param secrets hold the addresses, read anew for each connection */
    public WriteWays(Secrets secrets, Ways ways) {
        this.secrets = secrets;
        this.ways = ways;
    }

    @Override
    public Connection open(Source source, Duration patience) throws SQLException {
        var address = address(source);
        try {
            var near = near(source, address);
            return onTheServersClock(DriverManager.getConnection(near.jdbcUrl(), properties(near, patience)), near);
        } catch (SQLException failure) {
            throw new SQLNonTransientConnectionException(why(source, address, failure), UNREACHABLE, failure);
        } catch (IOException failure) {
            throw new SQLNonTransientConnectionException(failure.getMessage(), UNREACHABLE, failure);
        }
    }

    /** A fix counts hours as the questions do that led to it. */
    private static Connection onTheServersClock(Connection connection, DatabaseAddress address) throws SQLException {
        if (address.make() == DatabaseAddress.Make.POSTGRESQL) {
            try (var statement = connection.createStatement()) {
                statement.execute(Postgres.TIME_ZONE);
            } catch (SQLException failure) {
                connection.close();
                throw failure;
            }
        }
        return connection;
    }

    private DatabaseAddress address(Source source) throws SQLException {
        var name = source.database()
                .writer(source.environment())
                .orElseThrow(() -> unreachable("the catalogue names no address for " + source.environment()));
        var url = secrets.read(name)
                .map(Secret::reveal)
                .orElseThrow(() -> unreachable("the secret " + name + " is not set"));
        var problems = new ArrayList<String>();
        return DatabaseAddress.parse(url.strip(), problems::add)
                .orElseThrow(() -> unreachable("the secret " + name + problems.getFirst()));
    }

    private static SQLException unreachable(String why) {
        return new SQLNonTransientConnectionException(why, UNREACHABLE);
    }

    private DatabaseAddress near(Source source, DatabaseAddress address) throws IOException {
        var through = ways.to(source);
        if (through.isEmpty()) {
            return address;
        }
        var key = key(source, address);
        var forward = forwards.get(key);
        if (forward == null) {
            var fresh = new Forward(through.get(), address.host(), address.port());
            forward = Optional.ofNullable(forwards.putIfAbsent(key, fresh)).orElse(fresh);
            if (forward != fresh) {
                fresh.close();
            }
        }
        return address.at("127.0.0.1", forward.localPort());
    }

    private static String key(Source source, DatabaseAddress address) {
        return source + " " + address.host() + " " + address.port();
    }

    private String why(Source source, DatabaseAddress address, SQLException failure) {
        return Optional.ofNullable(forwards.get(key(source, address)))
                .map(Forward::trouble)
                .filter(trouble -> !trouble.isEmpty())
                .orElseGet(() -> Entrance.why(failure, address));
    }

    private static Properties properties(DatabaseAddress address, Duration patience) {
        var properties = address.properties();
        var silence = patience.plus(SLACK);
        switch (address.make()) {
            case POSTGRESQL -> {
                properties.setProperty("ApplicationName", "capstan fix");
                properties.setProperty("connectTimeout", "5");
                properties.setProperty("loginTimeout", "10");
                properties.setProperty("socketTimeout", Long.toString(silence.toSeconds()));
                properties.setProperty("tcpKeepAlive", "true");
                properties.setProperty("prepareThreshold", "0");
                properties.setProperty("logServerErrorDetail", "false");
            }
            case MYSQL -> {
                properties.setProperty("connectTimeout", "5000");
                properties.setProperty("socketTimeout", Long.toString(silence.toMillis()));
                properties.setProperty("tcpKeepAlive", "true");
                properties.setProperty("allowMultiQueries", "false");
                properties.setProperty("allowLocalInfile", "false");
                properties.setProperty("connectionAttributes", "program_name:capstan fix");
            }
        }
        return properties;
    }

    @Override
    public void close() {
        forwards.values().forEach(Forward::close);
    }
}
