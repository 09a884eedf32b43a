package dev.capstan.catalog;

import dev.capstan.yaml.Form;

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
}
