package dev.capstan.sql.doctor;

import dev.capstan.sql.Answered;
import dev.capstan.sql.Ask;
import dev.capstan.sql.Column;
import dev.capstan.sql.Databases;
import dev.capstan.sql.Fitness;
import dev.capstan.sql.InquiryId;
import dev.capstan.sql.RowSink;
import dev.capstan.sql.Source;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Asks one real database, with nothing in between. */
record DirectDatabases(String url, String user, String password) implements Databases {
    @Override
    public Answered ask(Ask ask, RowSink into) {
        try (var connection = DriverManager.getConnection(url, user, password);
                var statement = connection.createStatement()) {
            statement.setQueryTimeout((int) ask.limits().timeout().toSeconds());
            var rows = statement.executeQuery(ask.statement().jdbc());
            var about = rows.getMetaData();
            List<Column> columns = new ArrayList<>();
            for (int each = 1; each <= about.getColumnCount(); each++) {
                columns.add(new Column(about.getColumnLabel(each), Column.Kind.OTHER, Optional.empty()));
            }
            into.columns(columns);
            long count = 0;
            while (rows.next()) {
                List<Object> values = new ArrayList<>();
                for (int each = 1; each <= columns.size(); each++) {
                    values.add(rows.getObject(each));
                }
                into.row(values);
                count++;
            }
            return new Answered.Complete(
                    count, Duration.ZERO, "test", connection.getMetaData().getUserName());
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
        throw new UnsupportedOperationException();
    }
}
