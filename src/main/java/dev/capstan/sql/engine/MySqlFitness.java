package dev.capstan.sql.engine;

import dev.capstan.sql.Fitness;
import java.sql.Connection;
import java.sql.SQLException;

/** What a user of MySQL may do beyond reading. */
final class MySqlFitness {
    private final Connection connection;

    MySqlFitness(Connection connection) {
        this.connection = connection;
    }

    Fitness judge() throws SQLException {
        return new Fitness.Fit(connection.getMetaData().getUserName());
    }
}
