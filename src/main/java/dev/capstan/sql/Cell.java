package dev.capstan.sql;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.capstan.catalog.Text;
import java.time.Duration;

/** One thing to be shown: what it is, not yet how it is written. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "cell")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Cell.Words.class, name = "words"),
    @JsonSubTypes.Type(value = Cell.Told.class, name = "told"),
    @JsonSubTypes.Type(value = Cell.Code.class, name = "code"),
    @JsonSubTypes.Type(value = Cell.Count.class, name = "count"),
    @JsonSubTypes.Type(value = Cell.Share.class, name = "share"),
    @JsonSubTypes.Type(value = Cell.Size.class, name = "size"),
    @JsonSubTypes.Type(value = Cell.Span.class, name = "span"),
    @JsonSubTypes.Type(value = Cell.Mark.class, name = "mark"),
    @JsonSubTypes.Type(value = Cell.Nothing.class, name = "nothing"),
})
public sealed interface Cell {
    /** From the database. */
    record Words(String words) implements Cell {}

    record Told(Text text) implements Cell {}

    /** A statement or a setting's line, to be typed as it stands. */
    record Code(String code) implements Cell {}

    record Count(long count) implements Cell {}

    record Share(double percent) implements Cell {}

    record Size(long bytes) implements Cell {}

    record Span(Duration length) implements Cell {}

    record Mark(Health health) implements Cell {}

    /** The database doesn't know, or doesn't tell. */
    record Nothing() implements Cell {}
}
