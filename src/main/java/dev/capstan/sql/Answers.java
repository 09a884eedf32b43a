package dev.capstan.sql;

import dev.capstan.catalog.UserId;
import dev.capstan.sql.Excerpt.Head;
import dev.capstan.sql.Inquiries.Attached;
import dev.capstan.sql.Inquiries.Ending;
import dev.capstan.sql.Sheets.Sheet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes answers as they come: the first rows for the conversation, all of them for a file, and the judgement. */
public final class Answers {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmm").withZone(ZoneOffset.UTC);

    /** Beyond this a message gets hard to read, however few the rows. */
    private static final int MUCH = 4_000;

    private final Sheets sheets;
    private final Charts charts;

    public Answers(Sheets sheets, Charts charts) {
        this.sheets = sheets;
        this.charts = charts;
    }

    Answer begin(Inquiry inquiry, Questions.Ready ready) throws IOException {
        return new Answer(inquiry, ready);
    }

    /** One answer. Its files are gone when it is closed. */
    final class Answer implements RowSink, AutoCloseable {
        private final Inquiry inquiry;
        private final Questions.Ready ready;
        private final Judge judge;
        private final Path folder;
        private final Path file;
        private final Sheet sheet;
        private final List<List<String>> shown = new ArrayList<>();
        private final List<List<Object>> drawn = new ArrayList<>();
        private List<Column> columns = List.of();
        private int characters;

        /** Than a message shows. */
        private boolean more;

        private Answer(Inquiry inquiry, Questions.Ready ready) throws IOException {
            this.inquiry = inquiry;
            this.ready = ready;
            this.judge = new Judge(ready.standard());
            this.folder = Files.createTempDirectory("capstan-answer");
            this.file = folder.resolve("answer.csv");
            this.sheet = sheets.begin(file);
        }

        @Override
        public void columns(List<Column> known) {
            columns = List.copyOf(known);
            judge.columns(columns);
            sheet.columns(columns);
        }

        @Override
        public void row(List<Object> values) {
            judge.row(values);
            sheet.row(values);
            if (shown.size() < (inquiry.explains() ? Excerpt.PLAN : Excerpt.ROWS)) {
                shown.add(values.stream().map(this::text).toList());
            } else {
                more = true;
            }
            if (drawn.size() < Charts.ROWS) {
                drawn.add(new ArrayList<>(values));
            }
        }

        private String text(Object value) {
            var text = CellText.of(value);
            characters += text == null ? 0 : text.length();
            more |= characters > MUCH || text != null && text.length() > Excerpt.WIDE && !inquiry.explains();
            if (text == null || text.length() <= Excerpt.LONGEST) {
                return text;
            }
            int end =
                    Character.isHighSurrogate(text.charAt(Excerpt.LONGEST - 1)) ? Excerpt.LONGEST - 1 : Excerpt.LONGEST;
            return text.substring(0, end) + "…";
        }

        Ending ending(Answered answered, UserId canceller) {
            return switch (answered) {
                case Answered.Complete(var rows, var took, var database, var role) ->
                    complete(new InquiryState.Complete(judge.finding(), rows, Optional.empty(), took, database, role));
                case Answered.Cut(var rows, var took, var database, var role, var limit) ->
                    complete(
                            new InquiryState.Complete(judge.finding(), rows, Optional.of(limit), took, database, role));
                case Answered.Cancelled(var after) ->
                    Ending.of(new InquiryState.Cancelled(canceller, Optional.of(after)));
                case Answered.TimedOut(var after) -> failed(new Failure.TimedOut(after));
                case Answered.Failed(var state, var message, var position) ->
                    failed(new Failure.Statement(state, message));
                case Answered.CallsHidden(var call) -> failed(new Failure.CallsHidden(call));
                case Answered.Masked(var found) -> failed(new Failure.Masked(found));
                case Answered.Unreachable(var why) -> failed(new Failure.Unreachable(why));
                case Answered.Busy busy -> failed(new Failure.Busy());
            };
        }

        private static Ending failed(Failure failure) {
            return Ending.of(new InquiryState.Failed(failure));
        }

        private Ending complete(InquiryState.Complete state) {
            var heads = columns.stream()
                    .map(column -> new Head(column.name(), column.kind()))
                    .toList();
            return new Ending(state, Optional.of(new Excerpt(heads, shown)), files());
        }

        private List<Attached> files() {
            var files = new ArrayList<Attached>();
            try {
                sheet.close();
                if (more) {
                    files.add(new Attached(name() + ".csv", file));
                }
                if (!inquiry.explains()) {
                    var chart = charts.draw(columns, drawn, ready.chart());
                    if (chart.isPresent()) {
                        var picture = Files.write(folder.resolve("answer.png"), chart.get());
                        files.add(new Attached(name() + ".png", picture));
                    }
                }
            } catch (IOException disk) {
                throw new UncheckedIOException(disk);
            }
            return files;
        }

        private String name() {
            var what =
                    switch (inquiry.question()) {
                        case Question.Named(var query, var values) -> query.value();
                        case Question.Typed typed -> inquiry.database().value();
                        case Question.Consultation consultation -> Doctor.WORD;
                        case Question.OnMigrations look -> "migrations";
                        case Question.Offered offered -> "migrations";
                    };
            return inquiry.service() + "-" + what + "-" + MINUTE.format(inquiry.askedAt());
        }

        @Override
        public void close() throws IOException {
            sheet.close();
            Files.deleteIfExists(folder.resolve("answer.png"));
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
    }
}
