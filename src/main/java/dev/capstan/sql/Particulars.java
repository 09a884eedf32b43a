package dev.capstan.sql;

import dev.capstan.catalog.Text;
import java.util.List;

/** What a diagnosis rests on: a table with a heading over each column. */
public record Particulars(List<Text> headings, List<List<Cell>> rows) {
    public static final Particulars NONE = new Particulars(List.of(), List.of());

    public Particulars {
        headings = List.copyOf(headings);
        rows = rows.stream().map(List::copyOf).toList();
    }
}
