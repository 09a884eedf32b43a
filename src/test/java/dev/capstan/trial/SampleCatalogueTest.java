package dev.capstan.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleCatalogueTest {
    @TempDir
    Path root;

    @Test
    void every_file_of_the_sample_is_brought_with_this_machines_folder_in_it() throws IOException {
        var folder = new TrialFolder(root);
        SampleCatalogue.write(folder, 12_345);
        assertEquals(filesIn(Path.of("commands/_sample")), filesIn(folder.commands()));
        for (var file : filesIn(folder.commands())) {
            assertFalse(Files.readString(folder.commands().resolve(file)).contains("/srv/shop"), file);
        }
    }

    @Test
    void what_a_person_changed_stays() throws IOException {
        var folder = new TrialFolder(root);
        SampleCatalogue.write(folder, 1);
        var changed = folder.commands().resolve("shop/alerts.yaml");
        Files.writeString(changed, "alerts: {}\n");
        SampleCatalogue.write(folder, 2);
        assertEquals("alerts: {}\n", Files.readString(changed));
    }

    private static Set<String> filesIn(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .collect(Collectors.toSet());
        }
    }
}
