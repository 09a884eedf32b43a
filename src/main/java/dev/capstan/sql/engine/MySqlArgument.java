package dev.capstan.sql.engine;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.StatementContext;

/** A value for MySQL. A length of time is its seconds: {@code NOW() - INTERVAL :since SECOND}. */
record MySqlArgument(Object value) implements Argument {
    private static final int NANOS = 9;

    static BigDecimal seconds(Instant instant) {
        return BigDecimal.valueOf(instant.getEpochSecond()).add(BigDecimal.valueOf(instant.getNano() / 1000, 6));
    }

    @Override
    public void apply(int position, PreparedStatement statement, StatementContext context) throws SQLException {
        switch (value) {
            case null -> statement.setNull(position, Types.NULL);
            case Duration length -> number(position, statement, seconds(length));
            case BigDecimal number -> number(position, statement, number);
            default -> statement.setObject(position, value);
        }
    }

    private static BigDecimal seconds(Duration length) {
        return BigDecimal.valueOf(length.getSeconds())
                .add(BigDecimal.valueOf(length.getNano(), NANOS))
                .stripTrailingZeros();
    }

    /** As a whole number where it is one: LIMIT takes no other. */
    private static void number(int position, PreparedStatement statement, BigDecimal number) throws SQLException {
        if (number.stripTrailingZeros().scale() <= 0 && number.precision() - number.scale() <= 18) {
            statement.setLong(position, number.longValueExact());
        } else {
            statement.setBigDecimal(position, number);
        }
    }
}
