package dev.capstan.slack.render;

import dev.capstan.catalog.Language;
import dev.capstan.sql.Cell;
import dev.capstan.sql.Checkup;
import dev.capstan.sql.Column.Kind;
import dev.capstan.sql.Diagnosis;
import dev.capstan.sql.Excerpt;
import dev.capstan.sql.Excerpt.Head;
import dev.capstan.sql.Health;
import dev.capstan.sql.Particulars;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the doctor said: a line for each topic, and what it rests on as tables for the thread. */
final class CheckupPages {
    /** Slack takes some thousand characters more. */
    private static final int PAGE = 7_500;

    /** Beyond it a table would be turned on its side. */
    private static final int WIDTH = 100;

    private static final int GAP = 2;
    private static final int NARROWEST = 16;

    private final Checkup checkup;
    private final CheckupWords words;
    private final Phrases phrases;
    private final Language language;

    CheckupPages(Checkup checkup, Language language) {
        this.checkup = checkup;
        this.phrases = Phrases.in(language);
        this.words = new CheckupWords(language, phrases);
        this.language = language;
    }

    static Mrkdwn tally(Checkup checkup, Phrases phrases) {
        return phrases.doctor()
                .tally(count(checkup, Health.BAD), count(checkup, Health.WATCH), count(checkup, Health.UNSEEN));
    }

    private static long count(Checkup checkup, Health health) {
        return checkup.diagnoses().stream()
                .filter(each -> each.health() == health)
                .count();
    }

    /** One line a topic, worst first. */
    void summary(Sheet sheet) {
        checkup.diagnoses().forEach(diagnosis -> sheet.line(line(diagnosis)));
        sheet.line(phrases.doctor()
                .examined(
                        Mrkdwn.text(checkup.server()),
                        phrases.duration(checkup.took()),
                        Mrkdwn.text(checkup.database()),
                        Mrkdwn.code(checkup.role())));
    }

    private String line(Diagnosis diagnosis) {
        var topic = Mrkdwn.text(diagnosis.topic().title().in(language));
        return Mark.of(diagnosis.health())
                .before(phrases.doctor().line(Mrkdwn.name("*" + topic + "*"), words.remark(diagnosis.found())));
    }

    /** As many messages as it takes; what has nothing more to say than its line is left out. */
    List<Rendered> details() {
        List<Rendered> pages = new ArrayList<>();
        var sheet = new Sheet(phrases);
        int length = 0;
        for (var diagnosis : checkup.diagnoses()) {
            if (diagnosis.particulars().rows().isEmpty() && diagnosis.next().isEmpty()) {
                continue;
            }
            var table = TextTable.of(excerpt(diagnosis.particulars())).text();
            if (length > 0 && length + table.length() > PAGE) {
                pages.add(sheet.rendered(text()));
                sheet = new Sheet(phrases);
                length = 0;
            }
            sheet.line(line(diagnosis)).exactly(table);
            diagnosis.next().map(words::remark).ifPresent(sheet::line);
            length += table.length() + 500;
        }
        if (length > 0) {
            pages.add(sheet.rendered(text()));
        }
        return pages;
    }

    private String text() {
        return Mark.of(checkup.health()).before(tally(checkup, phrases));
    }

    private Excerpt excerpt(Particulars particulars) {
        var cells = particulars.rows().stream()
                .map(row -> row.stream().map(words::inTable).toList())
                .toList();
        var titles =
                particulars.headings().stream().map(each -> each.in(language)).toList();
        var widths = widths(titles, cells);
        var heads = IntStream.range(0, titles.size())
                .mapToObj(i -> new Head(titles.get(i), isFigure(particulars, i) ? Kind.NUMBER : Kind.TEXT))
                .toList();
        return new Excerpt(
                heads,
                cells.stream()
                        .map(row -> IntStream.range(0, row.size())
                                .mapToObj(i -> CellWidth.cut(row.get(i), widths.get(i)))
                                .toList())
                        .toList());
    }

    /** The widest column gives way until all of them fit. */
    private static List<Integer> widths(List<String> titles, List<List<String>> rows) {
        var widths = IntStream.range(0, titles.size())
                .mapToObj(i -> Math.max(
                        CellWidth.of(titles.get(i)),
                        rows.stream()
                                .mapToInt(row -> CellWidth.of(row.get(i)))
                                .max()
                                .orElse(0)))
                .collect(Collectors.toCollection(ArrayList::new));
        int excess = widths.stream().mapToInt(width -> width + GAP).sum() - GAP - WIDTH;
        while (excess > 0) {
            int widest = widths.indexOf(widths.stream().max(Integer::compare).orElseThrow());
            int given = Math.min(excess, widths.get(widest) - NARROWEST);
            if (given <= 0) {
                break;
            }
            widths.set(widest, widths.get(widest) - given);
            excess -= given;
        }
        return widths;
    }

    private static boolean isFigure(Particulars particulars, int column) {
        return particulars.rows().stream()
                .map(row -> row.get(column))
                .filter(cell -> !(cell instanceof Cell.Nothing))
                .findFirst()
                .map(cell -> cell instanceof Cell.Count
                        || cell instanceof Cell.Share
                        || cell instanceof Cell.Size
                        || cell instanceof Cell.Span)
                .orElse(false);
    }
}
