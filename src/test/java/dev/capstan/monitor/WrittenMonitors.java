package dev.capstan.monitor;

import dev.capstan.Shelf;
import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.CatalogueFiles;
import dev.capstan.catalog.CatalogueRead;
import dev.capstan.yaml.Problem;
import java.util.List;
import java.util.Map;

/** A small catalogue with these monitors. */
final class WrittenMonitors {
    private static final String HOUSE =
            """
            admin-channel: C0ADMIN
            roles: { engineers: { users: [U0ALICE] } }
            prometheus: { main: { url: http://127.0.0.1:9090 } }
            """;
    private static final String SERVICE =
            """
            service: shop
            title: Shop
            environments:
              production: { channel: C0SHOP, runs-on: local, folder: /tmp, may: { deploy: engineers } }
            health: { app: { http: http://localhost:8080/health } }
            databases: { main: { url: "${secret:SHOP}", may: { production: engineers } } }
            """;
    private static final String RUNBOOKS = "runbooks: { deploy: { guard: requester, steps: [{ run: make }] } }\n";
    private static final String QUERIES =
            """
            queries:
              waiting: { sql: SELECT count(*) AS pending FROM orders, expect: pending <= 10 }
              plain: { sql: SELECT 1 AS one }
              since: { sql: "SELECT 1 AS one WHERE now() > :at", parameters: { at: { type: time } } }
            """;

    private WrittenMonitors() {}

    static CatalogueRead attempt(String monitors) {
        return attempt(HOUSE, monitors);
    }

    static CatalogueRead attempt(String house, String monitors) {
        return Shelf.reader()
                .read(CatalogueFiles.of(
                        "commands",
                        Map.of(
                                "capstan.yaml", house,
                                "shop/service.yaml", SERVICE,
                                "shop/runbooks.yaml", RUNBOOKS,
                                "shop/queries.yaml", QUERIES,
                                "shop/monitors.yaml", monitors)));
    }

    static Catalogue read(String monitors) {
        return switch (attempt(monitors)) {
            case CatalogueRead.Loaded loaded -> loaded.catalogue();
            case CatalogueRead.Refused refused -> throw new AssertionError(refused.problems());
        };
    }

    static List<String> problems(String monitors) {
        return switch (attempt(monitors)) {
            case CatalogueRead.Loaded loaded -> List.of();
            case CatalogueRead.Refused refused ->
                refused.problems().stream().map(Problem::toString).toList();
        };
    }
}
