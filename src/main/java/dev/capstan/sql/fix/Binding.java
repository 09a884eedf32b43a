package dev.capstan.sql.fix;

import dev.capstan.sql.gate.Dialect;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.postgresql.util.PGobject;

/** Hands values to the driver, which never become part of a statement's text. */
record Binding(Dialect dialect, Map<String, Object> values) {

    /** @return the number of the next question mark */
    int bind(PreparedStatement statement, List<String> parameters) throws SQLException {
        int at = 1;
        for (var name : parameters) {
            bind(statement, at++, values.get(name));
        }
        return at;
    }

    private void bind(PreparedStatement statement, int at, Object value) throws SQLException {
        switch (value) {
            case Long whole -> statement.setLong(at, whole);
            case BigDecimal number -> statement.setBigDecimal(at, number);
            case Boolean truth -> statement.setBoolean(at, truth);
            case Duration length
            when dialect == Dialect.POSTGRESQL -> {
                var interval = new PGobject();
                interval.setType("interval");
                interval.setValue(length.toMillis() + " milliseconds");
                statement.setObject(at, interval);
            }
            case Duration length -> statement.setBigDecimal(at, BigDecimal.valueOf(length.toMillis(), 3));
            case Instant moment
            when dialect == Dialect.POSTGRESQL -> statement.setObject(at, moment.atOffset(ZoneOffset.UTC));
            case Instant moment -> statement.setString(at, onTheClockOf(statement.getConnection(), moment));
            default -> text(statement, at, value.toString());
        }
    }

    /** The server alone knows its time zone. */
    private static String onTheClockOf(Connection connection, Instant moment) throws SQLException {
        try (var select = connection.prepareStatement("SELECT CAST(FROM_UNIXTIME(?) AS CHAR)")) {
            select.setBigDecimal(
                    1,
                    BigDecimal.valueOf(moment.getEpochSecond()).add(BigDecimal.valueOf(moment.getNano() / 1_000, 6)));
            return Rowset.column(select).getFirst();
        }
    }

    /** PostgreSQL finds out by itself what kind of text is wanted: uuid, enum, varchar. */
    void text(PreparedStatement statement, int at, String value) throws SQLException {
        if (dialect == Dialect.POSTGRESQL) {
            statement.setObject(at, value, Types.OTHER);
        } else {
            statement.setString(at, value);
        }
    }
}
