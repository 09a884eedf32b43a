package dev.capstan.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

class SchemaTest {
    @Test
    void every_script_in_the_folder_is_listed_in_its_order() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources", Schema.FOLDER))) {
            var scripts = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".sql"))
                    .sorted(Comparator.comparingInt(name -> Integer.parseInt(name.replaceAll("^V(\\d+)__.*", "$1"))))
                    .toList();
            assertEquals(scripts, Schema.SCRIPTS);
        }
    }

    @Test
    void a_new_database_is_brought_up_to_date_and_then_known_to_be() {
        try (var store = TestDatabase.empty()) {
            assertFalse(store.<Boolean>with(Schema::isUpToDate));
            store.migrate();
            assertTrue(store.<Boolean>with(Schema::isUpToDate));
        }
    }

    @Test
    void a_database_that_lacks_the_newest_script_gets_it() {
        try (var store = TestDatabase.empty()) {
            Schema.upTo("2", store.dataSource());
            assertFalse(store.<Boolean>with(Schema::isUpToDate));
            store.migrate();
            assertTrue(store.<Boolean>with(Schema::isUpToDate));
        }
    }
}
