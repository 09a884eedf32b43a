package dev.capstan.sql;

/** The databases of services, wherever they are and whoever made them. */
public interface Databases {
    /**
     * Blocks until the database has answered or a limit ended it. Never throws for what a database does.
     *
     * @param into hears the columns once, and then the rows as they come; nothing where there is no answer
     */
    Answered ask(Ask ask, RowSink into);

    /**
     * Ends it on the server; the thread that asked then returns {@link Answered.Cancelled}.
     *
     * @return whether it was under way here
     */
    boolean cancel(InquiryId id);

    /** What the role may do beyond reading, and what mends it. Blocks like {@link #ask}. */
    Fitness fitness(Source source);
}
