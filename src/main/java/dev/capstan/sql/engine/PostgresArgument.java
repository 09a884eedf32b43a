package dev.capstan.sql.engine;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.StatementContext;
import org.postgresql.util.PGInterval;

/**
 * A value for PostgreSQL, of the type it would have if it were written there: the smallest for a whole number, and for a
 * text whatever the place wants.
 */
record PostgresArgument(Object value) implements Argument {
    @Override
    public void apply(int position, PreparedStatement statement, StatementContext context) throws SQLException {
        switch (value) {
            case null -> statement.setNull(position, Types.NULL);
            case Duration length ->
                statement.setObject(
                        position,
                        new PGInterval(
                                0,
                                0,
                                Math.toIntExact(length.toDaysPart()),
                                length.toHoursPart(),
                                length.toMinutesPart(),
                                length.toSecondsPart() + length.toNanosPart() / 1e9));
            case Instant instant -> statement.setObject(position, instant.atOffset(ZoneOffset.UTC));
            case Long number -> number(position, statement, BigDecimal.valueOf(number));
            case Integer number -> statement.setInt(position, number);
            case BigDecimal number -> number(position, statement, number);
            case String text -> statement.setObject(position, text, Types.OTHER);
            default -> statement.setObject(position, value);
        }
    }

    private static void number(int position, PreparedStatement statement, BigDecimal number) throws SQLException {
        if (number.scale() > 0 || number.precision() - number.scale() > 18) {
            statement.setBigDecimal(position, number);
        } else if (number.longValueExact() == number.intValue()) {
            statement.setInt(position, number.intValue());
        } else {
            statement.setLong(position, number.longValueExact());
        }
    }
}
