package dev.capstan;

import dev.capstan.sql.Database;
import dev.capstan.sql.Source;
import dev.capstan.sql.fix.WriteDoor;
import dev.capstan.step.Secret;
import dev.capstan.step.Secrets;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;

/** Connections for fixes: one each, by the address in the database's secret. */
final class WriteConnections implements WriteDoor {
    private static final String UNUSABLE = "08001";

    private final Secrets secrets;

    WriteConnections(Secrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public Connection open(Source source, Duration patience) throws SQLException {
        if (source.database().via() == Database.Via.TARGET) {
            throw new SQLNonTransientConnectionException("via target", UNUSABLE);
        }
        var address = Optional.ofNullable(source.database().secrets().get(source.environment()))
                .flatMap(secrets::read)
                .map(Secret::reveal)
                .map(URI::create)
                .orElseThrow(() -> new SQLNonTransientConnectionException("no address", UNUSABLE));
        var properties = new Properties();
        var user = Optional.ofNullable(address.getUserInfo()).orElse("").split(":", 2);
        properties.setProperty("user", user[0]);
        properties.setProperty("password", user.length == 2 ? user[1] : "");
        boolean postgres = address.getScheme().startsWith("postgres");
        if (postgres) {
            properties.setProperty("ApplicationName", "capstan fix");
            properties.setProperty("connectTimeout", "5");
            properties.setProperty("socketTimeout", Long.toString(patience.toSeconds() + 5));
        } else {
            properties.setProperty("connectTimeout", "5000");
            properties.setProperty("socketTimeout", Long.toString(patience.toMillis() + 5_000));
        }
        var url = "jdbc:" + (postgres ? "postgresql" : "mariadb") + "://" + address.getHost() + ":"
                + (address.getPort() > 0 ? address.getPort() : postgres ? 5432 : 3306) + address.getPath();
        return DriverManager.getConnection(url, properties);
    }
}
