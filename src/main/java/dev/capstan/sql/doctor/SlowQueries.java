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
import java.util.List;
import java.util.Optional;

/** The statements that take longest on average, as the server counted them. */
final class SlowQueries {
    private static final String POSTGRESQL =
            """
            SELECT s.query, s.calls, s.mean_exec_time / 1000 AS mean, s.total_exec_time / 1000 AS total,
                   s.rows / s.calls AS returned
            FROM pg_stat_statements s
            JOIN pg_database d ON d.oid = s.dbid
            WHERE d.datname = current_database() AND s.calls > 0
            ORDER BY s.mean_exec_time DESC
            LIMIT 10
            """;

    /** It counts in picoseconds. */
    private static final String MYSQL =
            """
            SELECT digest_text AS query, count_star AS calls, avg_timer_wait / 1000000000000 AS mean,
                   sum_timer_wait / 1000000000000 AS total, sum_rows_sent / count_star AS returned
            FROM performance_schema.events_statements_summary_by_digest
            WHERE schema_name = database() AND digest_text IS NOT NULL AND count_star > 0
            ORDER BY avg_timer_wait DESC
            LIMIT 10
            """;

    private static final List<Text> HEADINGS = List.of(
            new Text("mean", "平均"),
            new Text("calls", "次数"),
            new Text("total", "总计"),
            new Text("rows each", "每次行数"),
            new Text("statement", "语句"));

    private final Thresholds thresholds;

    private SlowQueries(Thresholds thresholds) {
        this.thresholds = thresholds;
    }

    static Examination of(Make make, Thresholds thresholds) {
        var queries = new SlowQueries(thresholds);
        return make == Make.POSTGRESQL
                ? new Examination(
                        Topic.SLOW_QUERIES,
                        POSTGRESQL,
                        List.of(Needs.STATEMENTS_IN_REACH, Needs.STATEMENTS_INSTALLED),
                        queries::judge)
                : new Examination(
                        Topic.SLOW_QUERIES, MYSQL, List.of(Needs.PERFORMANCE, Needs.PERFORMANCE_READ), queries::judge);
    }

    private Opinion judge(Rows rows, Server server) {
        var slowest = rows.stream().findFirst();
        var health = slowest.map(row -> thresholds.meanQuery().judge(mean(row))).orElse(Health.GOOD);
        return new Opinion(
                health,
                slowest.map(row -> Remark.of(
                                "the slowest takes {0} on average, {1} calls",
                                "最慢的平均 {0}，共 {1} 次", new Cell.Span(mean(row)), row.countCell("calls")))
                        .orElse(Remark.of("nothing was counted yet", "尚无统计")),
                health == Health.GOOD
                        ? Optional.empty()
                        : Optional.of(Remark.of(
                                "Look at its plan with {0}; an index is missing, or it asks for too much.",
                                "用 {0} 看它的执行计划：缺索引，或取得太多。", new Cell.Code("EXPLAIN"))),
                new Particulars(
                        HEADINGS,
                        rows.stream()
                                .map(row -> List.of(
                                        new Cell.Span(mean(row)),
                                        row.countCell("calls"),
                                        row.span("total"),
                                        row.countCell("returned"),
                                        StatementShape.of(row.text("query"), server)))
                                .toList()));
    }

    private static Duration mean(Row row) {
        return row.length("mean");
    }
}
