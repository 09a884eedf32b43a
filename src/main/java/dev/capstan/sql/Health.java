package dev.capstan.sql;

/** How something about a database stands; the worst first. */
public enum Health {
    BAD,
    WATCH,
    /** Something is missing to tell. */
    UNSEEN,
    GOOD;

    public boolean isWorseThan(Health other) {
        return compareTo(other) < 0;
    }

    public Health or(Health worse) {
        return worse.isWorseThan(this) ? worse : this;
    }
}
