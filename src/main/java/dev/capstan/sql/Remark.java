package dev.capstan.sql;

import dev.capstan.catalog.Text;
import java.util.List;

/**
 * A sentence or clause with figures in it.
 *
 * @param words with {@code {0}}, {@code {1}} where the figures belong
 */
public record Remark(Text words, List<Cell> figures) {
    public Remark {
        figures = List.copyOf(figures);
    }

    public static Remark of(String english, String chinese, Cell... figures) {
        return new Remark(new Text(english, chinese), List.of(figures));
    }
}
