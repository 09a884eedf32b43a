package dev.capstan.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The catalogue of the sample service, written as a person writes it. */
final class SampleCatalogue {
    private SampleCatalogue() {}

    /** @param runsOn {@code local} or an address behind SSH */
    static Path write(Path root, SampleService service, String runsOn, String ssh, String channel, String admin) {
        var folder = root.resolve("commands");
        try {
            Files.createDirectories(folder.resolve("shop"));
            Files.writeString(
                    folder.resolve("capstan.yaml"),
                    """
                    admin-channel: %s
                    language: en
                    roles:
                      engineers: { users: [U1ENG, U5ZH] }
                      release-managers: { users: [U1ENG, U2APP] }
                      dbas: { users: [U2APP] }
                    %s
                    """
                            .formatted(admin, ssh));
            Files.writeString(
                    folder.resolve("shop/service.yaml"),
                    """
                    service: shop
                    title: { en: Shop, zh: 商店 }
                    environments:
                      production:
                        channel: %s
                        runs-on: %s
                        folder: %s
                        env-file: %s
                        values: { PORT: "%d", JAVA: %s }
                        may: { deploy: [engineers, release-managers], rollback: [engineers, release-managers], reset: [engineers, release-managers] }
                    environment-variables:
                      NODE_ENV: { equals: production }
                      JWT_SECRET: { at-least: 32 characters }
                    health:
                      app: { http: "http://localhost:%d/health" }
                    migration-level: cat ../database
                    databases:
                      main:
                        url: "${secret:SHOP_DATABASE_URL}"
                        timeout: 20s
                        may: { production: engineers }
                        ad-hoc: { production: dbas }
                        masks: { members.phone: phone, members.email: email }
                      archive:
                        kind: mariadb
                        url: "${secret:ARCHIVE_DATABASE_URL}"
                        may: { production: engineers }
                    """
                            .formatted(
                                    channel,
                                    runsOn,
                                    service.folder,
                                    service.root.resolve("env"),
                                    service.port,
                                    SampleService.java(),
                                    service.port));
            Files.writeString(folder.resolve("shop/runbooks.yaml"), runbooks(service));
            Files.writeString(folder.resolve("shop/queries.yaml"), QUERIES);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
        return folder;
    }

    private static final String QUERIES =
            """
            queries:
              failed-payments:
                title: { en: Failed payments, zh: 支付失败订单 }
                database: main
                parameters:
                  since: { type: duration, default: 24h, title: { en: In the last, zh: 最近多久 } }
                sql: |
                  SELECT id, customer, amount, note
                  FROM orders
                  WHERE status = 'failed' AND created_at >= now() - :since
                  ORDER BY id
                expect: no rows
                warn: rows <= 5
              payment-success:
                title: { en: Payments that succeed, zh: 支付成功率 }
                database: main
                sql: |
                  SELECT round(100.0 * count(*) FILTER (WHERE status = 'paid') / count(*), 1) AS success,
                         count(*) AS orders
                  FROM orders
                expect: success >= 95 %
              orders-by-status:
                title: { en: Orders by status, zh: 各状态订单数 }
                database: main
                sql: SELECT status, count(*) AS orders FROM orders GROUP BY status ORDER BY orders DESC, status
                chart: bar
              every-order:
                title: { en: Every order, zh: 全部订单 }
                database: main
                sql: SELECT id, customer, status, amount, note FROM orders ORDER BY id
              one-order:
                title: { en: One order, zh: 单个订单 }
                database: main
                parameters:
                  number: { type: number, title: { en: Number, zh: 订单号 } }
                sql: SELECT * FROM orders WHERE id = :number
                private: true
              long-one:
                title: { en: Takes its time, zh: 很慢的查询 }
                database: main
                sql: SELECT count(*) AS n FROM generate_series(1, 100000) a, generate_series(1, 100000) b
              members:
                title: { en: Members, zh: 会员 }
                database: main
                sql: SELECT id, phone AS contact, email FROM members ORDER BY id
              member:
                title: { en: Member, zh: 某位会员 }
                database: main
                parameters:
                  phone: { type: text, title: { en: Phone, zh: 手机号 } }
                  least: { type: number, default: "1", title: { en: From, zh: 起始 } }
                sql: SELECT id FROM members WHERE phone = :phone AND id >= :least
              archived:
                title: { en: Archived orders, zh: 已归档订单 }
                database: archive
                parameters: { year: { type: number } }
                sql: SELECT status, count(*) AS orders FROM archived WHERE year = :year GROUP BY status ORDER BY status
                expect: orders <= 100
            """;

    private static String runbooks(SampleService service) {
        return """
                runbooks:
                  deploy:
                    title: { en: Deploy, zh: 部署 }
                    parameters:
                      version: { type: git-ref, default: main }
                    guard: { approvals: 1, by: release-managers, not: requester, within: 15m }
                    steps:
                      - check-env: env-file
                        name: Check environment
                      - keep-copy: { of: %1$s, as: "%2$s/backup_{time}", keep: 3 }
                        name: Keep a copy
                      - run: git fetch -q --tags --force origin && git checkout -q --detach "$version_commit"
                        name: Fetch
                        on-failure: put-copy-back
                      - run: ./install.sh
                        name: Install
                        on-failure: put-copy-back
                      - run: ./migrate.sh
                        name: Migrate
                        point-of-no-return: true
                        on-failure: put-copy-back
                      - run: ./restart.sh
                        name: Restart
                        on-failure: rollback
                      - until: health.app
                        name: Health
                        within: 4s
                        every: 200ms
                        on-failure: rollback
                  rollback:
                    title: { en: Roll back, zh: 回滚 }
                    parameters:
                      copy: { type: kept-copy }
                    guard: requester
                    steps:
                      - run: ./stop.sh
                        name: Stop
                      - put-copy-back: %1$s
                        name: Put the copy back
                      - run: ./restart.sh
                        name: Start
                      - until: health.app
                        name: Health
                        within: 20s
                        every: 200ms
                  reset:
                    title: { en: Reset the data, zh: 重置数据 }
                    guard: { by: release-managers, not: requester, typed: true }
                    steps:
                      - run: echo 0041 > ../database
                        name: Reset
                  put-copy-back:
                    title: { en: Put the files back, zh: 恢复文件 }
                    recovery: true
                    steps:
                      - put-copy-back: %1$s
                        name: Put the copy back
                """
                .formatted(service.folder, service.root);
    }
}
