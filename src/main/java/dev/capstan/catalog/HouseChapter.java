package dev.capstan.catalog;

import dev.capstan.yaml.Form;
import dev.capstan.yaml.Reading;

/**
 * The port by which another room reads what it needs for all services: one top-level key of {@code capstan.yaml}. The
 * root lists them.
 *
 * @param <T> an immutable value with equality, so that a reload can tell whether anything changed
 */
public interface HouseChapter<T> {

    ChapterKey<T> key();

    /** One sentence for the schema. */
    String about();

    Form<T> form();

    /**
     * Connects what was read with the rest of {@code capstan.yaml} and reports what does not fit. Called only when the
     * file is sound; chapters before this one are linked already.
     */
    default T link(T value, House house, Reading reading) {
        return value;
    }
}
