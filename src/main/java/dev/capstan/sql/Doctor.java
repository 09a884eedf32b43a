package dev.capstan.sql;

/** Looks at how a database fares, by reading alone. */
public interface Doctor {
    /**
     * Blocks until it has looked at everything, one thing after the other. Never throws for what a database does.
     *
     * @param id by which {@link Databases#cancel} ends what is under way
     */
    Visit examine(InquiryId id, Source source);

    sealed interface Visit {
        record Paid(Checkup checkup) implements Visit {}

        /** @param how the first question ended, or that it was cancelled later */
        record Barred(Answered how) implements Visit {}
    }
}
