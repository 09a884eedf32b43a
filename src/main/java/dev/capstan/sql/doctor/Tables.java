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

/** How big tables are, and how much of them is dead. */
final class Tables {
    /** Sizes are the catalogue's, as of the last vacuum: to measure them would wait for locked tables. */
    private static final String POSTGRESQL =
            """
            SELECT s.schemaname AS schema_name, s.relname AS table_name,
                   (c.relpages
                    + coalesce((SELECT sum(x.relpages) FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
                                WHERE i.indrelid IN (c.oid, c.reltoastrelid)), 0)
                    + coalesce((SELECT o.relpages FROM pg_class o WHERE o.oid = c.reltoastrelid), 0))
                   * current_setting('block_size')::bigint AS bytes,
                   s.n_live_tup AS live, s.n_dead_tup AS dead,
                   100.0 * s.n_dead_tup / greatest(s.n_live_tup + s.n_dead_tup, 1) AS dead_percent,
                   extract(epoch FROM (now() - greatest(s.last_vacuum, s.last_autovacuum))) AS vacuumed,
                   extract(epoch FROM (now() - greatest(s.last_analyze, s.last_autoanalyze))) AS analyzed
            FROM pg_stat_user_tables s
            JOIN pg_class c ON c.oid = s.relid
            ORDER BY s.n_dead_tup >= 10000 DESC, 3 DESC
            LIMIT 20
            """;

    private static final String MYSQL =
            """
            SELECT table_schema AS schema_name, table_name AS table_name, data_length + index_length AS bytes,
                   table_rows AS live, data_free AS free,
                   100.0 * data_free / greatest(data_length + index_length + data_free, 1) AS free_percent
            FROM information_schema.tables
            WHERE table_schema = database() AND table_type = 'BASE TABLE'
            ORDER BY 3 DESC
            LIMIT 20
            """;

    private static final Text TABLE = new Text("table", "表");
    private static final Text SIZE = new Text("size", "大小");
    private static final Text LIVE = new Text("rows", "行数");
    private static final List<Text> HEADINGS = List.of(
            TABLE,
            SIZE,
            LIVE,
            new Text("dead", "死行"),
            new Text("dead %", "死行占比"),
            new Text("vacuumed before", "距上次 vacuum"),
            new Text("analyzed before", "距上次 analyze"));
    private static final List<Text> MYSQL_HEADINGS = List.of(TABLE, SIZE, LIVE, new Text("free", "空闲"));

    private final Thresholds thresholds;

    private Tables(Thresholds thresholds) {
        this.thresholds = thresholds;
    }

    static Examination of(Make make, Thresholds thresholds) {
        var tables = new Tables(thresholds);
        return make == Make.POSTGRESQL
                ? new Examination(Topic.TABLES, POSTGRESQL, List.of(), (rows, server) -> tables.judgeDead(rows))
                : new Examination(Topic.TABLES, MYSQL, List.of(), (rows, server) -> tables.judgeFree(rows));
    }

    private Opinion judgeDead(Rows rows) {
        var worst = rows.stream()
                .filter(row -> health(row) != Health.GOOD)
                .min(Comparator.comparing(this::health)
                        .thenComparing(Comparator.<Row>comparingLong(row -> row.count("dead"))
                                .reversed()));
        return new Opinion(
                worst.map(this::health).orElse(Health.GOOD),
                worst.map(row -> Remark.of(
                                "{0} has {1} dead rows, {2} of all",
                                "{0} 有 {1} 个死行，占 {2}", row.words("table_name"), row.countCell("dead"), percent(row)))
                        .orElseGet(() -> largest(rows)),
                worst.map(row -> Remark.of(
                        "{0} clears them; look for a long transaction that keeps autovacuum from it.",
                        "执行 {0} 清理；并查是否有长事务妨碍 autovacuum。",
                        new Cell.Code("VACUUM (ANALYZE) "
                                + Names.postgresql(row.text("schema_name"), row.text("table_name"))))),
                new Particulars(
                        HEADINGS,
                        rows.stream()
                                .map(row -> List.of(
                                        row.words("table_name"),
                                        row.size("bytes"),
                                        row.countCell("live"),
                                        row.countCell("dead"),
                                        percent(row),
                                        row.span("vacuumed"),
                                        row.span("analyzed")))
                                .toList()));
    }

    private Health health(Row row) {
        return row.count("dead") < thresholds.deadRows()
                ? Health.GOOD
                : thresholds.deadPercent().judge(share(row));
    }

    private static double share(Row row) {
        return row.number("dead_percent").map(Number::doubleValue).orElse(0.0);
    }

    private static Cell percent(Row row) {
        return new Cell.Share(share(row));
    }

    private static Remark largest(Rows rows) {
        return rows.stream()
                .max(Comparator.comparingLong(row -> row.count("bytes")))
                .map(row -> Remark.of(
                        "the largest is {0}, {1}", "最大的是 {0}，{1}", row.words("table_name"), row.size("bytes")))
                .orElse(Remark.of("there is none", "没有表"));
    }

    private Opinion judgeFree(Rows rows) {
        var worst = rows.stream()
                .filter(row -> row.count("free") >= thresholds.freeBytes()
                        && row.number("free_percent").map(Number::doubleValue).orElse(0.0)
                                >= thresholds.deadPercent().watch())
                .max(Comparator.comparingLong(row -> row.count("free")));
        return new Opinion(
                worst.isPresent() ? Health.WATCH : Health.GOOD,
                worst.map(row -> Remark.of(
                                "{0} holds {1} free besides {2} of data",
                                "{0} 除 {2} 数据外还占着 {1} 空闲空间",
                                row.words("table_name"),
                                row.size("free"),
                                row.size("bytes")))
                        .orElseGet(() -> largest(rows)),
                worst.map(row -> Remark.of(
                        "{0} gives it back; it copies the table, so take a quiet hour.",
                        "{0} 可收回空间；它会重建整张表，请选空闲时段。",
                        new Cell.Code("OPTIMIZE TABLE " + Names.mysql(row.text("table_name"))))),
                new Particulars(
                        MYSQL_HEADINGS,
                        rows.stream()
                                .map(row -> List.of(
                                        row.words("table_name"),
                                        row.size("bytes"),
                                        row.countCell("live"),
                                        row.size("free")))
                                .toList()));
    }
}
