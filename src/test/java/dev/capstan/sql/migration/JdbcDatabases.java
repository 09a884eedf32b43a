package dev.capstan.sql.migration;

import dev.capstan.sql.Answered;
import dev.capstan.sql.Ask;
import dev.capstan.sql.Column;
import dev.capstan.sql.Databases;
import dev.capstan.sql.Fitness;
import dev.capstan.sql.InquiryId;
import dev.capstan.sql.RowSink;
import dev.capstan.sql.Source;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Reads by a plain connection, without limits: enough for what is asked of a catalogue. */
record JdbcDatabases(Opening opening) implements Databases {
    interface Opening {
        Connection open() throws SQLException;
    }

    @Override
    public Answered ask(Ask ask, RowSink into) {
        try (var connection = opening.open();
                var statement = connection.prepareStatement(ask.statement().jdbc())) {
            int at = 0;
            for (var name : ask.statement().parameters()) {
                statement.setObject(++at, ask.values().get(name));
            }
            try (var rows = statement.executeQuery()) {
                var meta = rows.getMetaData();
                into.columns(List.<Column>of());
                long count = 0;
                while (rows.next()) {
                    var row = new ArrayList<Object>();
                    for (int i = 1; i <= meta.getColumnCount(); i++) {
                        var value = rows.getObject(i);
                        row.add(value instanceof Timestamp time ? time.toInstant() : value);
                    }
                    into.row(row);
                    count++;
                }
                return new Answered.Complete(count, Duration.ZERO, "test", "test");
            }
        } catch (SQLException failure) {
            return new Answered.Failed(failure.getSQLState(), failure.getMessage(), OptionalInt.empty());
        }
    }

    @Override
    public boolean cancel(InquiryId id) {
        return false;
    }

    @Override
    public Fitness fitness(Source source) {
        return new Fitness.Unknown("not asked");
    }
}
