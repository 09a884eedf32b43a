package dev.capstan.sql.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.catalog.CatalogueRead;
import dev.capstan.catalog.CatalogueReader;
import dev.capstan.catalog.ComponentName;
import dev.capstan.catalog.Environment;
import dev.capstan.catalog.RoleName;
import dev.capstan.catalog.RunbookName;
import dev.capstan.catalog.Service;
import dev.capstan.catalog.ServiceName;
import dev.capstan.sql.DatabasesChapter;
import dev.capstan.sql.fix.FixesChapter;
import dev.capstan.step.StepSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MigrationsChapterTest {
    private static final String SOUND =
            """
            migrations:
              tool: prisma
              run: [npx prisma generate, npx prisma migrate deploy]
              may: { production: engineers }
              resolve: npx prisma migrate resolve --rolled-back "$migration"
              undo:
                may: { production: dbas }
                without-backup: dbas
                migrations: { 20260101_init: DROP TABLE a }
            """;

    @TempDir
    Path folder;

    private CatalogueRead read(String migrations, BackupFirst backups) throws IOException {
        Files.createDirectories(folder.resolve("shop"));
        Files.writeString(
                folder.resolve("capstan.yaml"),
                "admin-channel: C0ADMIN\nroles: { engineers: { users: [U1, U3] }, dbas: { users: [U2, U4] } }\n");
        Files.writeString(
                folder.resolve("shop/service.yaml"),
                """
                service: shop
                title: Shop
                components: { web: { folder: /srv/shop/web }, worker: {} }
                environments:
                  production: { channel: C0SHOP, runs-on: local, folder: /srv/shop }
                databases:
                  main: { url: "${secret:SHOP_URL}" }
                """);
        Files.writeString(folder.resolve("shop/migrations.yaml"), migrations);
        return new CatalogueReader(
                        List.of(new DatabasesChapter(), new FixesChapter(), new MigrationsChapter(backups)),
                        List.of(),
                        List.of())
                .read(folder);
    }

    private Service service(BackupFirst backups) throws IOException {
        var loaded = (CatalogueRead.Loaded) read(SOUND, backups);
        return loaded.catalogue().services().get(new ServiceName("shop"));
    }

    @Test
    void what_can_be_done_is_asked_for_under_one_command_by_whoever_is_named() throws IOException {
        var service = service(BackupFirst.NOBODY);
        var production = service.environments().get(Environment.PRODUCTION);
        for (var name : List.of("run", "resolve", "undo")) {
            var runbook = service.runbooks().get(new RunbookName(name));
            assertEquals("migrate", runbook.command());
            assertTrue(production.rights().containsKey(runbook.name()), name);
        }
        assertEquals(4, service.runbooks().get(new RunbookName("run")).steps().size());
    }

    @Test
    void without_a_backup_those_named_for_that_decide_by_typing() throws IOException {
        var undo = service(BackupFirst.NOBODY).runbooks().get(new RunbookName("undo"));
        assertEquals(Optional.of(new RoleName("dbas")), undo.guard().by());
        assertTrue(undo.guard().typed());
        assertEquals(1, undo.steps().size());
    }

    @Test
    void with_a_backup_it_comes_first() throws IOException {
        BackupFirst everywhere =
                (service, database) -> Optional.of(new StepSpec.Call("backup", Map.of("parts", "main")));
        var undo = service(everywhere).runbooks().get(new RunbookName("undo"));
        assertEquals(2, undo.steps().size());
        assertEquals(Optional.empty(), undo.guard().by());
        assertTrue(undo.guard().typed());
    }

    @Test
    void a_part_differs_in_what_it_says_and_the_whole_has_none_then() throws IOException {
        var loaded = (CatalogueRead.Loaded) read(
                SOUND
                        + """
                          components:
                            web: { files: migrations, table: _web, undo: { 20260102_menu: DROP TABLE menu } }
                            worker: {}
                        """,
                BackupFirst.NOBODY);
        var service = loaded.catalogue().services().get(new ServiceName("shop"));
        var production = service.environments().get(Environment.PRODUCTION);
        assertEquals(Optional.empty(), Place.of(service, production, Optional.empty()));
        var web = Place.of(service, production, Optional.of(new ComponentName("web")))
                .orElseThrow();
        assertEquals("/srv/shop/web", web.folder());
        assertEquals("_web", web.table());
        assertEquals("migrations/20260102_menu/migration.sql", web.migrations().pathOf("20260102_menu"));
        assertEquals(
                Set.of("20260101_init", "20260102_menu"),
                web.migrations().undo().orElseThrow().scripts().keySet());
        var worker = Place.of(service, production, Optional.of(new ComponentName("worker")))
                .orElseThrow();
        assertEquals("/srv/shop", worker.folder());
        assertEquals("main", worker.source().database().name().value());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "tool: prisma | tool: prisme | 2:3: tool \"prisme\" is not known — did you mean prisma?",
                "npx prisma migrate deploy | npx prisma migrate reset --force | 3:30: migrate reset is for a developer's own database — write what only applies migrations, such as prisma migrate deploy or drizzle-kit migrate",
                "may: { production: engineers } | may: { production: engineer } | 4:10: there is no role engineer — did you mean engineers?",
                "may: { production: dbas } | may: { staging: dbas } | 7:12: shop has no environment staging — write production",
                "without-backup: dbas | without-backup: dba | 6:3: there is no role dba — did you mean dbas?",
                "tool: prisma | `tool: prisma\n  database: other` | 3:3: there is no database other — write main",
                "DROP TABLE a | COMMIT; DROP TABLE a | 9:19: COMMIT would end the transaction that undoes 20260101_init — leave it out: all of it is one transaction already",
                "tool: prisma | `tool: prisma\n  components: { wbe: { files: x } }` | 3:17: there is no component wbe — did you mean web?",
                "tool: prisma | `tool: prisma\n  components: { web: { database: other } }` | 3:24: there is no database other — write main",
                "tool: prisma | `tool: prisma\n  fixes: { unique: nowhere }` | 3:12: there is no fix nowhere — write it in fixes.yaml",
            })
    void what_does_not_fit_is_told_where_it_stands(String from, String to, String problem) throws IOException {
        var text = SOUND.replace(from.translateEscapes(), to.translateEscapes());
        var refused = (CatalogueRead.Refused) read(text, BackupFirst.NOBODY);
        var told = refused.problems().stream()
                .map(Object::toString)
                .map(each -> each.substring(each.indexOf("migrations.yaml:") + "migrations.yaml:".length()))
                .toList();
        assertEquals(List.of(problem), told);
    }
}
