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

/** What the runbooks ask of MySQL and MariaDB, and what nobody may switch off. */
final class MysqlSettings {
    private static final double MB = 1L << 20;

    static final List<SettingRule> RULES = List.of(
            SettingRule.of(
                    "max_connections",
                    "100 … 2000",
                    between(100, 2_000),
                    Health.WATCH,
                    "fewer run out, more exhaust memory",
                    "太少会耗尽，太多会耗尽内存"),
            SettingRule.of(
                    "wait_timeout",
                    "300 … 28800",
                    between(300, 28_800),
                    Health.WATCH,
                    "shorter breaks pooled connections, longer keeps dead ones",
                    "太短会断开池中连接，太长会留下死连接"),
            SettingRule.word("slow_query_log", "ON", Health.WATCH, "slow queries aren't logged", "不记录慢查询"),
            SettingRule.of("long_query_time", "≤ 1", atMost(1), Health.WATCH, "slow queries pass unnoticed", "漏记慢查询"),
            SettingRule.word(
                    "performance_schema", "ON", Health.WATCH, "nobody counts queries and indexes", "没有语句和索引统计"),
            SettingRule.of(
                    "innodb_buffer_pool_size",
                    "> 128MB, 70 % RAM",
                    atLeast(128 * MB + 1),
                    Health.WATCH,
                    "still as delivered",
                    "仍是初始值"),
            SettingRule.of(
                    "innodb_flush_log_at_trx_commit",
                    "1",
                    atLeast(1).and(atMost(1)),
                    Health.WATCH,
                    "a crash loses commits",
                    "崩溃会丢失提交"),
            SettingRule.word("innodb_doublewrite", "ON", Health.BAD, "a power cut destroys pages", "断电会损坏数据页"),
            SettingRule.word(
                    "character_set_server", "utf8mb4", Health.WATCH, "emoji and rare characters are lost", "会丢失表情和生僻字"),
            new SettingRule(
                    "sql_mode",
                    "STRICT_TRANS_TABLES",
                    (value, all) -> value.shown().contains("STRICT_"),
                    Health.WATCH,
                    new Text("wrong values are bent until they fit", "错误的值会被悄悄改写")));

    static final String STATEMENT = "SHOW GLOBAL VARIABLES WHERE variable_name IN (" + Settings.names(RULES) + ")";

    private MysqlSettings() {}

    static Value value(Row row) {
        return new Value(row.text("value"), row.number("value").orElse(BigDecimal.ZERO));
    }
}
