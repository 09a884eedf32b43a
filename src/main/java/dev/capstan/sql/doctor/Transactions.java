package dev.capstan.sql.doctor;

import dev.capstan.catalog.Text;
import dev.capstan.sql.Cell;
import dev.capstan.sql.Health;
import dev.capstan.sql.Particulars;
import dev.capstan.sql.Remark;
import dev.capstan.sql.Topic;
import dev.capstan.sql.doctor.Examination.Opinion;
import dev.capstan.sql.doctor.Rows.Row;
import dev.capstan.sql.doctor.Server.Make;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** Transactions that stay open: they hold locks, and keep dead rows from being cleared away. */
final class Transactions {
    private static final String POSTGRESQL =
            """
            SELECT pid, usename AS role, state, query,
                   extract(epoch FROM (clock_timestamp() - xact_start)) AS opened,
                   extract(epoch FROM (clock_timestamp() - state_change)) AS resting,
                   state LIKE 'idle in transaction%' AS idle
            FROM pg_stat_activity
            WHERE backend_type = 'client backend' AND xact_start IS NOT NULL AND pid <> pg_backend_pid()
            ORDER BY xact_start
            LIMIT 15
            """;

    private static final String MYSQL =
            """
            SELECT t.trx_mysql_thread_id AS pid, p.user AS role, lower(p.command) AS state, t.trx_query AS query,
                   timestampdiff(SECOND, t.trx_started, now()) AS opened, p.time AS resting,
                   p.command = 'Sleep' AS idle
            FROM information_schema.innodb_trx t
            LEFT JOIN information_schema.processlist p ON p.id = t.trx_mysql_thread_id
            WHERE t.trx_mysql_thread_id <> connection_id() AND t.trx_mysql_thread_id <> 0
            ORDER BY t.trx_started
            LIMIT 15
            """;

    private static final List<Text> HEADINGS = List.of(
            new Text("pid", "进程"),
            new Text("role", "角色"),
            new Text("open", "已开"),
            new Text("state", "状态"),
            new Text("so for", "持续"),
            new Text("last statement", "最后的语句"));

    private final Thresholds thresholds;

    private Transactions(Thresholds thresholds) {
        this.thresholds = thresholds;
    }

    static Examination of(Make make, Thresholds thresholds) {
        var transactions = new Transactions(thresholds);
        return make == Make.POSTGRESQL
                ? new Examination(Topic.TRANSACTIONS, POSTGRESQL, List.of(Needs.MONITOR), transactions::judge)
                : new Examination(Topic.TRANSACTIONS, MYSQL, List.of(Needs.PROCESS_RIGHT), transactions::judge);
    }

    private Opinion judge(Rows rows, Server server) {
        var worst = rows.stream().min(Comparator.comparing(this::health).thenComparing(row -> row.length("opened")
                .negated()));
        var health = worst.map(this::health).orElse(Health.GOOD);
        return new Opinion(
                health,
                worst.map(Transactions::found).orElse(Remark.of("none is open", "没有打开的事务")),
                worst.filter(row -> health != Health.GOOD).map(row -> next(row, server)),
                particulars(rows, server));
    }

    private Health health(Row row) {
        var byAge = thresholds.open().judge(row.length("opened"));
        return row.truth("idle") ? byAge.or(thresholds.idleInTransaction().judge(resting(row))) : byAge;
    }

    private static Duration resting(Row row) {
        return row.length("resting");
    }

    private static Remark found(Row worst) {
        var open = new Cell.Span(worst.length("opened"));
        return worst.truth("idle")
                ? Remark.of(
                        "one is open for {0} and idle for {1}",
                        "有一个已打开 {0}，空闲 {1}", open, new Cell.Span(resting(worst)))
                : Remark.of("the longest is open for {0}", "最长的已打开 {0}", open);
    }

    private static Remark next(Row worst, Server server) {
        var end = new Cell.Code(
                server.make() == Make.POSTGRESQL
                        ? "SELECT pg_terminate_backend(" + worst.text("pid") + ")"
                        : "KILL " + worst.text("pid"));
        return Remark.of(
                "Ask {0} whether it is needed; if not, {1} ends it.",
                "先问 {0} 是否需要；不需要则用 {1} 终止。", worst.words("role"), end);
    }

    private static Particulars particulars(Rows rows, Server server) {
        return new Particulars(
                HEADINGS,
                rows.stream()
                        .map(row -> List.of(
                                row.words("pid"),
                                row.words("role"),
                                row.span("opened"),
                                row.words("state"),
                                row.span("resting"),
                                StatementShape.of(row.text("query"), server)))
                        .toList());
    }
}
