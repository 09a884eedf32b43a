package dev.capstan.sql.fix;

import dev.capstan.catalog.Guard;
import dev.capstan.catalog.Parameter;
import dev.capstan.catalog.Text;
import dev.capstan.sql.DatabaseName;
import dev.capstan.sql.Rights;
import dev.capstan.yaml.Node;
import dev.capstan.yaml.Place;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A fix as it was written, before it is known whose SQL its database speaks. */
record FixDraft(
        FixName name,
        Text title,
        Optional<DatabaseName> database,
        List<Parameter> parameters,
        Doing doing,
        Guard guard,
        Rights may,
        Optional<Duration> timeout) {

    /** @param node where it stands, so that an objection can name line and column */
    record Written(String text, Node node) {
        Place at(int line, int column) {
            return node instanceof Node.Scalar scalar ? scalar.at(line, column) : node.place();
        }
    }

    sealed interface Doing {
        Written sql();

        record Rows(Written sql, List<String> key, int atMost, boolean anyRows, Optional<String> marker)
                implements Doing {}

        record Signal(Written sql, Deed.Ends ends, int atMost) implements Doing {}

        record Ddl(Written sql, Optional<Written> undo, Optional<Written> done, Optional<Duration> lockTimeout)
                implements Doing {}
    }
}
