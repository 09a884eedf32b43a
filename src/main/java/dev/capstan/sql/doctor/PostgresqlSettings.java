package dev.capstan.sql.doctor;

import static dev.capstan.sql.doctor.SettingRule.atLeast;
import static dev.capstan.sql.doctor.SettingRule.atMost;
import static dev.capstan.sql.doctor.SettingRule.between;

import dev.capstan.catalog.Text;
import dev.capstan.sql.Health;
import dev.capstan.sql.doctor.Rows.Row;
import dev.capstan.sql.doctor.SettingRule.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** What the runbooks ask of PostgreSQL, and what nobody may switch off. */
final class PostgresqlSettings {
    private static final double MB = 1L << 20;
    private static final double GB = 1L << 30;

    private static final Map<String, BigDecimal> UNITS = Map.of(
            "B", BigDecimal.ONE,
            "kB", BigDecimal.valueOf(1L << 10),
            "8kB", BigDecimal.valueOf(8L << 10),
            "MB", BigDecimal.valueOf(1L << 20),
            "16MB", BigDecimal.valueOf(16L << 20),
            "ms", BigDecimal.ONE,
            "s", BigDecimal.valueOf(1_000),
            "min", BigDecimal.valueOf(60_000));

    static final List<SettingRule> RULES = List.of(
            SettingRule.word("fsync", "on", Health.BAD, "a power cut destroys the database", "断电会损坏数据库"),
            SettingRule.word("full_page_writes", "on", Health.BAD, "a power cut destroys pages", "断电会损坏数据页"),
            SettingRule.word("autovacuum", "on", Health.BAD, "dead rows are never cleared away", "死行永远不会清理"),
            SettingRule.word("ssl", "on", Health.WATCH, "passwords and data travel in the clear", "密码和数据明文传输"),
            SettingRule.word(
                    "archive_mode", "on", Health.WATCH, "no way back to a moment between backups", "无法恢复到两次备份之间"),
            new SettingRule(
                    "wal_level",
                    "replica",
                    (value, all) -> !value.shown().equals("minimal"),
                    Health.WATCH,
                    new Text("neither replicas nor archiving", "无法复制和归档")),
            SettingRule.of(
                    "max_connections",
                    "100 … 500",
                    between(100, 500),
                    Health.WATCH,
                    "fewer run out, more want a pooler",
                    "太少会耗尽，太多应加连接池代理"),
            SettingRule.of(
                    "shared_buffers",
                    "> 128MB, 25 % RAM",
                    atLeast(128 * MB + 1),
                    Health.WATCH,
                    "still what initdb writes",
                    "仍是初始值"),
            new SettingRule(
                    "effective_cache_size",
                    "≥ 2 × shared_buffers",
                    (value, all) -> value.amount().doubleValue()
                            >= 2 * all.get("shared_buffers").amount().doubleValue(),
                    Health.WATCH,
                    new Text("75 % of memory; less avoids indexes", "应为内存的 75%；过小会不走索引")),
            SettingRule.of(
                    "work_mem", "8MB … 256MB", between(8 * MB, 256 * MB), Health.WATCH, "sorts go to disk", "排序会落盘"),
            SettingRule.of(
                    "maintenance_work_mem",
                    "≥ 256MB",
                    atLeast(256 * MB),
                    Health.WATCH,
                    "indexes are built slowly",
                    "建索引慢"),
            SettingRule.of("wal_buffers", "≥ 4MB", atLeast(4 * MB), Health.WATCH, "commits wait", "提交要等待"),
            SettingRule.of("min_wal_size", "≥ 1GB", atLeast(GB), Health.WATCH, "log files are made anew", "频繁新建日志文件"),
            SettingRule.of(
                    "max_wal_size", "≥ 4GB", atLeast(4 * GB), Health.WATCH, "checkpoints come too often", "检查点过于频繁"),
            SettingRule.of(
                    "checkpoint_completion_target", "≥ 0.9", atLeast(0.9), Health.WATCH, "disks stall", "磁盘写入集中"),
            SettingRule.of("default_statistics_target", "≥ 100", atLeast(100), Health.WATCH, "plans guess", "执行计划不准"),
            SettingRule.of(
                    "random_page_cost",
                    "≤ 2",
                    atMost(2),
                    Health.WATCH,
                    "1.1 on SSD; more avoids indexes",
                    "SSD 用 1.1；过大会不走索引"),
            SettingRule.of("effective_io_concurrency", "≥ 16", atLeast(16), Health.WATCH, "200 on SSD", "SSD 用 200"),
            SettingRule.of(
                    "idle_in_transaction_session_timeout",
                    "> 0",
                    atLeast(1),
                    Health.WATCH,
                    "forgotten transactions stay for ever",
                    "被遗忘的事务永不结束"),
            SettingRule.of(
                    "log_min_duration_statement",
                    "0 … 5s",
                    between(0, 5_000),
                    Health.WATCH,
                    "slow queries aren't logged",
                    "不记录慢查询"));

    /** The server's own values: those of this session are Capstan's doing. */
    static final String STATEMENT =
            """
            SELECT name, reset_val AS setting, unit,
                   CASE WHEN setting = reset_val THEN current_setting(name) ELSE concat(reset_val, unit) END AS shown
            FROM pg_settings
            WHERE name IN (%s)
            """
                    .formatted(Settings.names(RULES));

    private PostgresqlSettings() {}

    static Value value(Row row) {
        var amount = row.number("setting")
                .map(number -> number.signum() < 0
                        ? number
                        : number.multiply(UNITS.getOrDefault(row.text("unit"), BigDecimal.ONE)))
                .orElse(BigDecimal.ZERO);
        return new Value(row.text("shown"), amount);
    }
}
