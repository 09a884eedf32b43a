package dev.capstan.operation;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Which names a typo may have meant. */
public final class Nearness {
    private Nearness() {}

    /** At most three names within two or a third of the letters, nearest first. */
    public static <T> List<T> nearest(String typed, Collection<T> names) {
        var wanted = typed.toLowerCase(Locale.ROOT);
        int reach = Math.max(2, wanted.length() / 3);
        return names.stream()
                .filter(name -> distance(wanted, name.toString()) <= reach
                        || name.toString().startsWith(wanted))
                .sorted(Comparator.comparingInt(name -> distance(wanted, name.toString())))
                .limit(3)
                .toList();
    }

    /** Letters to insert, drop, replace or swap with their neighbour. */
    private static int distance(String a, String b) {
        var d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
