package dev.capstan.sql.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.capstan.sql.gate.Dialect;
import dev.capstan.sql.gate.HiddenCalls;
import dev.capstan.sql.gate.Reason;
import dev.capstan.sql.gate.Verdict.Admitted;
import dev.capstan.sql.gate.Witness;
import dev.capstan.sql.mask.Judgement;
import dev.capstan.sql.mask.MaskedViews;
import dev.capstan.sql.mask.Masks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Asks the database what an admitted statement would call behind its words, before it runs. That nothing was found is
 * remembered a little while, since it holds until somebody changes the schema; that it must not run is not.
 */
final class Scruples {
    private static final Duration REMEMBERED = Duration.ofSeconds(30);
    private static final int MANY = 500;

    /** What is to be shown depends on the masks, and those may change. */
    private record Asked(Admitted statement, Masks masks) {}

    /** What was found out about a statement. */
    sealed interface Scruple {
        /** It must not run. */
        record Hidden(Reason.Hidden call) implements Scruple {}

        /** It calls nothing behind its words; what of it may be shown, the masks say. */
        record Judged(Judgement judgement) implements Scruple {}
    }

    private final Dialect dialect;
    private final Cache<Asked, Judgement> judged =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(MANY).build();

    Scruples(Dialect dialect) {
        this.dialect = dialect;
    }

    /** @param first to be done before anything is asked */
    Scruple about(Admitted statement, Masks masks, Handle handle, Runnable first) {
        var asked = new Asked(statement, masks);
        var known = judged.getIfPresent(asked);
        if (known != null) {
            return new Scruple.Judged(known);
        }
        first.run();
        Witness<RuntimeException> witness = (jdbc, values) -> rows(handle, jdbc, values);
        var hidden = HiddenCalls.in(dialect, statement, witness);
        if (hidden.isPresent()) {
            return new Scruple.Hidden(hidden.get());
        }
        var judgement = new MaskedViews(masks, dialect).judge(statement, witness);
        if (!(judgement instanceof Judgement.Unprovable)) {
            judged.put(asked, judgement);
        }
        return new Scruple.Judged(judgement);
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
