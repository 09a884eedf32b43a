package dev.capstan.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes what may be said in a catalogue as JSON Schema, from the same declarations that read it. */
public final class SchemaWriter {
    private final ServiceFiles files;
    private final List<HouseChapter<?>> house;

    public SchemaWriter(List<Chapter<?>> chapters, List<HouseChapter<?>> house) {
        this.files = new ServiceFiles(chapters);
        this.house = house;
    }

    /** For {@code capstan.yaml}. */
    public String house() {
        return written(
                "capstan.yaml: what is common to all services",
                HouseForm.form(Path.of("/"), house).schema());
    }

    /** For every file of a service's folder; their top-level keys tell them apart. */
    public String service() {
        Map<String, Object> schema = files.forms().get(ServiceFiles.SERVICE).schema();
        for (var other : files.topKeys().entrySet()) {
            Map<String, Object> choice = new LinkedHashMap<>();
            choice.put("if", anyOf(other.getValue()));
            choice.put("then", files.forms().get(other.getKey()).schema());
            choice.put("else", schema);
            schema = choice;
        }
        return written("The files of a service's folder: service.yaml, runbooks.yaml and its other chapters", schema);
    }

    private static Map<String, Object> anyOf(List<String> keys) {
        return Map.of(
                "anyOf",
                keys.stream().map(key -> Map.of("required", List.of(key))).toList());
    }

    private static String written(String title, Map<String, Object> schema) {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        whole.put("title", title);
        whole.putAll(schema);
        var indent = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(indent);
        try {
            return new ObjectMapper()
                            .enable(SerializationFeature.INDENT_OUTPUT)
                            .writer(printer)
                            .writeValueAsString(whole)
                    + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("maps and lists can always be written", impossible);
        }
    }
}
