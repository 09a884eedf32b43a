package dev.capstan.sql.gate;

import java.util.Optional;

/** A table or view that a statement names, as the server will read it: folded to lower case where the dialect folds. */
public record TableName(Optional<String> schema, String name) {
    @Override
    public String toString() {
        return schema.map(each -> each + ".").orElse("") + name;
    }
}
