package dev.capstan.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SampleCatalogueTest {
    @Test
    void a_trial_works_with_a_copy_of_every_file_of_the_sample() throws IOException {
        var sample = Path.of("commands/_sample");
        try (var files = Files.walk(sample)) {
            assertEquals(
                    files.filter(Files::isRegularFile)
                            .map(file -> sample.relativize(file).toString())
                            .collect(Collectors.toSet()),
                    Set.copyOf(SampleCatalogue.FILES));
        }
    }
}
