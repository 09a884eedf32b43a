package dev.capstan.sql.engine;

import dev.capstan.sql.gate.Verdict;
import java.util.OptionalInt;

/** Finds the place that a server points at in the statement as people know it. */
final class Places {
    private Places() {}

    /**
     * @param position in what PostgreSQL saw, counted from 1, where parameters are {@code $1}, {@code $2} in order
     * @return the same place in the statement with named parameters
     */
    static OptionalInt inStatement(Verdict.Admitted statement, int position) {
        var named = statement.sql().codePoints().toArray();
        var sent = statement.jdbc().codePoints().toArray();
        int seen = 1;
        int parameter = 0;
        // The two texts differ only where a parameter stands, and where the driver wants a question mark doubled
        for (int i = 0, j = 0; i < named.length && j < sent.length; i++, j++) {
            if (seen >= position) {
                return position < 1 ? OptionalInt.empty() : OptionalInt.of(i + 1);
            }
            if (sent[j] == '?' && named[i] == ':') {
                i += statement.parameters().get(parameter).length();
                parameter++;
                seen += 1 + Integer.toString(parameter).length();
            } else {
                seen++;
                if (named[i] == '?' && j + 1 < sent.length && sent[j + 1] == '?' && isDoubled(named, i, sent, j)) {
                    j++;
                }
            }
        }
        return OptionalInt.empty();
    }

    private static boolean isDoubled(int[] named, int i, int[] sent, int j) {
        return sent.length - j > named.length - i || i + 1 >= named.length || named[i + 1] != '?';
    }
}
