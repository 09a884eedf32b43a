package dev.capstan.catalog;

import dev.capstan.yaml.Place;
import dev.capstan.yaml.Problem;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The texts of a catalogue's files at one moment, so that reading them is a pure function of this value. Folders whose
 * names begin with {@code _} or {@code .}, and folders without YAML, are no services.
 *
 * @param folder as people know it, in front of every place: {@code commands}
 * @param texts by path within the folder: {@code ctea/service.yaml}
 * @param troubles files that could not be read
 */
public record CatalogueFiles(String folder, SortedMap<String, String> texts, List<Problem> troubles) {
    private static final long LARGEST = 1_000_000;

    public CatalogueFiles {
        texts = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(texts));
        troubles = List.copyOf(troubles);
    }

    public static CatalogueFiles of(String folder, Map<String, String> texts) {
        return new CatalogueFiles(folder, new TreeMap<>(texts), List.of());
    }

    public static CatalogueFiles in(Path typed) {
        var folder = shown(typed);
        var texts = new TreeMap<String, String>();
        var troubles = new ArrayList<Problem>();
        if (!Files.isDirectory(typed)) {
            troubles.add(new Problem(
                    Place.startOf(folder), "there is no such folder", "name the folder that holds capstan.yaml"));
            return new CatalogueFiles(folder, texts, troubles);
        }
        for (var entry : entries(typed, folder, troubles)) {
            if (Files.isDirectory(entry)) {
                entries(entry, folder + "/" + entry.getFileName(), troubles)
                        .forEach(file -> take(typed, file, folder, texts, troubles));
            } else {
                take(typed, entry, folder, texts, troubles);
            }
        }
        return new CatalogueFiles(folder, texts, troubles);
    }

    /** A relative folder as it was typed, an absolute one by its own name. */
    private static String shown(Path typed) {
        var tidy = typed.normalize();
        if (!tidy.isAbsolute() && !tidy.toString().isEmpty()) {
            return tidy.toString();
        }
        var name = typed.toAbsolutePath().normalize().getFileName();
        return name == null ? "/" : name.toString();
    }

    private static List<Path> entries(Path folder, String shown, List<Problem> troubles) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !entry.getFileName().toString().startsWith("_"))
                    .filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            troubles.add(new Problem(
                    Place.startOf(shown), "the folder can't be read", "allow the user Capstan runs as to read it"));
            return List.of();
        }
    }

    private static void take(Path root, Path file, String folder, Map<String, String> texts, List<Problem> troubles) {
        var name = root.relativize(file).toString().replace('\\', '/');
        if (Files.isDirectory(file) || !name.endsWith(".yaml") && !name.endsWith(".yml")) {
            return;
        }
        var place = Place.startOf(folder + "/" + name);
        try {
            if (Files.size(file) > LARGEST) {
                troubles.add(
                        new Problem(place, "the file is longer than 1 MB", "split it or leave out what is generated"));
            } else {
                var text = Files.readString(file);
                texts.put(name, text.startsWith("\uFEFF") ? text.substring(1) : text);
            }
        } catch (CharacterCodingException notText) {
            troubles.add(new Problem(place, "the file is not UTF-8", "save it as plain UTF-8 text"));
        } catch (IOException unreadable) {
            troubles.add(new Problem(place, "the file can't be read", "allow the user Capstan runs as to read it"));
        }
    }
}
