package dev.capstan.sql.doctor;

import dev.capstan.catalog.Text;
import dev.capstan.sql.Cell;
import dev.capstan.sql.Health;
import dev.capstan.sql.Particulars;
import dev.capstan.sql.Remark;
import dev.capstan.sql.Topic;
import dev.capstan.sql.doctor.Examination.Opinion;
import dev.capstan.sql.doctor.Server.Make;
import java.util.List;
import java.util.Optional;

/** How many of the connections that the server takes are used, per database and state. */
final class Connections {
    /** Somebody else's state is NULL to a role that may not see it; its database is not. */
    private static final String POSTGRESQL =
            """
            SELECT coalesce(datname, '') AS database_name, coalesce(state, '') AS state, count(*) AS connections,
                   max(extract(epoch FROM (clock_timestamp() - state_change))) AS longest,
                   current_setting('max_connections') AS most
            FROM pg_stat_activity
            WHERE backend_type = 'client backend' OR backend_type IS NULL AND datid IS NOT NULL
            GROUP BY 1, 2
            ORDER BY 3 DESC, 1, 2
            LIMIT 100
            """;

    private static final String MYSQL =
            """
            SELECT coalesce(db, '') AS database_name, command AS state, count(*) AS connections, max(time) AS longest
            FROM information_schema.processlist
            WHERE command NOT IN ('Daemon', 'Binlog Dump', 'Binlog Dump GTID', 'Slave_IO', 'Slave_SQL')
            GROUP BY 1, 2
            ORDER BY 3 DESC, 1, 2
            LIMIT 100
            """;

    private static final List<Text> HEADINGS = List.of(
            new Text("database", "数据库"),
            new Text("state", "状态"),
            new Text("connections", "连接"),
            new Text("longest so", "最久"));

    private final Thresholds thresholds;

    private Connections(Thresholds thresholds) {
        this.thresholds = thresholds;
    }

    static Examination of(Make make, Thresholds thresholds) {
        var connections = new Connections(thresholds);
        return make == Make.POSTGRESQL
                ? new Examination(Topic.CONNECTIONS, POSTGRESQL, List.of(), connections::judge)
                : new Examination(Topic.CONNECTIONS, MYSQL, List.of(Needs.PROCESS_RIGHT), connections::judge);
    }

    private Opinion judge(Rows rows, Server server) {
        long used = rows.stream().mapToLong(row -> row.count("connections")).sum();
        long most = rows.stream()
                .flatMap(row -> row.number("most").stream())
                .findFirst()
                .map(Number::longValue)
                .orElseGet(() -> Long.parseLong(server.facts().getOrDefault("max_connections", "0")));
        double percent = most == 0 ? 0 : used * 100.0 / most;
        var health = thresholds.connectionPercent().judge(percent);
        return new Opinion(
                health,
                Remark.of(
                        "{0} of {1} in use, {2}",
                        "{1} 个中已用 {0} 个，{2}", new Cell.Count(used), new Cell.Count(most), new Cell.Share(percent)),
                next(health, rows, used, server),
                particulars(rows));
    }

    private static Optional<Remark> next(Health health, Rows rows, long used, Server server) {
        if (health == Health.GOOD) {
            return server.make() == Make.POSTGRESQL && !server.is(Needs.SEES_ALL)
                    ? Optional.of(Needs.grantMonitor(server))
                    : Optional.empty();
        }
        long idle = rows.stream()
                .filter(row -> List.of("idle", "Sleep").contains(row.text("state")))
                .mapToLong(row -> row.count("connections"))
                .sum();
        return Optional.of(
                idle * 2 >= used
                        ? Remark.of(
                                "{0} of them are idle: make the services' pools smaller, or end those that nobody uses.",
                                "其中 {0} 个空闲：调小各服务的连接池，或终止无人使用的连接。", new Cell.Count(idle))
                        : Remark.of(
                                "Most of them work: look for slow queries and locks first, then raise {0} or put a pooler before it.",
                                "多数正在工作：先查慢查询和锁，再调大 {0} 或加连接池代理。", new Cell.Code("max_connections")));
    }

    private static Particulars particulars(Rows rows) {
        return new Particulars(
                HEADINGS,
                rows.stream()
                        .map(row -> List.of(
                                row.words("database_name"),
                                row.words("state"),
                                row.countCell("connections"),
                                row.span("longest")))
                        .toList());
    }
}
