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
import java.util.Optional;

/** Indexes that cost more than they give: never used, there twice, or never finished. */
final class Indexes {
    /** Sizes are the catalogue's, as of the last vacuum: to measure them would wait for locked tables. */
    private static final String UNUSED_POSTGRESQL =
            """
            SELECT s.schemaname AS schema_name, s.relname AS table_name, s.indexrelname AS index_name,
                   c.relpages::bigint * current_setting('block_size')::bigint AS bytes,
                   (SELECT extract(epoch FROM (now() - stats_reset)) FROM pg_stat_database
                    WHERE datname = current_database()) AS counted
            FROM pg_stat_user_indexes s
            JOIN pg_index i ON i.indexrelid = s.indexrelid
            JOIN pg_class c ON c.oid = s.indexrelid
            WHERE s.idx_scan = 0 AND i.indisvalid AND NOT i.indisunique AND NOT i.indisexclusion AND NOT i.indisreplident
            ORDER BY 4 DESC, 3
            LIMIT 20
            """;

    private static final String UNUSED_MYSQL =
            """
            SELECT u.object_schema AS schema_name, u.object_name AS table_name, u.index_name AS index_name
            FROM sys.schema_unused_indexes u
            WHERE u.object_schema = database() AND EXISTS (
                SELECT 1 FROM information_schema.statistics s
                WHERE s.table_schema = u.object_schema AND s.table_name = u.object_name
                  AND s.index_name = u.index_name AND s.non_unique = 1)
            ORDER BY 2, 3
            LIMIT 20
            """;

    /** The same columns in the same way, or the first of another's; and those that a failed build left behind. */
    private static final String DOUBLE_POSTGRESQL =
            """
            SELECT n.nspname AS schema_name, t.relname AS table_name, c.relname AS index_name, b.relname AS covered_by,
                   c.relpages::bigint * current_setting('block_size')::bigint AS bytes
            FROM pg_index i
            JOIN pg_class c ON c.oid = i.indexrelid
            JOIN pg_class t ON t.oid = i.indrelid
            JOIN pg_namespace n ON n.oid = t.relnamespace
            JOIN pg_index k ON k.indrelid = i.indrelid AND k.indexrelid <> i.indexrelid
            JOIN pg_class b ON b.oid = k.indexrelid AND b.relam = c.relam
            JOIN pg_am m ON m.oid = c.relam
            WHERE i.indisvalid AND k.indisvalid AND NOT i.indisreplident
              AND n.nspname NOT IN ('pg_catalog', 'pg_toast', 'information_schema')
              AND NOT EXISTS (SELECT 1 FROM pg_constraint o WHERE o.conindid = i.indexrelid)
              AND coalesce(pg_get_expr(i.indexprs, i.indrelid), '') = coalesce(pg_get_expr(k.indexprs, k.indrelid), '')
              AND coalesce(pg_get_expr(i.indpred, i.indrelid), '') = coalesce(pg_get_expr(k.indpred, k.indrelid), '')
              AND (i.indkey::text = k.indkey::text AND i.indclass::text = k.indclass::text
                   AND i.indcollation::text = k.indcollation::text AND i.indoption::text = k.indoption::text
                   AND i.indnkeyatts = k.indnkeyatts
                   AND (k.indisunique AND NOT i.indisunique
                        OR k.indisunique = i.indisunique AND (i.indexrelid > k.indexrelid
                            OR EXISTS (SELECT 1 FROM pg_constraint o WHERE o.conindid = k.indexrelid)))
                OR m.amname = 'btree' AND NOT i.indisunique AND i.indexprs IS NULL AND i.indnatts <= k.indnkeyatts
                   AND k.indkey::text LIKE i.indkey::text || ' %'
                   AND k.indclass::text LIKE i.indclass::text || ' %'
                   AND k.indcollation::text LIKE i.indcollation::text || ' %'
                   AND k.indoption::text LIKE i.indoption::text || ' %')
            UNION ALL
            SELECT n.nspname, t.relname, c.relname, NULL, c.relpages::bigint * current_setting('block_size')::bigint
            FROM pg_index i
            JOIN pg_class c ON c.oid = i.indexrelid
            JOIN pg_class t ON t.oid = i.indrelid
            JOIN pg_namespace n ON n.oid = t.relnamespace
            WHERE NOT i.indisvalid AND c.relkind = 'i'
              AND NOT EXISTS (SELECT 1 FROM pg_stat_progress_create_index p WHERE p.index_relid = i.indexrelid)
            ORDER BY 5 DESC, 3
            LIMIT 20
            """;

    private static final String DOUBLE_MYSQL =
            """
            WITH listed AS (
                SELECT table_schema, table_name, index_name, min(non_unique) AS non_unique,
                       group_concat(concat(column_name, coalesce(sub_part, '')) ORDER BY seq_in_index SEPARATOR ',') AS parts
                FROM information_schema.statistics
                WHERE table_schema = database() AND index_type = 'BTREE'
                GROUP BY 1, 2, 3)
            SELECT i.table_schema AS schema_name, i.table_name AS table_name, i.index_name AS index_name,
                   min(k.index_name) AS covered_by
            FROM listed i
            JOIN listed k ON k.table_schema = i.table_schema AND k.table_name = i.table_name
                         AND k.index_name <> i.index_name
            WHERE i.index_name <> 'PRIMARY'
              AND (i.parts = k.parts AND (k.non_unique < i.non_unique
                       OR k.non_unique = i.non_unique AND (k.index_name = 'PRIMARY' OR k.index_name < i.index_name))
                   OR i.non_unique = 1 AND k.parts LIKE concat(replace(i.parts, '_', '\\_'), ',%'))
            GROUP BY 1, 2, 3
            ORDER BY 2, 3
            LIMIT 20
            """;

    private static final List<Text> UNUSED =
            List.of(new Text("index", "索引"), new Text("table", "表"), new Text("size", "大小"));
    private static final List<Text> DOUBLE = List.of(
            new Text("index", "索引"), new Text("table", "表"), new Text("size", "大小"), new Text("covered by", "已被覆盖于"));

    private final Thresholds thresholds;

    private Indexes(Thresholds thresholds) {
        this.thresholds = thresholds;
    }

    static Examination unused(Make make, Thresholds thresholds) {
        var indexes = new Indexes(thresholds);
        return make == Make.POSTGRESQL
                ? new Examination(Topic.UNUSED_INDEXES, UNUSED_POSTGRESQL, List.of(), indexes::judgeUnused)
                : new Examination(
                        Topic.UNUSED_INDEXES,
                        UNUSED_MYSQL,
                        List.of(Needs.PERFORMANCE, Needs.SYS_READ),
                        indexes::judgeUnused);
    }

    static Examination doubled(Make make, Thresholds thresholds) {
        return new Examination(
                Topic.DUPLICATE_INDEXES,
                make == Make.POSTGRESQL ? DOUBLE_POSTGRESQL : DOUBLE_MYSQL,
                List.of(),
                new Indexes(thresholds)::judgeDoubled);
    }

    /** Where the size is unknown, every one counts. */
    private Opinion judgeUnused(Rows rows, Server server) {
        long total = rows.stream().mapToLong(row -> row.count("bytes")).sum();
        boolean worthIt = rows.stream()
                .anyMatch(row -> row.number("bytes").isEmpty() || row.count("bytes") >= thresholds.unusedIndexBytes());
        var number = new Cell.Count(rows.size());
        return new Opinion(
                worthIt ? Health.WATCH : Health.GOOD,
                rows.isEmpty()
                        ? Remark.of("every index is used", "所有索引都在使用")
                        : total == 0
                                ? Remark.of("{0} were never used", "{0} 个从未使用", number)
                                : Remark.of(
                                        "{0} were never used, {1}", "{0} 个从未使用，共 {1}", number, new Cell.Size(total)),
                worthIt ? Optional.of(unusedNext(rows, server)) : Optional.empty(),
                new Particulars(
                        UNUSED,
                        rows.stream()
                                .map(row ->
                                        List.of(row.words("index_name"), row.words("table_name"), row.size("bytes")))
                                .toList()));
    }

    private static Remark unusedNext(Rows rows, Server server) {
        var counted =
                rows.stream().flatMap(row -> row.seconds("counted").stream()).findFirst();
        if (counted.isPresent()) {
            return Remark.of(
                    "It has been counted for {0}: look again after a whole month and on every replica, then drop them.",
                    "统计始于 {0} 前：满一个月并查过所有副本后再删除。", new Cell.Span(counted.get()));
        }
        return server.make() == Make.POSTGRESQL
                ? Remark.of(
                        "Counted since the database was made: look on every replica too, then drop them.",
                        "自建库以来的统计：再查所有副本，然后删除。")
                : Remark.of(
                        "Counted since the server started: look again after a whole month, then drop them.",
                        "自服务器启动以来的统计：满一个月后再删除。");
    }

    private Opinion judgeDoubled(Rows rows, Server server) {
        long unfinished =
                rows.stream().filter(row -> row.text("covered_by").isEmpty()).count();
        var worst =
                rows.stream().filter(row -> row.text("covered_by").isEmpty()).findFirst();
        return new Opinion(
                rows.isEmpty() ? Health.GOOD : Health.WATCH,
                doubledFound(rows.size() - unfinished, unfinished),
                worst.or(() -> rows.stream().findFirst()).map(row -> drop(row, server)),
                new Particulars(
                        DOUBLE,
                        rows.stream()
                                .map(row -> List.of(
                                        row.words("index_name"),
                                        row.words("table_name"),
                                        row.size("bytes"),
                                        row.text("covered_by").isEmpty()
                                                ? new Cell.Told(new Text("never finished", "未建成"))
                                                : row.words("covered_by")))
                                .toList()));
    }

    private static Remark doubledFound(long doubled, long unfinished) {
        if (doubled + unfinished == 0) {
            return Remark.of("none", "没有");
        }
        return unfinished == 0
                ? Remark.of("{0} are covered by another", "{0} 个已被其他索引覆盖", new Cell.Count(doubled))
                : Remark.of(
                        "{0} are covered by another, {1} were never finished",
                        "{0} 个已被其他索引覆盖，{1} 个未建成", new Cell.Count(doubled), new Cell.Count(unfinished));
    }

    private static Remark drop(Row row, Server server) {
        var statement = server.make() == Make.POSTGRESQL
                ? "DROP INDEX CONCURRENTLY " + Names.postgresql(row.text("schema_name"), row.text("index_name"))
                : "ALTER TABLE " + Names.mysql(row.text("table_name")) + " DROP INDEX "
                        + Names.mysql(row.text("index_name"));
        return Remark.of("Drop them, first {0}.", "删除它们，先执行 {0}。", new Cell.Code(statement));
    }
}
