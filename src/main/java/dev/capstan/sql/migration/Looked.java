package dev.capstan.sql.migration;

import dev.capstan.sql.Answered;

/** What came of reading a history. */
sealed interface Looked {
    /** @param never the tool's table isn't there: nothing was ever applied */
    record Seen(Ledger ledger, boolean never) implements Looked {}

    /** The database gave no rows. */
    record Unanswered(Answered answered) implements Looked {}
}
