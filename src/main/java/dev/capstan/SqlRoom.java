package dev.capstan;

import dev.capstan.access.Access;
import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.sql.Answers;
import dev.capstan.sql.Asker;
import dev.capstan.sql.Column;
import dev.capstan.sql.Database;
import dev.capstan.sql.Inquiries;
import dev.capstan.sql.QueryDesk;
import dev.capstan.sql.Questions;
import dev.capstan.sql.Sheets;
import dev.capstan.sql.Source;
import dev.capstan.sql.chart.Pictures;
import dev.capstan.sql.engine.Engines;
import dev.capstan.sql.gate.ReadOnlyGate;
import dev.capstan.step.HostAddress;
import dev.capstan.step.HostShell;
import dev.capstan.step.Secrets;
import dev.capstan.step.ssh.SshHosts;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Questions to databases, put together: who takes them, who asks, and how the databases are reached. */
record SqlRoom(QueryDesk desk, Asker asker, Engines engines) implements AutoCloseable {

    /** @param told hears that something needs telling; returns at once */
    static SqlRoom open(
            CurrentCatalogue catalogue,
            Access access,
            Inquiries inquiries,
            Secrets secrets,
            SshHosts ssh,
            Runnable told,
            String replica,
            Clock clock) {
        var questions = new Questions(new ReadOnlyGate());
        var engines = new Engines(secrets, source -> through(source, catalogue, ssh));
        Sheets sheets = file -> new Sheets.Sheet() {
            @Override
            public void columns(List<Column> columns) {}

            @Override
            public void row(List<Object> values) {}

            @Override
            public void close() {}
        };
        var asker = new Asker(
                catalogue,
                questions,
                engines,
                new Answers(sheets, new Pictures()),
                inquiries,
                id -> told.run(),
                replica,
                clock);
        return new SqlRoom(new QueryDesk(catalogue, access, inquiries, questions, asker::now, clock), asker, engines);
    }

    /** The environment's first host, for a database that only its own network reaches. */
    static Optional<HostShell> through(Source source, CurrentCatalogue catalogue, SshHosts ssh) {
        if (source.database().via() == Database.Via.BOT) {
            return Optional.empty();
        }
        return Optional.ofNullable(catalogue.now().services().get(source.service()))
                .map(service -> service.environments().get(source.environment()))
                .map(environment -> environment.hosts().getFirst())
                .flatMap(host -> switch (host) {
                    case HostAddress.Local here -> Optional.empty();
                    case HostAddress.Ssh there -> Optional.of(ssh.at(there));
                });
    }

    @Override
    public void close() {
        asker.close();
        engines.close();
    }
}
