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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Replicas that fall behind, and slots that keep the log from being cleared away. */
final class Replication {
    private static final String POSTGRESQL =
            """
            SELECT 'replica' AS kind, application_name AS name, state, extract(epoch FROM replay_lag) AS lag,
                   pg_wal_lsn_diff(CASE WHEN pg_is_in_recovery() THEN pg_last_wal_receive_lsn()
                                        ELSE pg_current_wal_lsn() END, replay_lsn) AS bytes,
                   true AS active
            FROM pg_stat_replication
            UNION ALL
            SELECT 'slot', slot_name, coalesce(wal_status, ''), NULL,
                   pg_wal_lsn_diff(CASE WHEN pg_is_in_recovery() THEN pg_last_wal_receive_lsn()
                                        ELSE pg_current_wal_lsn() END, restart_lsn), active
            FROM pg_replication_slots
            UNION ALL
            SELECT 'standby', '', 'replays',
                   CASE WHEN pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() THEN 0
                        ELSE extract(epoch FROM (now() - pg_last_xact_replay_timestamp())) END,
                   pg_wal_lsn_diff(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn()), true
            WHERE pg_is_in_recovery()
            ORDER BY 1, 2
            """;

    private static final String MYSQL = "SHOW REPLICA STATUS";

    private static final List<Text> HEADINGS = List.of(
            new Text("kind", "种类"),
            new Text("name", "名称"),
            new Text("state", "状态"),
            new Text("behind", "延迟"),
            new Text("log kept", "积压日志"));

    private final Thresholds thresholds;

    private Replication(Thresholds thresholds) {
        this.thresholds = thresholds;
    }

    static Examination of(Make make, Thresholds thresholds) {
        var replication = new Replication(thresholds);
        return make == Make.POSTGRESQL
                ? new Examination(
                        Topic.REPLICATION,
                        POSTGRESQL,
                        List.of(Needs.MONITOR),
                        (rows, server) -> replication.judgePostgresql(rows))
                : new Examination(
                        Topic.REPLICATION,
                        MYSQL,
                        List.of(Needs.REPLICA_RIGHT),
                        (rows, server) -> replication.judgeMysql(rows));
    }

    private Opinion judgePostgresql(Rows rows) {
        var worst = rows.stream().min(Comparator.comparing(this::health));
        return new Opinion(
                worst.map(this::health).orElse(Health.GOOD),
                worst.map(this::found).orElse(Remark.of("no replica, no slot", "没有副本，也没有复制槽")),
                worst.filter(row -> health(row) != Health.GOOD).map(this::next),
                new Particulars(
                        HEADINGS,
                        rows.stream()
                                .map(row -> List.of(
                                        new Cell.Told(kind(row)),
                                        row.words("name"),
                                        row.words("state"),
                                        row.span("lag"),
                                        row.size("bytes")))
                                .toList()));
    }

    private Health health(Row row) {
        if (row.text("state").equals("lost")) {
            return Health.BAD;
        }
        var byLog = thresholds.keptBytes().judge(row.count("bytes"));
        return switch (row.text("kind")) {
            case "slot" -> row.truth("active") ? byLog : byLog.or(Health.WATCH);
            default -> byLog.or(thresholds.replicationLag().judge(row.length("lag")));
        };
    }

    private static Text kind(Row row) {
        return switch (row.text("kind")) {
            case "slot" -> new Text("slot", "复制槽");
            case "standby" -> new Text("this server", "本机");
            default -> new Text("replica", "副本");
        };
    }

    private Remark found(Row worst) {
        if (worst.text("kind").equals("slot")) {
            return worst.truth("active")
                    ? Remark.of("slot {0} keeps {1}", "复制槽 {0} 积压 {1}", worst.words("name"), worst.size("bytes"))
                    : Remark.of(
                            "slot {0} keeps {1} and nobody reads it",
                            "复制槽 {0} 积压 {1}，无人读取", worst.words("name"), worst.size("bytes"));
        }
        return Remark.of(
                "{0} {1} is {2} behind",
                "{0} {1} 落后 {2}",
                new Cell.Told(kind(worst)),
                worst.words("name"),
                worst.number("lag").isPresent() ? worst.span("lag") : worst.size("bytes"));
    }

    private Remark next(Row worst) {
        return worst.text("kind").equals("slot") && !worst.truth("active")
                ? Remark.of(
                        "Start its reader again, or drop it before it fills the disk: {0}.",
                        "恢复它的读取方，或在占满磁盘前删除：{0}。",
                        new Cell.Code("SELECT pg_drop_replication_slot('"
                                + worst.text("name").replace("'", "''") + "')"))
                : Remark.of(
                        "Look at that machine's disk and network, and for long queries on it.",
                        "检查该机器的磁盘和网络，以及其上的长查询。");
    }

    /** MySQL says source and replica where MariaDB says master and slave. */
    private Opinion judgeMysql(Rows rows) {
        if (rows.isEmpty()) {
            return new Opinion(
                    Health.GOOD, Remark.of("this server is no replica", "本机不是副本"), Optional.empty(), Particulars.NONE);
        }
        var worst = rows.stream().min(Comparator.comparing(this::mysqlHealth)).orElseThrow();
        var health = mysqlHealth(worst);
        return new Opinion(
                health,
                runs(worst)
                        ? Remark.of("{0} behind", "落后 {0}", lag(worst))
                        : Remark.of("replication stands still", "复制已停止"),
                health == Health.GOOD
                        ? Optional.empty()
                        : Optional.of(
                                runs(worst)
                                        ? Remark.of(
                                                "Look at this machine's disk, and for long statements that it repeats.",
                                                "检查本机磁盘，以及正在回放的长语句。")
                                        : Remark.of(
                                                "Read the last error in {0}, mend it, then {1}.",
                                                "查看 {0} 中的最后错误，修复后执行 {1}。",
                                                new Cell.Code("SHOW REPLICA STATUS"),
                                                new Cell.Code("START REPLICA"))),
                new Particulars(
                        HEADINGS,
                        rows.stream()
                                .map(row -> List.of(
                                        new Cell.Told(new Text("this server", "本机")),
                                        row.words("source_host", "master_host"),
                                        row.words("replica_io_state", "slave_io_state"),
                                        lag(row),
                                        new Cell.Nothing()))
                                .toList()));
    }

    private Health mysqlHealth(Row row) {
        return runs(row)
                ? thresholds
                        .replicationLag()
                        .judge(row.seconds("seconds_behind_source", "seconds_behind_master")
                                .orElse(java.time.Duration.ZERO))
                : Health.BAD;
    }

    private static boolean runs(Row row) {
        return row.text("replica_io_running", "slave_io_running").equals("Yes")
                && row.text("replica_sql_running", "slave_sql_running").equals("Yes");
    }

    private static Cell lag(Row row) {
        return row.span("seconds_behind_source", "seconds_behind_master");
    }
}
