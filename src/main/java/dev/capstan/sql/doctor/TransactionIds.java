package dev.capstan.sql.doctor;

import dev.capstan.catalog.Text;
import dev.capstan.sql.Cell;
import dev.capstan.sql.Health;
import dev.capstan.sql.Particulars;
import dev.capstan.sql.Remark;
import dev.capstan.sql.Topic;
import dev.capstan.sql.doctor.Examination.Opinion;
import dev.capstan.sql.doctor.Thresholds.Bounds;
import java.util.List;
import java.util.Optional;

/** How far PostgreSQL is from having used up its transaction ids; when it has, it takes no more writes. */
final class TransactionIds {
    private static final String STATEMENT =
            """
            SELECT datname AS database_name, age(datfrozenxid) AS used,
                   100.0 * age(datfrozenxid) / 2147483647 AS percent
            FROM pg_database
            ORDER BY 2 DESC
            LIMIT 20
            """;

    /** Autovacuum begins to work against it at about 10 %. */
    private static final Bounds PERCENT = new Bounds(40, 75);

    private static final List<Text> HEADINGS =
            List.of(new Text("database", "数据库"), new Text("used", "已用"), new Text("of all", "占比"));

    private TransactionIds() {}

    static Examination examination() {
        return new Examination(Topic.TRANSACTION_IDS, STATEMENT, List.of(), (rows, server) -> judge(rows));
    }

    private static Opinion judge(Rows rows) {
        double most = rows.stream()
                .flatMap(row -> row.number("percent").stream())
                .mapToDouble(Number::doubleValue)
                .max()
                .orElse(0);
        var health = PERCENT.judge(most);
        return new Opinion(
                health,
                Remark.of("{0} used", "已用 {0}", new Cell.Share(most)),
                health == Health.GOOD
                        ? Optional.empty()
                        : Optional.of(Remark.of(
                                "Find what holds autovacuum up (long transactions, slots), then run {0} in that database.",
                                "先查是什么妨碍 autovacuum（长事务、复制槽），再在该库执行 {0}。", new Cell.Code("VACUUM (FREEZE)"))),
                new Particulars(
                        HEADINGS,
                        rows.stream()
                                .map(row -> List.of(
                                        row.words("database_name"),
                                        row.countCell("used"),
                                        new Cell.Share(row.number("percent")
                                                .map(Number::doubleValue)
                                                .orElse(0.0))))
                                .toList()));
    }
}
