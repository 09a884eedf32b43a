package dev.capstan.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class EngineFilesTest {
    private static final Pattern FUNCTION = Pattern.compile("^([a-z_]+)\\(\\)", Pattern.MULTILINE);

    /** A program may hold them all, and the one that came later would be called by both. */
    @Test
    void no_two_files_have_a_function_of_the_same_name() throws IOException {
        var owners = new HashMap<String, String>();
        var twice = new ArrayList<String>();
        try (var files = Files.list(Path.of("src/main/resources/dev/capstan/backup"))) {
            for (var file : files.filter(each -> each.toString().endsWith(".sh"))
                    .sorted()
                    .toList()) {
                var functions = FUNCTION.matcher(Files.readString(file));
                while (functions.find()) {
                    var owner =
                            owners.put(functions.group(1), file.getFileName().toString());
                    if (owner != null) {
                        twice.add(functions.group(1) + " of " + owner + " and " + file.getFileName());
                    }
                }
            }
        }
        assertEquals(List.of(), twice);
    }
}
