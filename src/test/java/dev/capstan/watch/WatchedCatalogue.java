package dev.capstan.watch;

import dev.capstan.Shelf;
import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.CatalogueFiles;
import dev.capstan.catalog.CatalogueRead;
import dev.capstan.yaml.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A shop that is written down, with what is watched after its deploys. */
final class WatchedCatalogue {
    static final String AUTO =
            """
            watches:
              deploy:
                within: 10m
                mode: auto
                when: [error-rate, { monitor: latency, limit: "> 2s", for: 2m }]
            """;
    static final String ASK = AUTO.replace("mode: auto", "mode: ask");

    private static final String HOUSE =
            "{ admin-channel: C0ADMIN, roles: { engineers: { users: [U0ALICE, U0BOB] } } }\n";
    private static final String SERVICE =
            """
            service: shop
            title: Shop
            environments:
              production:
                channel: C0SHOP
                runs-on: local
                folder: /srv/shop/current
                may: { deploy: engineers, rollback: engineers, reindex: engineers }
            migration-level: cat ../database
            databases: { main: { url: "${secret:SHOP}", write-url: "${secret:SHOP}", may: { production: engineers } } }
            """;
    static final String RUNBOOKS =
            """
            runbooks:
              deploy:
                parameters: { version: { type: git-ref } }
                guard: { approvals: 1, not: requester }
                steps:
                  - keep-copy: { of: /srv/shop/current, as: "/srv/shop/backup_{time}", keep: 3 }
                  - run: make
              rollback:
                parameters: { copy: { type: kept-copy } }
                guard: requester
                steps: [{ put-copy-back: /srv/shop/current }]
              reindex: { guard: none, steps: [{ run: make index }] }
            """;
    private static final String FIXES =
            """
            fixes:
              cancel-stuck:
                rows: { sql: "UPDATE orders SET status = 'X' WHERE status = 'Y'", key: id, at-most: 50 }
                may: { production: engineers }
            """;
    private static final String MONITORS =
            """
            monitors:
              error-rate: { run: echo 1, unit: "%", limits: { P1: "> 1%", P0: "> 5%" }, for: 60s }
              latency: { run: echo 1, unit: s, limits: { P0: "> 5s" }, for: 2m }
            """;

    private WatchedCatalogue() {}

    /** After somebody took the watches out. */
    static Catalogue unwatched(String runbooks) {
        return loaded(attempt("", runbooks, ""));
    }

    static Catalogue loaded(String watches, String runbooks) {
        return loaded(watches, runbooks, "");
    }

    static Catalogue loaded(String watches, String runbooks, String moreOfTheService) {
        return loaded(attempt(watches, runbooks, moreOfTheService));
    }

    private static Catalogue loaded(CatalogueRead read) {
        return switch (read) {
            case CatalogueRead.Loaded loaded -> loaded.catalogue();
            case CatalogueRead.Refused refused -> throw new AssertionError(refused.problems());
        };
    }

    private static CatalogueRead attempt(String watches, String runbooks, String moreOfTheService) {
        var files = new HashMap<>(Map.of(
                "capstan.yaml", HOUSE,
                "shop/service.yaml", SERVICE + moreOfTheService,
                "shop/runbooks.yaml", runbooks,
                "shop/fixes.yaml", FIXES,
                "shop/monitors.yaml", MONITORS));
        if (!watches.isEmpty()) {
            files.put("shop/watches.yaml", watches);
        }
        return Shelf.reader().read(CatalogueFiles.of("commands", files));
    }

    static List<String> problems(String watches, String runbooks) {
        return switch (attempt(watches, runbooks, "")) {
            case CatalogueRead.Loaded loaded -> List.of();
            case CatalogueRead.Refused refused ->
                refused.problems().stream().map(Problem::toString).toList();
        };
    }
}
