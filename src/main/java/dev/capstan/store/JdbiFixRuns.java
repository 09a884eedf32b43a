package dev.capstan.store;

import dev.capstan.sql.fix.FixRuns;
import dev.capstan.sql.fix.Image;
import dev.capstan.sql.fix.ImageOrder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;

/** Every decision is one statement. */
public final class JdbiFixRuns implements FixRuns {
    private final Store store;
    private final Documents documents;

    public JdbiFixRuns(Store store, Documents documents) {
        this.store = store;
        this.documents = documents;
    }

    @Override
    public Taken take(Key key, String service, String environment, String fix, Instant now) {
        return store.with(handle -> on(
                        key,
                        handle.createQuery(
                                """
                                insert into fix_run (operation, step, service, environment, fix, at)
                                values (:operation, :step, :service, :environment, :fix, :now)
                                on conflict (operation, step) do update set holder = fix_run.holder + 1
                                returning holder, state, attempt, witness, image
                                """))
                .bind("service", service)
                .bind("environment", environment)
                .bind("fix", fix)
                .bind("now", now)
                .map((row, context) -> new Taken(
                        row.getLong("holder"),
                        State.valueOf(row.getString("state")),
                        row.getInt("attempt"),
                        Optional.ofNullable(row.getString("witness")),
                        Optional.ofNullable(row.getString("image")).map(text -> documents.read(text, Image.class))))
                .one());
    }

    @Override
    public boolean committing(Key key, long holder, int attempt, String witness, Image image, Instant now) {
        return store.with(handle -> on(
                                key,
                                handle.createUpdate(
                                        """
                                        update fix_run
                                           set state = 'COMMITTING', attempt = :attempt, witness = :witness,
                                               image = cast(:image as json), at = :now
                                         where operation = :operation and step = :step and holder = :holder
                                           and state = 'OPEN'
                                        """))
                        .bind("holder", holder)
                        .bind("attempt", attempt)
                        .bind("witness", witness)
                        .bind("image", documents.write(image))
                        .bind("now", now)
                        .execute())
                == 1;
    }

    @Override
    public boolean signalling(Key key, long holder, int attempt, String fates) {
        return store.with(handle -> on(
                                key,
                                handle.createUpdate(
                                        """
                                        update fix_run set state = 'COMMITTING', attempt = :attempt, witness = :fates
                                         where operation = :operation and step = :step and holder = :holder
                                           and state <> 'COMMITTED'
                                        """))
                        .bind("holder", holder)
                        .bind("attempt", attempt)
                        .bind("fates", fates)
                        .execute())
                == 1;
    }

    @Override
    public void committed(Key key, Instant now) {
        store.with(handle -> on(
                        key,
                        handle.createUpdate(
                                """
                                update fix_run set state = 'COMMITTED', at = :now
                                 where operation = :operation and step = :step and state = 'COMMITTING'
                                """))
                .bind("now", now)
                .execute());
    }

    @Override
    public void rolledBack(Key key) {
        store.with(handle -> on(
                        key,
                        handle.createUpdate(
                                """
                                update fix_run set state = 'OPEN', witness = null, image = null
                                 where operation = :operation and step = :step and state = 'COMMITTING'
                                """))
                .execute());
    }

    @Override
    public List<Kept> kept(String operation) {
        return store.with(handle -> handle.createQuery(
                        """
                        select operation, service, environment, fix, image, at from fix_run
                         where operation = :operation and state = 'COMMITTED' and image is not null
                         order by step
                        """)
                .bind("operation", operation)
                .map((row, context) -> kept(row))
                .list());
    }

    @Override
    public void record(ImageOrder order) {
        store.with(handle -> handle.createUpdate(
                        "insert into outbox (kind, subject) values ('IMAGE', :id) on conflict do nothing")
                .bind("id", order.id())
                .execute());
    }

    private Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                row.getString("operation"),
                row.getString("service"),
                row.getString("environment"),
                row.getString("fix"),
                documents.read(row.getString("image"), Image.class),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    /** That it was done is never forgotten, so that it is not done again. */
    @Override
    public int forget(Instant committedBefore) {
        return store.with(handle -> handle.createUpdate(
                        "update fix_run set image = null where state = 'COMMITTED' and image is not null and at < :before")
                .bind("before", committedBefore)
                .execute());
    }

    private static <S extends SqlStatement<S>> S on(Key key, S statement) {
        return statement.bind("operation", key.operation()).bind("step", key.step());
    }
}
