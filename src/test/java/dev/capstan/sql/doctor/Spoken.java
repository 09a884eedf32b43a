package dev.capstan.sql.doctor;

import dev.capstan.sql.Cell;
import dev.capstan.sql.Diagnosis;
import dev.capstan.sql.Remark;
import java.util.List;
import java.util.stream.Collectors;

/** What a diagnosis says, plainly enough to be compared. */
final class Spoken {
    private Spoken() {}

    static String english(Remark remark) {
        var words = remark.words().english();
        for (int each = 0; each < remark.figures().size(); each++) {
            words = words.replace("{" + each + "}", plain(remark.figures().get(each)));
        }
        return words;
    }

    static String found(Diagnosis diagnosis) {
        return english(diagnosis.found());
    }

    static String next(Diagnosis diagnosis) {
        return diagnosis.next().map(Spoken::english).orElse("");
    }

    /** A line for each row. */
    static List<String> lines(Diagnosis diagnosis) {
        return diagnosis.particulars().rows().stream()
                .map(row -> row.stream().map(Spoken::plain).collect(Collectors.joining(" | ")))
                .toList();
    }

    private static String plain(Cell cell) {
        return switch (cell) {
            case Cell.Words(var words) -> words;
            case Cell.Told(var text) -> text.english();
            case Cell.Code(var code) -> code;
            case Cell.Count(var count) -> String.valueOf(count);
            case Cell.Share(var percent) -> Math.round(percent) + " %";
            case Cell.Size(var bytes) -> bytes + " B";
            case Cell.Span(var length) -> length.toSeconds() + " s";
            case Cell.Mark(var health) -> health.name();
            case Cell.Nothing() -> "-";
        };
    }
}
