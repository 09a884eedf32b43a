package dev.capstan.sql.fix;

import dev.capstan.catalog.UserId;
import java.util.Optional;

/**
 * Somebody wants the rows as they were before an operation.
 *
 * @param delivery what stays the same when the same wish is heard twice
 */
public record ImageOrder(String operation, UserId person, String delivery) {
    public String id() {
        return operation + "/" + person.value() + "/" + delivery;
    }

    public static Optional<ImageOrder> parse(String id) {
        var parts = id.split("/", 3);
        return parts.length == 3
                ? Optional.of(new ImageOrder(parts[0], new UserId(parts[1]), parts[2]))
                : Optional.empty();
    }
}
