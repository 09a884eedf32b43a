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

    /** Reports what does not fit the rest of {@code capstan.yaml}. Called only when that is sound. */
    default void check(T value, House house, Reading reading) {}
}
