package dev.capstan.monitor.gauge;

import dev.capstan.Shelf;
import dev.capstan.catalog.CatalogueFiles;
import dev.capstan.catalog.CatalogueRead;
import dev.capstan.catalog.Environment;
import dev.capstan.catalog.ServiceName;
import dev.capstan.monitor.Gauge.Occasion;
import dev.capstan.monitor.MonitorName;
import dev.capstan.monitor.MonitorsChapter;
import java.util.Map;

/** One monitor of a small service, as it is written. */
final class Occasions {
    private Occasions() {}

    /**
     * @param prometheus under that key of {@code capstan.yaml}
     * @param hosts under {@code runs-on}
     * @param queries under that key
     * @param keys of the monitor
     */
    static Occasion of(String prometheus, String hosts, String queries, String keys) {
        var read = Shelf.reader()
                .read(CatalogueFiles.of(
                        "commands",
                        Map.of(
                                "capstan.yaml",
                                """
                                admin-channel: C0ADMIN
                                roles: { engineers: { users: [U0ALICE] } }
                                ssh: { key: /nowhere/key, known-hosts: [/nowhere/known_hosts] }
                                prometheus: %s
                                """
                                        .formatted(prometheus),
                                "shop/service.yaml",
                                """
                                service: shop
                                title: Shop
                                environments:
                                  production: { channel: C0SHOP, runs-on: %s, folder: /tmp, values: { GREETING: hello } }
                                databases: { main: { url: "${secret:SHOP}", may: { production: engineers } } }
                                """
                                        .formatted(hosts),
                                "shop/queries.yaml",
                                "queries: " + queries,
                                "shop/monitors.yaml",
                                "monitors: { it: { " + keys + " } }")));
        var catalogue =
                switch (read) {
                    case CatalogueRead.Loaded loaded -> loaded.catalogue();
                    case CatalogueRead.Refused refused -> throw new AssertionError(refused.problems());
                };
        var shop = catalogue.services().get(new ServiceName("shop"));
        return new Occasion(
                catalogue.house(),
                shop,
                shop.environments().get(Environment.PRODUCTION),
                MonitorsChapter.of(shop).get(new MonitorName("it")));
    }

    static Occasion onHosts(String hosts, String keys) {
        return of(
                "{ main: { url: http://127.0.0.1:1 } }",
                hosts,
                "{ one: SELECT 1 }".replace("SELECT 1", "{ sql: SELECT 1 }"),
                keys);
    }
}
