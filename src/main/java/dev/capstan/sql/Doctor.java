package dev.capstan.sql;

import dev.capstan.catalog.Text;
import java.time.Duration;

/** Looks at how a database fares, by reading alone. */
public interface Doctor {
    /** The word by which people call it; no query has that name. */
    String WORD = "doctor";

    Text TITLE = new Text("Database doctor", "数据库体检");

    /**
     * Blocks until it has looked at everything, one thing after the other. Never throws for what a database does.
     *
     * @param id by which {@link Databases#cancel} ends what is under way
     */
    Visit examine(InquiryId id, Source source);

    sealed interface Visit {
        record Paid(Checkup checkup) implements Visit {}

        /** Somebody ended it. */
        record Cancelled(Duration after) implements Visit {}

        /** The server didn't let it in. */
        record Barred(Failure why) implements Visit {}
    }
}
