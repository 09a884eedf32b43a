package dev.capstan.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The programs say a word, and the bot has words for it. */
class RefusalsTest {
    private static final Path PROGRAMS = Path.of("src/main/resources/dev/capstan/backup");
    private static final Pattern REFUSAL = Pattern.compile("\\brefuse ([a-z0-9-]+)");
    /** No program says more. */
    private static final List<String> ABOUT = List.of("1", "2", "3", "4", "5");

    @Test
    void whatever_a_program_refuses_with_is_told() throws IOException {
        var words = new TreeSet<String>();
        try (var programs = Files.list(PROGRAMS)) {
            for (var program : programs.toList()) {
                REFUSAL.matcher(Files.readString(program)).results().forEach(found -> words.add(found.group(1)));
            }
        }
        assertTrue(words.contains("no-tool"), words.toString());
        var untold = words.stream().filter(word -> !told(word)).toList();
        assertEquals(List.of(), untold);
    }

    private static boolean told(String word) {
        var said = new ArrayList<>(List.of(word));
        said.addAll(ABOUT);
        return Refusals.told(said).isPresent();
    }
}
