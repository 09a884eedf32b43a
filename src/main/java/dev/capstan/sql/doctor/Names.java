package dev.capstan.sql.doctor;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Names as they are written in a statement. */
final class Names {
    private Names() {}

    static String postgresql(String... parts) {
        return Arrays.stream(parts)
                .map(part -> part.matches("[a-z_][a-z0-9_]*") ? part : '"' + part.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining("."));
    }

    static String mysql(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_]*") ? name : '`' + name.replace("`", "``") + '`';
    }
}
