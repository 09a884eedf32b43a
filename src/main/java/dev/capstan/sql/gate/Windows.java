package dev.capstan.sql.gate;

import java.util.Set;

/** What stands in parentheses after OVER and WINDOW. */
final class Windows {
    private final Reading reading;

    Windows(Reading reading) {
        this.reading = reading;
    }

    void window() {
        reading.group(() -> {
            if (reading.isName() && !reading.tokens.isAny(Set.of("PARTITION", "ROWS", "RANGE", "GROUPS"))) {
                reading.name();
            }
            if (reading.taken("PARTITION")) {
                reading.need("BY");
                reading.list(reading.expressions::expression);
            }
            if (reading.tokens.is("ORDER")) {
                reading.queries.orderBy();
            }
            if (reading.takenAny(Set.of("ROWS", "RANGE", "GROUPS"))) {
                frame();
            }
        });
    }

    private void frame() {
        if (reading.taken("BETWEEN")) {
            bound();
            reading.need("AND");
        }
        bound();
        if (reading.taken("EXCLUDE")) {
            if (reading.taken("CURRENT")) {
                reading.need("ROW");
            } else if (reading.taken("NO")) {
                reading.need("OTHERS");
            } else {
                reading.needAny(Set.of("GROUP", "TIES"));
            }
        }
    }

    private void bound() {
        if (reading.taken("CURRENT")) {
            reading.need("ROW");
            return;
        }
        if (!reading.taken("UNBOUNDED")) {
            reading.expressions.operand();
        }
        reading.needAny(Set.of("PRECEDING", "FOLLOWING"));
    }
}
