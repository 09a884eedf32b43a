package dev.capstan.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What somebody probably meant to type. */
public final class Suggestion {
    private Suggestion() {}

    /** The one known word that begins so, or the nearest if it is near enough to be a slip of the hand. */
    public static Optional<String> nearest(String typed, Collection<String> known) {
        var lower = typed.toLowerCase(Locale.ROOT);
        int reach = Math.max(1, Math.min(3, typed.length() / 3));
        var begun = known.stream()
                .filter(word ->
                        lower.length() >= 3 && word.toLowerCase(Locale.ROOT).startsWith(lower))
                .toList();
        if (begun.size() == 1) {
            return Optional.of(begun.getFirst());
        }
        return known.stream()
                .filter(word -> distance(lower, word.toLowerCase(Locale.ROOT)) <= reach)
                .min(Comparator.comparingInt((String word) -> distance(lower, word.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** What to write instead of an unknown word: the nearest one, else all there are. */
    public static String instead(String typed, Collection<String> known) {
        return nearest(typed, known)
                .map(word -> "did you mean " + word + "?")
                .orElseGet(() -> known.isEmpty() ? "leave it out" : "write " + anyOf(known));
    }

    /** {@code a, b or c}. */
    public static String anyOf(Collection<String> words) {
        var list = List.copyOf(words);
        return list.size() < 2
                ? String.join("", list)
                : String.join(", ", list.subList(0, list.size() - 1)) + " or " + list.getLast();
    }

    /** Insertions, deletions, replacements and swaps of neighbours that turn one word into the other. */
    static int distance(String one, String other) {
        int[][] cost = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replaced = cost[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[one.length()][other.length()];
    }
}
