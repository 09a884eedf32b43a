package dev.capstan.sql.migration;

import dev.capstan.sql.gate.Dialect;
import java.util.Collection;
import java.util.stream.Collectors;

/** How a dialect writes a name so that it is nothing but a name. */
enum Quoting {
    DOUBLE('"'),
    BACKTICK('`');

    private final char mark;

    Quoting(char mark) {
        this.mark = mark;
    }

    static Quoting of(Dialect dialect) {
        return switch (dialect) {
            case POSTGRESQL -> DOUBLE;
            case MYSQL -> BACKTICK;
        };
    }

    String name(String name) {
        var quote = Character.toString(mark);
        return quote + name.replace(quote, quote + quote) + quote;
    }

    String names(Collection<String> names) {
        return names.stream().map(this::name).collect(Collectors.joining(", "));
    }
}
