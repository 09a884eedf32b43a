package dev.capstan.sql.doctor;

import dev.capstan.catalog.Text;
import dev.capstan.sql.Cell;
import dev.capstan.sql.Health;
import dev.capstan.sql.Particulars;
import dev.capstan.sql.Remark;
import dev.capstan.sql.Topic;
import dev.capstan.sql.doctor.BlockingTree.Branch;
import dev.capstan.sql.doctor.Examination.Opinion;
import dev.capstan.sql.doctor.Rows.Row;
import dev.capstan.sql.doctor.Server.Make;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sessions that wait for locks, under those that hold them. */
final class Blocking {
    /** Who waits is visible to every role; what they run is not. */
    private static final String POSTGRESQL =
            """
            WITH waits AS (
                SELECT DISTINCT w.pid AS waiter, b.pid AS blocker
                FROM pg_locks w CROSS JOIN LATERAL unnest(pg_blocking_pids(w.pid)) AS b(pid)
                WHERE NOT w.granted)
            SELECT p.pid, w.blockers, a.usename AS role, a.state, a.query,
                   extract(epoch FROM (clock_timestamp() - coalesce(a.query_start, a.xact_start))) AS running
            FROM (SELECT waiter AS pid FROM waits UNION SELECT blocker FROM waits) p
            LEFT JOIN (SELECT waiter, string_agg(blocker::text, ',') AS blockers FROM waits GROUP BY waiter) w
                ON w.waiter = p.pid
            LEFT JOIN pg_stat_activity a ON a.pid = p.pid
            ORDER BY a.xact_start, p.pid
            LIMIT 200
            """;

    private static final String SESSIONS =
            """
            SELECT t.trx_mysql_thread_id AS pid, w.blockers, p.user AS role, lower(p.command) AS state,
                   coalesce(t.trx_query, p.info) AS query,
                   timestampdiff(SECOND, coalesce(t.trx_wait_started, t.trx_started), now()) AS running
            FROM information_schema.innodb_trx t
            LEFT JOIN information_schema.processlist p ON p.id = t.trx_mysql_thread_id
            LEFT JOIN (%s) w ON w.waiter = t.trx_mysql_thread_id
            UNION ALL
            SELECT id, '?', user, lower(state), info, time
            FROM information_schema.processlist
            WHERE state LIKE 'Waiting for%%metadata lock'
            ORDER BY 6 DESC
            LIMIT 200
            """;

    private static final String MARIADB = SESSIONS.formatted(
            """
            SELECT r.trx_mysql_thread_id AS waiter, group_concat(DISTINCT b.trx_mysql_thread_id) AS blockers
            FROM information_schema.innodb_lock_waits l
            JOIN information_schema.innodb_trx r ON r.trx_id = l.requesting_trx_id
            JOIN information_schema.innodb_trx b ON b.trx_id = l.blocking_trx_id
            GROUP BY 1""");

    private static final String MYSQL = SESSIONS.formatted(
            """
            SELECT r.trx_mysql_thread_id AS waiter, group_concat(DISTINCT b.trx_mysql_thread_id) AS blockers
            FROM performance_schema.data_lock_waits l
            JOIN information_schema.innodb_trx r ON r.trx_id = l.requesting_engine_transaction_id
            JOIN information_schema.innodb_trx b ON b.trx_id = l.blocking_engine_transaction_id
            GROUP BY 1""");

    /** PostgreSQL's for a prepared transaction, which no session owns. */
    private static final String PREPARED = "0";

    /** MySQL doesn't say who holds a table's definition. */
    private static final String SOMEBODY = "?";

    private static final List<Text> HEADINGS = List.of(
            new Text("who waits for whom", "谁在等谁"),
            new Text("role", "角色"),
            new Text("state", "状态"),
            new Text("for", "已"),
            new Text("statement", "语句"));

    private final Thresholds thresholds;

    private Blocking(Thresholds thresholds) {
        this.thresholds = thresholds;
    }

    static Examination of(Make make, Thresholds thresholds) {
        var blocking = new Blocking(thresholds);
        return switch (make) {
            case POSTGRESQL -> new Examination(Topic.BLOCKING, POSTGRESQL, List.of(), blocking::judge);
            case MARIADB -> new Examination(Topic.BLOCKING, MARIADB, List.of(Needs.PROCESS_RIGHT), blocking::judge);
            case MYSQL ->
                new Examination(
                        Topic.BLOCKING,
                        MYSQL,
                        List.of(Needs.PROCESS_RIGHT, Needs.PERFORMANCE, Needs.PERFORMANCE_READ),
                        blocking::judge);
        };
    }

    private Opinion judge(Rows rows, Server server) {
        Map<String, Row> sessions = rows.stream()
                .collect(Collectors.toMap(
                        row -> row.text("pid"), Function.identity(), Blocking::waiting, LinkedHashMap::new));
        Map<String, Set<String>> blockers = new LinkedHashMap<>();
        sessions.forEach((pid, row) -> {
            if (!blockers(row).isEmpty()) {
                blockers.put(pid, blockers(row));
            }
        });
        if (blockers.isEmpty()) {
            return new Opinion(
                    Health.GOOD, Remark.of("nobody waits for a lock", "没有会话在等锁"), Optional.empty(), Particulars.NONE);
        }
        var tree = BlockingTree.of(blockers);
        var longest = blockers.keySet().stream()
                .flatMap(pid -> sessions.get(pid).seconds("running").stream())
                .max(Duration::compareTo);
        return new Opinion(
                longest.map(thresholds.waiting()::judge).orElse(Health.WATCH),
                found(tree, blockers, longest),
                next(tree.getFirst().session(), sessions, server),
                new Particulars(
                        HEADINGS,
                        tree.stream()
                                .map(branch ->
                                        line(branch, Optional.ofNullable(sessions.get(branch.session())), server))
                                .toList()));
    }

    /** MySQL tells of one that waits for a table's definition twice. */
    private static Row waiting(Row one, Row other) {
        return blockers(one).isEmpty() ? other : one;
    }

    private static Set<String> blockers(Row row) {
        var named = row.text("blockers");
        return named.isEmpty() ? Set.of() : new TreeSet<>(List.of(named.split(",")));
    }

    private static Remark found(List<Branch> tree, Map<String, Set<String>> blockers, Optional<Duration> longest) {
        long roots = tree.stream().filter(branch -> branch.depth() == 0).count();
        var waiting = new Cell.Count(blockers.size());
        return longest.map(length -> Remark.of(
                        "{0} wait behind {1}, up to {2}",
                        "{0} 个会话被 {1} 个阻塞，最久 {2}", waiting, new Cell.Count(roots), new Cell.Span(length)))
                .orElseGet(() -> Remark.of("{0} wait behind {1}", "{0} 个会话被 {1} 个阻塞", waiting, new Cell.Count(roots)));
    }

    private static Optional<Remark> next(String root, Map<String, Row> sessions, Server server) {
        if (root.equals(SOMEBODY)) {
            return Optional.of(Remark.of(
                    "A long transaction holds the table's definition: end it, or the statement that changes the table.",
                    "有长事务占着表定义：终止该事务，或终止改表语句。"));
        }
        if (root.equals(PREPARED)) {
            return Optional.of(Remark.of(
                    "A prepared transaction holds the lock: look into {0} and commit it or roll it back.",
                    "锁由两阶段事务持有：查看 {0}，提交或回滚它。", new Cell.Code("pg_prepared_xacts")));
        }
        var end = new Cell.Code(
                server.make() == Make.POSTGRESQL ? "SELECT pg_terminate_backend(" + root + ")" : "KILL " + root);
        var role = Optional.ofNullable(sessions.get(root)).map(row -> row.words("role"));
        return Optional.of(Remark.of(
                "Start at the top: if {0} doesn't need it any more, {1} lets the others go on.",
                "从最上面的会话着手：如果 {0} 不再需要，{1} 可让其他会话继续。", role.orElse(new Cell.Nothing()), end));
    }

    private static List<Cell> line(Branch branch, Optional<Row> session, Server server) {
        var indented = branch.depth() == 0 ? "" : "   ".repeat(branch.depth() - 1) + "└─ ";
        var name =
                switch (branch.session()) {
                    case PREPARED -> "(prepared)";
                    case SOMEBODY -> "(?)";
                    default -> branch.session();
                };
        var nothing = new Cell.Nothing();
        return List.of(
                new Cell.Words(indented + name),
                session.map(row -> row.words("role")).orElse(nothing),
                session.map(row -> row.words("state")).orElse(nothing),
                session.map(row -> row.span("running")).orElse(nothing),
                session.map(row -> StatementShape.of(row.text("query"), server)).orElse(nothing));
    }
}
