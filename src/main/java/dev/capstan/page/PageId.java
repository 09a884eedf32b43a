package dev.capstan.page;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** Tells a page apart for ever, whoever sends it however often: {@code al-7F3K.2.mail}. */
public record PageId(@JsonValue String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");
    private static final int LONGEST = 120;

    @JsonCreator
    public PageId {
        if (!FORM.matcher(value).matches() || value.length() > LONGEST) {
            throw new IllegalArgumentException("not the id of a page: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
