package dev.capstan.sql;

import dev.capstan.catalog.Parameter;
import dev.capstan.catalog.Text;
import dev.capstan.sql.gate.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * A question that people ask by name.
 *
 * @param statement what is sent: written anew by the gate, never the typed text
 * @param standard what a good answer looks like, where the query says so
 * @param chart how the answer is drawn; absent: as its shape suggests
 * @param isPrivate answered to whoever asked, and to nobody else
 */
public record Query(
        QueryName name,
        Text title,
        DatabaseName database,
        List<Parameter> parameters,
        Verdict.Admitted statement,
        Optional<Standard> standard,
        Optional<ChartKind> chart,
        boolean isPrivate,
        Rights may) {
    public Query {
        parameters = List.copyOf(parameters);
    }
}
