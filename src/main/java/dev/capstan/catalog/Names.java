package dev.capstan.catalog;

import java.util.regex.Pattern;

/** The two forms that names have. */
final class Names {
    /** What people type: short, lower case, no spaces. */
    static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_-]{0,39}");

    static final Pattern SLACK_ID = Pattern.compile("[A-Z][A-Z0-9]{1,30}");

    private Names() {}

    static void require(String value, Pattern form) {
        if (value == null || !form.matcher(value).matches()) {
            throw new IllegalArgumentException("not a name of the form " + form + ": " + value);
        }
    }
}
