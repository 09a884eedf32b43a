package dev.capstan.catalog;

import dev.capstan.yaml.Form;
import dev.capstan.yaml.Reading;
import java.util.List;

/**
 * The port by which another room reads what it needs from a service's folder: one top-level key of one file, in a form
 * that is both reader and schema. The root lists the chapters.
 *
 * @param <T> an immutable value with equality, so that a reload can tell whether anything changed
 */
public interface Chapter<T> {

    ChapterKey<T> key();

    /** The file in which the key stands: {@code queries.yaml}, or {@code service.yaml} beside the service's own keys. */
    String file();

    /** One sentence for the schema. */
    String about();

    Form<T> form();

    /**
     * Connects what was read with the rest of the service and reports what does not fit. Called only when the service
     * and {@code capstan.yaml} are sound; chapters before this one are in {@code service.chapters()} already.
     */
    default T link(T value, Service service, House house, Reading reading) {
        return value;
    }

    /**
     * A step of the service's own runbooks, whole: where it calls what this chapter offers, with all that its room wants
     * to know. What does not fit is reported at the place of its {@link dev.capstan.step.StepSpec.Call}. Called when all
     * chapters are linked and sound.
     */
    default RunbookStep called(RunbookStep step, Runbook in, Service service, Reading reading) {
        return step;
    }

    /**
     * What can be asked for because of it, beside the service's own runbooks. Their names are the chapter's to check:
     * none may be taken in {@code service.runbooks()}.
     */
    default List<Procedure> procedures(T linked, Service service) {
        return List.of();
    }
}
