package dev.capstan.sql.migration.report;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;

/** Why a migration failed, as its log tells. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "diagnosis")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Diagnosis.Violated.class, name = "violated"),
    @JsonSubTypes.Type(value = Diagnosis.KeptWaiting.class, name = "kept-waiting"),
    @JsonSubTypes.Type(value = Diagnosis.NotPermitted.class, name = "not-permitted"),
    @JsonSubTypes.Type(value = Diagnosis.NotLetIn.class, name = "not-let-in"),
    @JsonSubTypes.Type(value = Diagnosis.Drifted.class, name = "drifted"),
    @JsonSubTypes.Type(value = Diagnosis.Mistyped.class, name = "mistyped"),
    @JsonSubTypes.Type(value = Diagnosis.PrismaStopped.class, name = "prisma-stopped"),
    @JsonSubTypes.Type(value = Diagnosis.Unrecognised.class, name = "unrecognised"),
})
public sealed interface Diagnosis {
    /** Rows that are there already, or that it writes, break a rule. */
    record Violated(Rule rule, Hints hints) implements Diagnosis {}

    /** It waited, and was ended. */
    record KeptWaiting(Wait behind, Hints hints) implements Diagnosis {}

    /** The role that migrates may not do it. */
    record NotPermitted(Hints hints) implements Diagnosis {}

    /** It never got to work. */
    record NotLetIn(Door door) implements Diagnosis {}

    /** The database isn't what the migration expects: an earlier try or a person was there before. */
    record Drifted(boolean alreadyThere, Hints hints) implements Diagnosis {}

    /** The migration itself can't be understood by the database. */
    record Mistyped() implements Diagnosis {}

    /**
     * Prisma stopped by a rule of its own.
     *
     * @param migration the one that it names
     * @param cause what the database had said, where the log repeats it
     */
    record PrismaStopped(PrismaCode code, Optional<String> migration, Optional<Diagnosis> cause) implements Diagnosis {}

    /** @param lastLines of the log, oldest first */
    record Unrecognised(List<String> lastLines) implements Diagnosis {
        public Unrecognised {
            lastLines = List.copyOf(lastLines);
        }
    }

    enum Rule {
        CHECK,
        UNIQUE,
        FOREIGN_KEY,
        NOT_NULL,
        EXCLUSION
    }

    enum Wait {
        LOCK,
        DEADLOCK,
        STATEMENT,
        /** Another migration holds the tool's own lock. */
        OTHER_MIGRATION
    }

    enum Door {
        /** Nobody answers there, or the connection broke. */
        CONNECTION,
        /** User or password are refused. */
        LOGIN,
        FULL,
        NO_SUCH_DATABASE
    }

    enum PrismaCode {
        /** A migration does not apply to the shadow database. */
        P3006,
        /** The history holds a failed migration, and nothing is applied until that is settled. */
        P3009,
        /** A migration failed just now. */
        P3018,
        /** The database has tables but no history. */
        P3005
    }
}
