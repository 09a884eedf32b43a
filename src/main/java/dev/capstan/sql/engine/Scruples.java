package dev.capstan.sql.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.capstan.sql.gate.Dialect;
import dev.capstan.sql.gate.HiddenCalls;
import dev.capstan.sql.gate.Reason;
import dev.capstan.sql.gate.Verdict.Admitted;
import dev.capstan.sql.gate.Witness;
import dev.capstan.sql.mask.Judgement;
import dev.capstan.sql.mask.Judgement.Unprovable;
import dev.capstan.sql.mask.MaskedViews;
import dev.capstan.sql.mask.Masks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Asks the database what an admitted statement would call behind its words, before it runs. That nothing was found is
 * remembered a little while, since it holds until somebody changes the schema; that something was found is not.
 */
final class Scruples {
    private static final Duration REMEMBERED = Duration.ofSeconds(30);
    private static final int MANY = 500;

    private final Dialect dialect;
    /** What is to be shown depends on the masks, and those may change. */
    private record Asked(Admitted statement, Masks masks) {}

    /** Why a statement must not run. */
    sealed interface Scruple {
        record Hidden(Reason.Hidden call) implements Scruple {}

        record Masked(Unprovable found) implements Scruple {}
    }

    private final Cache<Asked, Boolean> harmless =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(MANY).build();

    Scruples(Dialect dialect) {
        this.dialect = dialect;
    }

    /**
     * @param first to be done before anything is asked
     * @return why the statement must not run
     */
    Optional<Scruple> about(Admitted statement, Masks masks, Handle handle, Runnable first) {
        var asked = new Asked(statement, masks);
        if (harmless.getIfPresent(asked) != null) {
            return Optional.empty();
        }
        first.run();
        Witness<RuntimeException> witness = (jdbc, values) -> rows(handle, jdbc, values);
        var scruple = HiddenCalls.in(dialect, statement, witness)
                .<Scruple>map(Scruple.Hidden::new)
                .or(() -> new MaskedViews(masks).in(dialect, statement, witness).map(Scruple.Masked::new));
        if (scruple.isEmpty()) {
            harmless.put(asked, true);
        }
        return scruple;
    }

    /** What the masks say of it without asking anybody. */
    Judgement judgement(Admitted statement, Masks masks) {
        return masks.judge(dialect, statement);
    }

    private static List<List<String>> rows(Handle handle, String jdbc, List<String> values) {
        var query = Binding.asItStands(handle.createQuery(jdbc), values.size());
        for (int i = 0; i < values.size(); i++) {
            query.bind(i, values.get(i));
        }
        return query.map((row, context) -> {
                    var texts = new ArrayList<String>();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        texts.add(row.getString(i));
                    }
                    return (List<String>) texts;
                })
                .list();
    }
}
