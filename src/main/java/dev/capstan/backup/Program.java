package dev.capstan.backup;

import dev.capstan.step.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is typed on a target: functions that stand as readable files among the resources, and lines that call them. All
 * that varies is handed over as environment variables.
 */
record Program(
        Set<String> parts,
        Map<String, List<String>> engines,
        List<String> lines,
        Map<String, String> values,
        Map<String, Secret> secrets) {
    Program {
        parts = new LinkedHashSet<>(parts);
        engines = new LinkedHashMap<>(engines);
        lines = List.copyOf(lines);
        values = Map.copyOf(values);
        secrets = Map.copyOf(secrets);
    }

    /** @param parts the files whose functions it calls, beside {@code common} */
    static Program of(String... parts) {
        return new Program(
                Stream.concat(Stream.of("common"), Stream.of(parts))
                        .collect(Collectors.toCollection(LinkedHashSet::new)),
                Map.of(),
                List.of("begin"),
                Map.of(),
                Map.of());
    }

    /**
     * Calls a function of an engine for a part. Each engine is kept apart from the others in a shell of its own, so that
     * their functions may be called alike.
     *
     * @param files of the engine's functions
     */
    Program part(int number, String name, String engine, List<String> files, String function) {
        var prefix = "p" + number + "_";
        return and(
                Map.of(engine, files),
                List.of("in_" + engine + " " + number + " \"$" + prefix + "part\" " + function),
                Map.of(prefix + "part", name, prefix + "engine", engine),
                Map.of());
    }

    Program line(String line) {
        return and(Map.of(), List.of(line), Map.of(), Map.of());
    }

    Program value(String name, String value) {
        return and(Map.of(), List.of(), Map.of(name, value), Map.of());
    }

    Program values(Map<String, String> more) {
        return and(Map.of(), List.of(), more, Map.of());
    }

    Program secret(String name, Secret secret) {
        return and(Map.of(), List.of(), Map.of(), Map.of(name, secret));
    }

    private Program and(
            Map<String, List<String>> moreEngines,
            List<String> moreLines,
            Map<String, String> moreValues,
            Map<String, Secret> hidden) {
        var allEngines = new LinkedHashMap<>(engines);
        allEngines.putAll(moreEngines);
        var allLines = new ArrayList<>(lines);
        allLines.addAll(moreLines);
        var allValues = new LinkedHashMap<>(values);
        allValues.putAll(moreValues);
        var allSecrets = new LinkedHashMap<>(secrets);
        allSecrets.putAll(hidden);
        return new Program(parts, allEngines, allLines, allValues, allSecrets);
    }

    /** What clears away after it, with the same functions and values. */
    Program clearingAway() {
        return new Program(parts, engines, List.of("clear_away"), values, secrets);
    }

    String text() {
        return Stream.of(
                        parts.stream().map(Program::part),
                        engines.keySet().stream().map(this::engine),
                        lines.stream())
                .flatMap(texts -> texts)
                .collect(Collectors.joining("\n"));
    }

    private String engine(String name) {
        var functions = engines.get(name).stream().map(Program::part).collect(Collectors.joining("\n"));
        return "in_" + name + "() (\n" + functions + "\npart_is \"$1\" \"$2\"\nshift 2\n\"$@\"\n)";
    }

    /** Without its comments: they are for those who read the files, not for the wire. */
    private static String part(String name) {
        try (var in = Program.class.getResourceAsStream(name + ".sh")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.stripLeading().startsWith("#"))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
