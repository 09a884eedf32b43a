package dev.capstan.sql.migration;

import java.util.Locale;

/** What applies the migrations. */
enum Tool {
    DRIZZLE(new DrizzleBooks(), "drizzle"),
    PRISMA(new PrismaBooks(), "prisma/migrations"),
    FLYWAY(new FlywayBooks(), "db/migration");

    private final Bookkeeping books;
    private final String usualFolder;

    Tool(Bookkeeping books, String usualFolder) {
        this.books = books;
        this.usualFolder = usualFolder;
    }

    /** As written in YAML. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Bookkeeping books() {
        return books;
    }

    /** Where it keeps its files when nobody says otherwise, within the work folder. */
    String usualFolder() {
        return usualFolder;
    }
}
