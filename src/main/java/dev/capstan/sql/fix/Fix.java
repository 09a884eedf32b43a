package dev.capstan.sql.fix;

import dev.capstan.catalog.Guard;
import dev.capstan.catalog.Parameter;
import dev.capstan.catalog.Text;
import dev.capstan.sql.Database;
import dev.capstan.sql.Rights;
import java.time.Duration;
import java.util.List;

/**
 * A change that people ask for by name.
 *
 * @param timeout how long all of it may take
 */
public record Fix(
        FixName name,
        Text title,
        Database database,
        List<Parameter> parameters,
        Deed deed,
        Guard guard,
        Rights may,
        Duration timeout) {
    public Fix {
        parameters = List.copyOf(parameters);
    }
}
