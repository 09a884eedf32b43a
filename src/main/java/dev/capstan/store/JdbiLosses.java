package dev.capstan.store;

import dev.capstan.alert.Losses;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Since when Slack takes nothing, in PostgreSQL: whoever tells writes it down in the outbox. */
public final class JdbiLosses implements Losses {
    private final Store store;

    public JdbiLosses(Store store) {
        this.store = store;
    }

    @Override
    public List<Loss> all() {
        return store.with(handle -> handle.createQuery("select since, over_at from slack_loss order by since")
                .map((row, context) -> new Loss(
                        row.getObject("since", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getObject("over_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .list());
    }

    @Override
    public void forget(Loss loss) {
        store.with(handle -> handle.execute("delete from slack_loss where since = ?", loss.since()));
    }
}
