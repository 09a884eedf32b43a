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
import java.util.List;

/** Ways to rows that are missing: big tables read from end to end, keys that nothing leads to. */
final class Keys {
    private static final String SCANS_POSTGRESQL =
            """
            SELECT schemaname AS schema_name, relname AS table_name, n_live_tup AS live, seq_scan AS scans,
                   seq_tup_read / seq_scan AS each_time, coalesce(idx_scan, 0) AS by_index
            FROM pg_stat_user_tables
            WHERE seq_scan >= 20 AND seq_scan > coalesce(idx_scan, 0) / 10
            ORDER BY seq_tup_read DESC
            LIMIT 15
            """;

    private static final String SCANS_MYSQL =
            """
            SELECT p.object_schema AS schema_name, p.object_name AS table_name, t.table_rows AS live,
                   p.count_read AS rows_read,
                   (SELECT sum(i.count_read) FROM performance_schema.table_io_waits_summary_by_index_usage i
                    WHERE i.object_schema = p.object_schema AND i.object_name = p.object_name
                      AND i.index_name IS NOT NULL) AS by_index
            FROM performance_schema.table_io_waits_summary_by_index_usage p
            JOIN information_schema.tables t
                ON t.table_schema = p.object_schema AND t.table_name = p.object_name AND t.table_type = 'BASE TABLE'
            WHERE p.object_schema = database() AND p.index_name IS NULL AND p.count_read >= 20 * t.table_rows
            ORDER BY p.count_read DESC
            LIMIT 15
            """;

    private static final String FOREIGN_KEYS =
            """
            SELECT n.nspname AS schema_name, t.relname AS table_name, c.conname AS key_name,
                   f.relname AS target, greatest(t.reltuples, 0)::bigint AS live,
                   (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY k.place)
                    FROM unnest(c.conkey) WITH ORDINALITY AS k(number, place)
                    JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.number) AS columns_named
            FROM pg_constraint c
            JOIN pg_class t ON t.oid = c.conrelid
            JOIN pg_class f ON f.oid = c.confrelid
            JOIN pg_namespace n ON n.oid = t.relnamespace
            WHERE c.contype = 'f' AND c.conparentid = 0 AND NOT EXISTS (
                SELECT 1 FROM pg_index i
                WHERE i.indrelid = c.conrelid AND i.indisvalid AND i.indpred IS NULL
                  AND (SELECT count(*) FROM unnest(i.indkey::int2[]) WITH ORDINALITY AS k(number, place)
                       WHERE k.place <= cardinality(c.conkey) AND k.number = ANY (c.conkey)) = cardinality(c.conkey))
            ORDER BY t.reltuples DESC, 3
            LIMIT 15
            """;

    private static final String PRIMARY_KEYS =
            """
            SELECT t.table_schema AS schema_name, t.table_name AS table_name, t.table_rows AS live
            FROM information_schema.tables t
            WHERE t.table_schema = database() AND t.table_type = 'BASE TABLE' AND NOT EXISTS (
                SELECT 1 FROM information_schema.statistics s
                WHERE s.table_schema = t.table_schema AND s.table_name = t.table_name AND s.index_name = 'PRIMARY')
            ORDER BY t.table_rows DESC
            LIMIT 15
            """;

    private static final Text TABLE = new Text("table", "表");
    private static final Text LIVE = new Text("rows", "行数");

    private final Thresholds thresholds;

    private Keys(Thresholds thresholds) {
        this.thresholds = thresholds;
    }

    static Examination scans(Make make, Thresholds thresholds) {
        var keys = new Keys(thresholds);
        return make == Make.POSTGRESQL
                ? new Examination(Topic.MISSING_INDEXES, SCANS_POSTGRESQL, List.of(), keys::judgeScans)
                : new Examination(
                        Topic.MISSING_INDEXES,
                        SCANS_MYSQL,
                        List.of(Needs.PERFORMANCE, Needs.PERFORMANCE_READ),
                        keys::judgeScans);
    }

    static Examination foreign(Thresholds thresholds) {
        return new Examination(Topic.FOREIGN_KEYS, FOREIGN_KEYS, List.of(), new Keys(thresholds)::judgeForeign);
    }

    static Examination primary() {
        return new Examination(Topic.PRIMARY_KEYS, PRIMARY_KEYS, List.of(), (rows, server) -> judgePrimary(rows));
    }

    private Opinion judgeScans(Rows rows, Server server) {
        var big = rows.stream()
                .filter(row -> row.count("live") >= thresholds.bigTableRows())
                .toList();
        return new Opinion(
                big.isEmpty() ? Health.GOOD : Health.WATCH,
                big.isEmpty()
                        ? Remark.of("no big table is", "没有大表如此")
                        : Remark.of(
                                "{0} with {1} rows, {2} times",
                                "{0}（{1} 行）{2} 次",
                                big.getFirst().words("table_name"),
                                big.getFirst().countCell("live"),
                                new Cell.Count(times(big.getFirst()))),
                big.stream()
                        .findFirst()
                        .map(row -> Remark.of(
                                "Find what reads {0} among the slow queries, and index what it filters by.",
                                "在慢查询中找出读取 {0} 的语句，为其过滤条件建索引。", row.words("table_name"))),
                new Particulars(
                        List.of(TABLE, LIVE, new Text("times", "次数"), new Text("by index", "走索引")),
                        big.stream()
                                .map(row -> List.of(
                                        row.words("table_name"),
                                        row.countCell("live"),
                                        new Cell.Count(times(row)),
                                        row.countCell("by_index")))
                                .toList()));
    }

    /** MySQL counts the rows, not the readings. */
    private static long times(Row row) {
        return row.number("scans")
                .map(Number::longValue)
                .orElseGet(() -> row.count("rows_read") / Math.max(1, row.count("live")));
    }

    private Opinion judgeForeign(Rows rows, Server server) {
        boolean big = rows.stream().anyMatch(row -> row.count("live") >= thresholds.bigTableRows());
        return new Opinion(
                big ? Health.WATCH : Health.GOOD,
                rows.isEmpty() ? Remark.of("none", "没有") : Remark.of("{0}", "{0} 个", new Cell.Count(rows.size())),
                rows.stream()
                        .findFirst()
                        .filter(row -> big)
                        .map(row -> Remark.of(
                                "Deleting from {0} reads {1} whole: {2}.",
                                "从 {0} 删除会全表扫描 {1}：{2}。",
                                row.words("target"),
                                row.words("table_name"),
                                new Cell.Code("CREATE INDEX CONCURRENTLY ON "
                                        + Names.postgresql(row.text("schema_name"), row.text("table_name")) + " ("
                                        + row.text("columns_named") + ")"))),
                new Particulars(
                        List.of(TABLE, LIVE, new Text("columns", "列"), new Text("refers to", "引用")),
                        rows.stream()
                                .map(row -> List.of(
                                        row.words("table_name"),
                                        row.countCell("live"),
                                        row.words("columns_named"),
                                        row.words("target")))
                                .toList()));
    }

    private static Opinion judgePrimary(Rows rows) {
        return new Opinion(
                rows.isEmpty() ? Health.GOOD : Health.WATCH,
                rows.isEmpty() ? Remark.of("none", "没有") : Remark.of("{0}", "{0} 个", new Cell.Count(rows.size())),
                rows.stream()
                        .findFirst()
                        .map(row -> Remark.of(
                                "Give {0} a primary key: replicas search the whole table for every changed row without one.",
                                "为 {0} 加主键：没有主键时副本会为每行变更扫描全表。", row.words("table_name"))),
                new Particulars(
                        List.of(TABLE, LIVE),
                        rows.stream()
                                .map(row -> List.of(row.words("table_name"), row.countCell("live")))
                                .toList()));
    }
}
