package dev.capstan.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.step.HostAddress;
import dev.capstan.yaml.Form;
import dev.capstan.yaml.Reading;
import dev.capstan.yaml.Scalars;
import dev.capstan.yaml.Shapes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueReaderTest {
    private static final ServiceName SHOP = new ServiceName("shop");

    @Test
    void what_is_left_out_gets_its_default() {
        var catalogue = TestCatalogue.loaded(TestCatalogue.reader().read(TestCatalogue.files()));
        var shop = catalogue.services().get(SHOP);
        var deploy = shop.runbooks().get(Runbook.DEPLOY);
        assertEquals(new Guard(1, java.util.Optional.empty(), true, false, Guard.DEFAULT_WITHIN), deploy.guard());
        assertEquals(Duration.ofSeconds(60), deploy.steps().get(2).timeout());
        assertEquals("make", deploy.steps().get(1).title().english());
        assertEquals(
                "latest",
                shop.runbooks()
                        .get(Runbook.ROLLBACK)
                        .parameters()
                        .getFirst()
                        .defaultValue()
                        .orElseThrow());
        assertEquals(
                List.of(new HostAddress.Ssh("deploy", "shop-1", 22)),
                shop.environments().get(Environment.PRODUCTION).hosts());
        var ssh = catalogue.house().ssh().orElseThrow();
        assertEquals(TestCatalogue.HOME.resolve(".ssh/id_ed25519"), ssh.key());
        assertEquals(List.of(TestCatalogue.HOME.resolve(".ssh/known_hosts")), ssh.knownHosts());
    }

    @Test
    void a_chapter_of_another_room_is_read_linked_and_kept_by_its_key() {
        var reader = new CatalogueReader(List.of(new Notes()), List.of(), List.of(), TestCatalogue.HOME);
        var texts = TestCatalogue.texts();
        texts.put("shop/notes.yaml", "notes: { deploy: careful }\n");
        var shop = TestCatalogue.loaded(reader.read(CatalogueFiles.of("commands", texts)))
                .services()
                .get(SHOP);
        assertEquals(Map.of("deploy", "careful"), shop.chapters().get(Notes.KEY).orElseThrow());

        texts.put("shop/notes.yaml", "notes: { deplyo: careful }\n");
        var refused = (CatalogueRead.Refused) reader.read(CatalogueFiles.of("commands", texts));
        assertEquals(
                "[commands/shop/notes.yaml:1:1: no runbook deplyo — name one that exists]",
                refused.problems().toString());
        assertTrue(new SchemaWriter(List.of(new Notes()), List.of()).service().contains("\"notes\""));
    }

    @Test
    void what_another_room_reads_for_all_services_stands_in_capstan_yaml() {
        var reader = new CatalogueReader(List.of(), List.of(new Mottos()), List.of(), TestCatalogue.HOME);
        var texts = TestCatalogue.texts();
        texts.merge("capstan.yaml", "mottos: { C0SHOP: calm }\n", String::concat);
        var house = TestCatalogue.loaded(reader.read(CatalogueFiles.of("commands", texts)))
                .house();
        assertEquals(Map.of("C0SHOP", "calm"), house.chapters().get(Mottos.KEY).orElseThrow());
        assertTrue(new SchemaWriter(List.of(), List.of(new Mottos())).house().contains("\"mottos\""));
    }

    @Test
    void what_is_sound_and_yet_doubtful_is_told_and_taken() {
        var reader = new CatalogueReader(List.of(new Notes()), List.of(), List.of(), TestCatalogue.HOME);
        var texts = TestCatalogue.texts();
        texts.put("shop/notes.yaml", "notes: { deploy: careless }\n");
        var report = CatalogueCheck.of(reader.read(CatalogueFiles.of("commands", texts)));
        assertEquals(0, report.exitCode());
        assertEquals(
                List.of(
                        "doubtful: commands/shop/notes.yaml:1:1: that is careless — write careful",
                        "In order: 1 service, 1 environment, 3 runbooks, 3 roles, 1 doubt"),
                report.lines().subList(report.lines().size() - 2, report.lines().size()));
    }

    @Test
    void a_file_that_no_chapter_knows_is_a_problem() {
        var texts = TestCatalogue.texts();
        texts.put("shop/runbook.yaml", "runbooks: {}");
        texts.put("shop/service.yml", "service: shop");
        assertEquals(
                List.of(
                        "commands/shop/runbook.yaml:1:1: no chapter is called so — did you mean runbooks.yaml?",
                        "commands/shop/service.yml:1:1: no chapter is called so — rename it to service.yaml"),
                TestCatalogue.problems(CatalogueFiles.of("commands", texts)));
    }

    @Test
    void a_folder_is_read_without_what_begins_with_an_underscore_or_holds_no_yaml(@TempDir Path temp)
            throws IOException {
        var commands = Files.createDirectory(temp.resolve("commands"));
        for (var text : TestCatalogue.texts().entrySet()) {
            var file = commands.resolve(text.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, text.getValue());
        }
        Files.createDirectory(commands.resolve("schema"));
        Files.writeString(Files.createDirectory(commands.resolve("_draft")).resolve("service.yaml"), "nonsense");
        var read = TestCatalogue.reader().read(commands);
        assertEquals(1, TestCatalogue.loaded(read).services().size());
        var report = CatalogueCheck.of(read);
        assertEquals(0, report.exitCode());
        assertTrue(report.lines().contains("  deploy: 3 steps"), report.lines().toString());
        assertEquals(
                "In order: 1 service, 1 environment, 3 runbooks, 3 roles",
                report.lines().getLast());
    }

    @Test
    void a_missing_folder_is_one_problem_and_exit_code_1(@TempDir Path temp) {
        var report = CatalogueCheck.of(TestCatalogue.reader().read(temp.resolve("commands")));
        assertEquals(
                List.of("commands:1:1: there is no such folder — name the folder that holds capstan.yaml", "1 problem"),
                report.lines());
        assertEquals(1, report.exitCode());
    }

    @Test
    void a_file_that_is_not_text_is_told_beside_the_other_problems(@TempDir Path temp) throws IOException {
        Files.write(temp.resolve("capstan.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 'a'});
        var report = CatalogueCheck.of(TestCatalogue.reader().read(temp));
        assertFalse(report.lines().getFirst().isEmpty());
        assertTrue(
                report.lines().getFirst().contains("is not UTF-8"),
                report.lines().toString());
    }

    private static final class Mottos implements HouseChapter<Map<String, String>> {
        private static final ChapterKey<Map<String, String>> KEY = new ChapterKey<>("mottos");

        @Override
        public ChapterKey<Map<String, String>> key() {
            return KEY;
        }

        @Override
        public String about() {
            return "What a channel goes by.";
        }

        @Override
        public Form<Map<String, String>> form() {
            return Shapes.mapOf(Scalars.text("C0SHOP"), Scalars.text("calm"));
        }
    }

    private static final class Notes implements Chapter<Map<String, String>> {
        private static final ChapterKey<Map<String, String>> KEY = new ChapterKey<>("notes");

        @Override
        public ChapterKey<Map<String, String>> key() {
            return KEY;
        }

        @Override
        public String file() {
            return "notes.yaml";
        }

        @Override
        public String about() {
            return "What to keep in mind, by runbook.";
        }

        @Override
        public Form<Map<String, String>> form() {
            return Shapes.mapOf(Scalars.text("deploy"), Scalars.text("careful"));
        }

        @Override
        public Map<String, String> link(Map<String, String> notes, Service service, House house, Reading reading) {
            notes.keySet().stream()
                    .filter(name -> !service.runbooks().containsKey(new RunbookName(name)))
                    .forEach(name ->
                            reading.problem(reading.place(notes), "no runbook " + name, "name one that exists"));
            if (notes.containsValue("careless")) {
                reading.doubt(reading.place(notes), "that is careless", "write careful");
            }
            return Map.copyOf(notes);
        }
    }

    @Test
    void what_would_throw_a_production_database_away_is_a_problem_there_and_nowhere_else() {
        var reset = TestCatalogue.with("shop/runbooks.yaml", "- run: make", "- run: npx prisma  migrate reset --force");
        assertEquals(
                List.of("commands/shop/runbooks.yaml:7:9: prisma migrate reset must never run in production"
                        + " — leave it out, or take deploy from may of production"),
                TestCatalogue.problems(reset));
        var texts = TestCatalogue.texts();
        texts.put("shop/service.yaml", TestCatalogue.SERVICE.replace("  production:", "  staging:"));
        texts.put("shop/runbooks.yaml", reset.texts().get("shop/runbooks.yaml"));
        assertEquals(List.of(), TestCatalogue.problems(CatalogueFiles.of("commands", texts)));
        for (var other :
                List.of("pnpm drizzle-kit push", "drizzle-kit drop", "prisma migrate dev -n x", "prisma db push")) {
            assertEquals(
                    1,
                    TestCatalogue.problems(TestCatalogue.with("shop/runbooks.yaml", "- run: make", "- run: " + other))
                            .size(),
                    other);
        }
        var deploying = TestCatalogue.with("shop/runbooks.yaml", "- run: make", "- run: npx prisma migrate deploy");
        assertEquals(List.of(), TestCatalogue.problems(deploying));
    }
}
