package dev.capstan.sql.migration;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What MySQL and MariaDB do about transactions: they commit before and after each change of the schema. */
final class ImplicitCommits {
    private static final Set<String> COMMITTING = Set.of(
            "ALTER",
            "CREATE",
            "DROP",
            "RENAME",
            "TRUNCATE",
            "GRANT",
            "REVOKE",
            "ANALYZE",
            "OPTIMIZE",
            "REPAIR",
            "CHECK",
            "FLUSH",
            "LOCK",
            "UNLOCK",
            "INSTALL",
            "UNINSTALL");
    private static final Pattern TEMPORARY = Pattern.compile("(?is)^(CREATE|DROP)\\s+TEMPORARY\\b.*");

    /** It was not understood, and so never begun. */
    private static final int SYNTAX = 1064;

    private ImplicitCommits() {}

    static boolean in(List<String> statements) {
        return statements.stream().anyMatch(ImplicitCommits::by);
    }

    private static boolean by(String statement) {
        return COMMITTING.contains(Script.firstWord(statement).toUpperCase(Locale.ROOT))
                && !TEMPORARY.matcher(statement).matches();
    }

    /**
     * How many of the first statements stay done.
     *
     * @param done how many had ended well when the next one failed
     * @param trouble with which it failed
     */
    static int staying(List<String> statements, int done, SQLException trouble) {
        boolean committedBefore =
                done < statements.size() && by(statements.get(done)) && trouble.getErrorCode() != SYNTAX;
        int staying = done;
        while (!committedBefore && staying > 0 && !by(statements.get(staying - 1))) {
            staying--;
        }
        return staying;
    }
}
