package dev.capstan;

import dev.capstan.access.Access;
import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.sql.Answers;
import dev.capstan.sql.Asker;
import dev.capstan.sql.Column;
import dev.capstan.sql.Inquiries;
import dev.capstan.sql.QueryDesk;
import dev.capstan.sql.Questions;
import dev.capstan.sql.Sheets;
import dev.capstan.sql.chart.Pictures;
import dev.capstan.sql.gate.ReadOnlyGate;
import java.time.Clock;
import java.util.List;

/** Questions to databases, put together: who takes them, and who asks. */
record SqlRoom(QueryDesk desk, Asker asker) implements AutoCloseable {

    /** @param told hears that something needs telling; returns at once */
    static SqlRoom open(
            CurrentCatalogue catalogue,
            Access access,
            Inquiries inquiries,
            Runnable told,
            String replica,
            Clock clock) {
        var questions = new Questions(new ReadOnlyGate());
        Sheets sheets = file -> new Sheets.Sheet() {
            @Override
            public void columns(List<Column> columns) {}

            @Override
            public void row(List<Object> values) {}

            @Override
            public void close() {}
        };
        var answers = new Answers(sheets, new Pictures());
        var asker = new Asker(catalogue, questions, databases, answers, inquiries, id -> told.run(), replica, clock);
        return new SqlRoom(new QueryDesk(catalogue, access, inquiries, questions, asker::now, clock), asker);
    }

    @Override
    public void close() {
        asker.close();
    }
}
