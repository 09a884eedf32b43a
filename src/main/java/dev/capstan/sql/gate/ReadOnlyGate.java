package dev.capstan.sql.gate;

import java.util.Objects;

/** Judges statements before they reach a driver. */
public final class ReadOnlyGate {
    /** Never throws for what was typed; takes time in proportion to the text, which is bounded. */
    public Verdict judge(Dialect dialect, String statement) {
        Objects.requireNonNull(dialect);
        return new Verdict.Refused(new Reason.NotUnderstood(statement, new Position(1, 1)));
    }
}
