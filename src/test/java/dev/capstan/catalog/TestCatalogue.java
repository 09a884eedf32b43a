package dev.capstan.catalog;

import dev.capstan.yaml.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A small sound catalogue in memory, and readings of it after one thing was changed. */
final class TestCatalogue {
    static final Path HOME = Path.of("/home/capstan");

    static final String HOUSE =
            """
            admin-channel: C0ADMIN
            roles:
              engineers: { users: [U0ALICE, U0BOB] }
              solo: { users: [U0CAROL] }
              crowd: { groups: [S0CROWD] }
            ssh: { key: ~/.ssh/id_ed25519 }
            """;

    static final String SERVICE =
            """
            service: shop
            title: { en: Shop, zh: 商店 }
            environments:
              production:
                channel: C0SHOP
                runs-on: ssh://deploy@shop-1
                folder: /srv/shop
                env-file: /srv/shop.env
                may: { deploy: engineers, rollback: [engineers, crowd] }
            environment-variables:
              DATABASE_URL: required
            health:
              app: { http: http://localhost:8080/health }
            """;

    static final String RUNBOOKS =
            """
            runbooks:
              deploy:
                parameters:
                  version: { type: git-ref }
                steps:
                  - keep-copy: { of: /srv/shop, as: "/srv/shop_{time}" }
                  - run: make
                    timeout: 30s
                    on-failure: put-back
                  - until: health.app
                    on-failure: rollback
              rollback:
                parameters:
                  copy: { type: kept-copy }
                guard: requester
                steps:
                  - put-copy-back: /srv/shop
              put-back:
                recovery: true
                steps:
                  - put-copy-back: /srv/shop
            """;

    private TestCatalogue() {}

    static CatalogueReader reader() {
        return new CatalogueReader(List.of(), List.of(), List.of(), HOME);
    }

    static Map<String, String> texts() {
        return new TreeMap<>(
                Map.of("capstan.yaml", HOUSE, "shop/service.yaml", SERVICE, "shop/runbooks.yaml", RUNBOOKS));
    }

    static CatalogueFiles files() {
        return CatalogueFiles.of("commands", texts());
    }

    /** The catalogue after one piece of one file was replaced. */
    static CatalogueFiles with(String file, String piece, String replacement) {
        var texts = texts();
        var before = texts.get(file);
        if (!before.contains(piece)) {
            throw new IllegalArgumentException("not in " + file + ": " + piece);
        }
        texts.put(file, before.replace(piece, replacement));
        return CatalogueFiles.of("commands", texts);
    }

    static List<String> problems(CatalogueFiles files) {
        return switch (reader().read(files)) {
            case CatalogueRead.Loaded loaded -> List.of();
            case CatalogueRead.Refused refused ->
                refused.problems().stream().map(Problem::toString).toList();
        };
    }

    static Catalogue loaded(CatalogueRead read) {
        return switch (read) {
            case CatalogueRead.Loaded loaded -> loaded.catalogue();
            case CatalogueRead.Refused refused -> throw new AssertionError(refused.problems());
        };
    }
}
