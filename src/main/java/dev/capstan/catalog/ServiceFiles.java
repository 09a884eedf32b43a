package dev.capstan.catalog;

import dev.capstan.yaml.Fields;
import dev.capstan.yaml.Fields.Found;
import dev.capstan.yaml.Fields.Key;
import dev.capstan.yaml.Form;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;

/** The files of a service's folder: which there are, and what each may say. */
final class ServiceFiles {
    static final String SERVICE = "service.yaml";
    static final String RUNBOOKS = "runbooks.yaml";

    private final SequencedMap<String, Form<Part>> forms = new LinkedHashMap<>();
    private final Map<String, List<String>> topKeys = new LinkedHashMap<>();

    /** What one file said: its share of the draft, and the chapters in it. */
    record Part(
            Optional<ServiceDraft> service,
            Optional<Map<RunbookName, RunbookDraft>> runbooks,
            Map<Chapter<?>, Object> chapters) {}

    ServiceFiles(List<Chapter<?>> chapters) {
        forms.put(SERVICE, service(chapters));
        forms.put(RUNBOOKS, runbooks(chapters));
        topKeys.put(RUNBOOKS, new ArrayList<>(List.of("runbooks")));
        var others = new TreeSet<>(chapters.stream().map(Chapter::file).toList());
        others.removeAll(List.of(SERVICE, RUNBOOKS));
        others.forEach(file -> forms.put(file, other(file, chapters)));
        chapters.stream().filter(chapter -> !chapter.file().equals(SERVICE)).forEach(chapter -> topKeys.computeIfAbsent(
                        chapter.file(), file -> new ArrayList<>())
                .add(chapter.key().word()));
    }

    SequencedMap<String, Form<Part>> forms() {
        return forms;
    }

    /** The keys that tell a file from the others; {@code service.yaml} is what none of them tells. */
    Map<String, List<String>> topKeys() {
        return topKeys;
    }

    private static Form<Part> service(List<Chapter<?>> chapters) {
        var keys = Fields.of(SERVICE);
        var own = new ServiceForm(keys);
        var more = declare(SERVICE, chapters, keys);
        return keys.anyway(
                found -> new Part(Optional.of(found.here(own.read(found))), Optional.empty(), values(found, more)));
    }

    private static Form<Part> runbooks(List<Chapter<?>> chapters) {
        var keys = Fields.of(RUNBOOKS);
        var runbooks = keys.required("runbooks", RunbookForm.form(), "The procedures of the service, by name.");
        var more = declare(RUNBOOKS, chapters, keys);
        return keys.anyway(found -> new Part(Optional.empty(), found.get(runbooks), values(found, more)));
    }

    private static Form<Part> other(String file, List<Chapter<?>> chapters) {
        var keys = Fields.of(file);
        var more = declare(file, chapters, keys);
        return keys.anyway(found -> new Part(Optional.empty(), Optional.empty(), values(found, more)));
    }

    private static Map<Chapter<?>, Key<?>> declare(String file, List<Chapter<?>> chapters, Fields keys) {
        Map<Chapter<?>, Key<?>> declared = new LinkedHashMap<>();
        chapters.stream()
                .filter(chapter -> chapter.file().equals(file))
                .forEach(chapter ->
                        declared.put(chapter, keys.optional(chapter.key().word(), chapter.form(), chapter.about())));
        return declared;
    }

    private static Map<Chapter<?>, Object> values(Found found, Map<Chapter<?>, Key<?>> declared) {
        Map<Chapter<?>, Object> values = new LinkedHashMap<>();
        declared.forEach((chapter, key) -> found.get(key).ifPresent(value -> values.put(chapter, value)));
        return values;
    }
}
