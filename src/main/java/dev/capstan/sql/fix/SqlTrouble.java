package dev.capstan.sql.fix;

import dev.capstan.sql.Database;
import dev.capstan.sql.Source;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.util.PSQLException;

/** Translates what a driver throws, by its code. What the server says of single rows stays out of it, and where values are masked so does what it quotes. */
final class SqlTrouble {
    private static final Set<Integer> MYSQL_LOCKED = Set.of(1205, 1213);
    private static final Set<Integer> MYSQL_ENDED = Set.of(1317, 1969, 3024);

    /** Then the door has said why, in words that may be told. */
    private static final String NOT_OPENED = "08001";

    private SqlTrouble() {}

    static Declining of(SQLException failure, Source source) {
        var state = failure.getSQLState() == null ? "" : failure.getSQLState();
        if (isLost(failure) || state.startsWith("28") || state.startsWith("53")) {
            return FixWords.unreachable(source.toString(), why(failure));
        }
        if (state.equals("55P03") || state.equals("40P01") || MYSQL_LOCKED.contains(failure.getErrorCode())) {
            return FixWords.locked();
        }
        if (state.equals("57014") || MYSQL_ENDED.contains(failure.getErrorCode())) {
            return FixWords.tookTooLong();
        }
        if (state.equals("40001")) {
            return FixWords.movedMeanwhile();
        }
        return FixWords.refused(state, said(failure, state, source.database()));
    }

    /** The connection is gone, and with it the answer. */
    static boolean isLost(SQLException failure) {
        var state = failure.getSQLState() == null ? "" : failure.getSQLState();
        return state.startsWith("08") || state.startsWith("57P");
    }

    /** The address stays out of it. */
    private static String why(SQLException failure) {
        var server = failure instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        if (server != null && server.getMessage() != null) {
            return server.getMessage();
        }
        return failure instanceof SQLNonTransientConnectionException
                        && failure.getSQLState().equals(NOT_OPENED)
                ? failure.getMessage()
                : failure.getSQLState();
    }

    private static String said(SQLException failure, String state, Database database) {
        return database.discreet(state, said(failure, state), named(failure));
    }

    private static String said(SQLException failure, String state) {
        if (failure instanceof PSQLException postgres && postgres.getServerErrorMessage() != null) {
            return postgres.getServerErrorMessage().getMessage();
        }
        return state.startsWith("23") || state.startsWith("22")
                ? "error " + failure.getErrorCode()
                : String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }

    /** What the server names beside its sentence: names, and never values. */
    private static String named(SQLException failure) {
        var server = failure instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        return server == null
                ? ""
                : Stream.of(server.getSchema(), server.getTable(), server.getColumn(), server.getConstraint())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" "));
    }
}
