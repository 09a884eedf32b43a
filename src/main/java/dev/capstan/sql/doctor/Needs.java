package dev.capstan.sql.doctor;

import dev.capstan.sql.Cell;
import dev.capstan.sql.Remark;
import dev.capstan.sql.doctor.Examination.Need;

/** What has to be there for an examination, and how it is brought about. */
final class Needs {
    static final String SEES_ALL = "sees_all";
    static final String STATEMENTS = "statements";
    static final String STATEMENTS_FOUND = "statements_found";
    static final String PERFORMANCE_SCHEMA = "performance_schema";
    static final String PROCESS = "process";

    /** PostgreSQL hides other people's sessions otherwise. */
    static final Need MONITOR = new Need(
            server -> server.is(SEES_ALL),
            Remark.of("other people's sessions can't be seen", "看不到其他会话"),
            Needs::grantMonitor);

    static final Need STATEMENTS_INSTALLED = new Need(
            server -> server.is(STATEMENTS),
            Remark.of("pg_stat_statements is not installed", "未安装 pg_stat_statements"),
            server -> Remark.of(
                    "Add it to {0} in postgresql.conf, restart, then run {1} in this database.",
                    "在 postgresql.conf 的 {0} 中加入它并重启，再在此数据库中执行 {1}。",
                    new Cell.Code("shared_preload_libraries"),
                    new Cell.Code("CREATE EXTENSION pg_stat_statements")));

    static final Need STATEMENTS_IN_REACH = new Need(
            server -> server.is(STATEMENTS_FOUND) || !server.is(STATEMENTS),
            Remark.of("pg_stat_statements is in a schema that is not searched", "pg_stat_statements 所在的模式不在搜索路径中"),
            server -> Remark.of(
                    "Run {0}, or add its schema to the role's search_path.",
                    "执行 {0}，或把它所在的模式加入该角色的 search_path。",
                    new Cell.Code("ALTER EXTENSION pg_stat_statements SET SCHEMA public")));

    static final Need PERFORMANCE = new Need(
            server -> server.is(PERFORMANCE_SCHEMA),
            Remark.of("the performance schema is off", "performance_schema 未开启"),
            server -> Remark.of(
                    "Write {0} under [mysqld] in the server's configuration and restart it.",
                    "在服务器配置的 [mysqld] 下写入 {0} 并重启。", new Cell.Code("performance_schema=ON")));

    /** For MySQL's statistics, which few may read. */
    static final Need PERFORMANCE_READ = new Need(
            server -> true,
            Remark.of("the performance schema can't be read", "无法读取 performance_schema"),
            server -> grant("SELECT ON performance_schema.*", server));

    static final Need SYS_READ = new Need(
            server -> true,
            Remark.of("the sys schema can't be read", "无法读取 sys"),
            server -> Remark.of(
                    "An administrator runs {0} and {1}.",
                    "请管理员执行 {0} 和 {1}。",
                    new Cell.Code("GRANT SELECT ON sys.* TO " + server.grantee()),
                    new Cell.Code("GRANT SELECT ON performance_schema.* TO " + server.grantee())));

    /** MySQL hides other people's sessions otherwise. */
    static final Need PROCESS_RIGHT = new Need(
            server -> server.is(PROCESS),
            Remark.of("other people's sessions can't be seen", "看不到其他会话"),
            server -> grant("PROCESS ON *.*", server));

    static final Need REPLICA_RIGHT = new Need(
            server -> true,
            Remark.of("replication can't be seen", "看不到复制状态"),
            server -> grant(
                    server.make() == Server.Make.MARIADB ? "REPLICA MONITOR ON *.*" : "REPLICATION CLIENT ON *.*",
                    server));

    private Needs() {}

    static Remark grantMonitor(Server server) {
        return Remark.of(
                "An administrator runs {0}.", "请管理员执行 {0}。", new Cell.Code("GRANT pg_monitor TO " + server.grantee()));
    }

    private static Remark grant(String right, Server server) {
        return Remark.of(
                "An administrator runs {0}.",
                "请管理员执行 {0}。", new Cell.Code("GRANT " + right + " TO " + server.grantee()));
    }
}
