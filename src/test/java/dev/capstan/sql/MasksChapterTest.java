package dev.capstan.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.capstan.Shelf;
import dev.capstan.catalog.CatalogueRead;
import dev.capstan.catalog.ServiceName;
import dev.capstan.sql.mask.Mask;
import dev.capstan.sql.mask.MaskedColumn;
import dev.capstan.sql.mask.Masks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MasksChapterTest {
    @TempDir
    private Path folder;

    private CatalogueRead read(String masks, String sql) throws IOException {
        Files.createDirectories(folder.resolve("shop"));
        Files.writeString(
                folder.resolve("capstan.yaml"), "admin-channel: C0OPS\nroles: { engineers: { users: [U0ENG] } }\n");
        Files.writeString(
                folder.resolve("shop/service.yaml"),
                """
                service: shop
                title: { en: Shop, zh: 商店 }
                environments:
                  production: { channel: C0SHOP, runs-on: local, folder: /srv }
                databases:
                  main:
                    url: "${secret:A}"
                    may: { production: engineers }
                    masks: { %s }
                """
                        .formatted(masks));
        Files.writeString(
                folder.resolve("shop/queries.yaml"),
                """
                queries:
                  somebody:
                    title: { en: Somebody, zh: 某人 }
                    sql: %s
                """
                        .formatted(sql));
        return Shelf.reader().read(folder);
    }

    @Test
    void columns_are_named_with_and_without_their_schema() throws IOException {
        var read = read("users.phone: phone, crm.cards.number: last4", "SELECT phone FROM users");
        var loaded = assertInstanceOf(CatalogueRead.Loaded.class, read, read::toString);
        var database = Questions.databases(loaded.catalogue().services().get(new ServiceName("shop")))
                .get(new DatabaseName("main"));
        assertEquals(
                new Masks(List.of(
                        new MaskedColumn(Optional.empty(), "users", "phone", Mask.PHONE),
                        new MaskedColumn(Optional.of("crm"), "cards", "number", Mask.LAST4))),
                database.masks());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "phone: phone | SELECT 1 | service.yaml:9:14: name \"phone\" is not the name of a column — write table.column or schema.table.column, such as users.phone",
                "users.phone: whole | SELECT 1 | service.yaml:9:14: users.phone \"whole\" is",
                "users.phone: phone | SELECT upper(phone) FROM users | queries.yaml:4:10: phone is masked, and part of an expression — select it as it is; conditions may only compare it with = or IN to written values",
                "users.phone: phone | SELECT to_json(u) FROM users u | queries.yaml:4:10: u stands for a whole row with masked columns — name the columns",
            })
    void what_is_wrong_is_told_where_it_stands(String masks, String sql, String problem) throws IOException {
        var refused = assertInstanceOf(CatalogueRead.Refused.class, read(masks, sql));
        assertEquals(1, refused.problems().size(), refused.problems().toString());
        var told = refused.problems().getFirst().toString();
        var at = told.substring(told.indexOf("shop/") + "shop/".length());
        assertEquals(problem.strip(), at.substring(0, Math.min(problem.strip().length(), at.length())));
    }
}
