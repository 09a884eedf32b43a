package dev.capstan.sql.engine;

import dev.capstan.sql.Fitness;
import java.sql.Connection;
import java.sql.SQLException;

/** What a role of PostgreSQL may do beyond reading. */
final class PostgresFitness {
    private final Connection connection;

    PostgresFitness(Connection connection) {
        this.connection = connection;
    }

    Fitness judge() throws SQLException {
        return new Fitness.Fit(connection.getMetaData().getUserName());
    }
}
