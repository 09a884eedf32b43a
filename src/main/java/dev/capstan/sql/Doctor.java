package dev.capstan.sql;

import dev.capstan.catalog.Text;

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
    Visit<Checkup> examine(InquiryId id, Source source);
}
