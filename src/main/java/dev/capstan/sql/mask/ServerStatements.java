package dev.capstan.sql.mask;

import dev.capstan.sql.gate.Verdict.Admitted;
import dev.capstan.sql.gate.Verdict.Form;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where servers tell what others ask them, with the values that are written there: statements as they were typed, what
 * errors say of them, and the keys of locked rows. What was made the same for all values is not among it.
 */
final class ServerStatements {
    /** Of SHOW PROCESSLIST and SHOW REPLICA STATUS. */
    static final Map<String, Mask> LABELS =
            Map.of("info", Mask.WHOLE, "last_error", Mask.WHOLE, "last_sql_error", Mask.WHOLE);

    private static final Pattern REPORT = Pattern.compile("(?i)\\bENGINE\\b.*\\bSTATUS\\b|\\bPROCESSLIST\\b.+");

    private static final Pattern FUNCTION =
            Pattern.compile("(?i)\\bpg_stat_get_activity\\b|\\bpg_stat_get_backend_activity\\b|\\bpg_cursor\\b"
                    + "|\\bpg_prepared_statement\\b|\\bpg_stat_statements\\W*\\(");

    static final List<MaskedColumn> COLUMNS = Stream.of(
                    column("pg_catalog", "pg_stat_activity", "query"),
                    column("pg_catalog", "pg_prepared_statements", "statement"),
                    column("pg_catalog", "pg_cursors", "statement"),
                    anywhere("pg_stat_statements", "query"),
                    column("information_schema", "processlist", "info"),
                    column("information_schema", "processlist", "info_binary"),
                    column("information_schema", "innodb_trx", "trx_query"),
                    column("information_schema", "innodb_locks", "lock_data"),
                    column("information_schema", "innodb_ft_index_table", "word"),
                    column("information_schema", "innodb_ft_index_cache", "word"),
                    column("performance_schema", "data_locks", "lock_data"),
                    column("performance_schema", "user_variables_by_thread", "variable_value"),
                    column("performance_schema", "replication_applier_status_by_worker", "last_error_message"),
                    column("performance_schema", "processlist", "info"),
                    column("performance_schema", "threads", "processlist_info"),
                    column("performance_schema", "prepared_statements_instances", "sql_text"),
                    column("performance_schema", "events_statements_current", "sql_text"),
                    column("performance_schema", "events_statements_current", "message_text"),
                    column("performance_schema", "events_statements_history", "sql_text"),
                    column("performance_schema", "events_statements_history", "message_text"),
                    column("performance_schema", "events_statements_history_long", "sql_text"),
                    column("performance_schema", "events_statements_history_long", "message_text"),
                    column("performance_schema", "events_statements_summary_by_digest", "query_sample_text"),
                    column("mysql", "slow_log", "sql_text"),
                    column("mysql", "general_log", "argument"),
                    column("sys", "processlist", "current_statement"),
                    column("sys", "processlist", "last_statement"),
                    column("sys", "session", "current_statement"),
                    column("sys", "session", "last_statement"),
                    column("sys", "x$processlist", "current_statement"),
                    column("sys", "x$processlist", "last_statement"),
                    column("sys", "x$session", "current_statement"),
                    column("sys", "x$session", "last_statement"),
                    column("sys", "innodb_lock_waits", "waiting_query"),
                    column("sys", "innodb_lock_waits", "blocking_query"),
                    column("sys", "x$innodb_lock_waits", "waiting_query"),
                    column("sys", "x$innodb_lock_waits", "blocking_query"),
                    column("sys", "schema_table_lock_waits", "waiting_query"),
                    column("sys", "x$schema_table_lock_waits", "waiting_query"))
            .toList();

    private ServerStatements() {}

    /** @return by what a statement has them told in a way that hides in no column */
    static Optional<String> toldBy(Admitted statement) {
        var found = (statement.form() == Form.SHOW ? REPORT : FUNCTION).matcher(statement.sql());
        return found.find() ? Optional.of(found.group()) : Optional.empty();
    }

    /** @param definition of a view */
    static boolean isToldBy(String definition) {
        return FUNCTION.matcher(definition).find();
    }

    private static MaskedColumn column(String schema, String table, String column) {
        return new MaskedColumn(Optional.of(schema), table, column, Mask.WHOLE);
    }

    private static MaskedColumn anywhere(String table, String column) {
        return new MaskedColumn(Optional.empty(), table, column, Mask.WHOLE);
    }
}
