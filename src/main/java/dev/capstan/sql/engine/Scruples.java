package dev.capstan.sql.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.capstan.sql.gate.Dialect;
import dev.capstan.sql.gate.HiddenCalls;
import dev.capstan.sql.gate.Reason;
import dev.capstan.sql.gate.Verdict.Admitted;
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
    private final Cache<Admitted, Boolean> harmless =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(MANY).build();

    Scruples(Dialect dialect) {
        this.dialect = dialect;
    }

    /**
     * @param first to be done before anything is asked
     * @return why the statement must not run
     */
    Optional<Reason> about(Admitted statement, Handle handle, Runnable first) {
        if (harmless.getIfPresent(statement) != null) {
            return Optional.empty();
        }
        first.run();
        var reason = HiddenCalls.<RuntimeException>in(dialect, statement, (jdbc, values) -> rows(handle, jdbc, values));
        if (reason.isEmpty()) {
            harmless.put(statement, true);
        }
        return reason;
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
