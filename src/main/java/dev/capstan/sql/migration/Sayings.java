package dev.capstan.sql.migration;

import dev.capstan.sql.migration.report.Hints;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The sentences of PostgreSQL in English, German and Chinese, and those of MySQL and MariaDB. */
final class Sayings {
    private static final List<Saying> ALL = Stream.of(
                    says(
                            Fault.UNIQUE,
                            "duplicate key value violates unique constraint {constraint}",
                            "could not create unique index {constraint}",
                            "doppelter Schlüsselwert verletzt Unique-Constraint {constraint}",
                            "konnte Unique Index {constraint} nicht erstellen",
                            "konnte eindeutigen Index {constraint} nicht erstellen",
                            "重复键违反唯一约束 {constraint}",
                            "无法创建唯一索引 {constraint}",
                            "for key {constraint}",
                            "Unique constraint failed on the"),
                    says(
                            Fault.FOREIGN_KEY,
                            "insert or update on table {table} violates foreign key constraint {constraint}",
                            "update or delete on table {other} violates foreign key constraint {constraint} on table {table}",
                            "Einfügen oder Aktualisieren in Tabelle {table} verletzt Fremdschlüssel-Constraint {constraint}",
                            "Aktualisieren oder Löschen in Tabelle {other} verletzt Fremdschlüssel-Constraint {constraint} von Tabelle {table}",
                            "插入或更新表 {table} 违反外键约束 {constraint}",
                            "在 {other} 上的更新或删除操作违反了在 {table} 上的外键约束 {constraint}",
                            "a foreign key constraint fails ( {schema} . {table} , CONSTRAINT {constraint}",
                            "a foreign key constraint fails"),
                    says(
                            Fault.CHECK,
                            "new row for relation {table} violates check constraint {constraint}",
                            "check constraint {constraint} of relation {table} is violated by some row",
                            "check constraint {constraint} is violated",
                            "neue Zeile für Relation {table} verletzt Check-Constraint {constraint}",
                            "Check-Constraint {constraint} von Relation {table} wird von irgendeiner Zeile verletzt",
                            "关系 {table} 的新列违反了检查约束 {constraint}",
                            "关系 {table} 的检查约束 {constraint} 被",
                            "一些行违反了检查约束 {constraint}",
                            "CONSTRAINT {constraint} failed for {schema} . {table}"),
                    says(
                            Fault.NOT_NULL,
                            "null value in column {column} of relation {table} violates not-null constraint",
                            "null value in column {column} violates not-null constraint",
                            "column {column} of relation {table} contains null values",
                            "NULL-Wert in Spalte {column} von Relation {table} verletzt Not-Null-Constraint",
                            "Spalte {column} von Relation {table} enthält NULL-Werte",
                            "关系 {table} 中列 {column} 的空值违反了非空约束",
                            "在字段 {column} 中空值违反了非空约束",
                            "关系 {table} 的列 {column} 包含空值",
                            "Column {column} cannot be null",
                            "Field {column} doesn't have a default value"),
                    says(
                            Fault.EXCLUSION,
                            "conflicting key value violates exclusion constraint {constraint}",
                            "could not create exclusion constraint {constraint}",
                            "kollidierender Schlüsselwert verletzt Exclusion-Constraint {constraint}",
                            "互相冲突的键值违反排他约束 {constraint}"),
                    says(
                            Fault.OTHER_MIGRATION,
                            "Timed out trying to acquire a postgres advisory lock",
                            "Unable to obtain table lock",
                            "Unable to acquire Flyway advisory lock"),
                    says(
                            Fault.LOCK,
                            "canceling statement due to lock timeout",
                            "could not obtain lock on relation {table}",
                            "storniere Anfrage wegen Zeitüberschreitung einer Sperre",
                            "konnte Sperre für Relation {table} nicht setzen",
                            "由于锁超时",
                            "无法在关系 {table} 上获得锁",
                            "Lock wait timeout exceeded"),
                    says(
                            Fault.DEADLOCK,
                            "deadlock detected",
                            "Verklemmung (Deadlock) entdeckt",
                            "检测到死锁",
                            "Deadlock found when trying to get lock"),
                    says(
                            Fault.STATEMENT,
                            "canceling statement due to statement timeout",
                            "storniere Anfrage wegen Zeitüberschreitung der Anfrage",
                            "由于语句执行超时"),
                    says(
                            Fault.PERMISSION,
                            "permission denied for table [table]",
                            "permission denied for",
                            "must be owner of table [table]",
                            "must be owner of",
                            "keine Berechtigung für Tabelle [table]",
                            "keine Berechtigung für",
                            "Berechtigung nur für Eigentümer",
                            "对表 [table] 权限不够",
                            "权限不够",
                            "必须是表 [table] 的属主",
                            "command denied to user",
                            "was denied access on the database"),
                    says(
                            Fault.LOGIN,
                            "password authentication failed for user",
                            "Passwort-Authentifizierung für Benutzer",
                            "Password 认证失败",
                            "no pg_hba.conf entry for",
                            "kein pg_hba.conf-Eintrag",
                            "Authentication failed against database server",
                            "(using password:"),
                    says(
                            Fault.FULL,
                            "sorry, too many clients already",
                            "remaining connection slots are reserved",
                            "schon zu viele Verbindungen",
                            "已经有太多的客户",
                            "Too many connections"),
                    says(
                            Fault.NO_SUCH_DATABASE,
                            "database {other} does not exist",
                            "Datenbank {other} existiert nicht",
                            "数据库 {other} 不存在",
                            "Unknown database"),
                    says(
                            Fault.CONNECTION,
                            "ECONNREFUSED",
                            "ECONNRESET",
                            "ENOTFOUND",
                            "ETIMEDOUT",
                            "EHOSTUNREACH",
                            "Can't reach database server",
                            "Connection refused",
                            "could not translate host name",
                            "could not connect to server",
                            "server closed the connection unexpectedly",
                            "Connection terminated unexpectedly",
                            "Communications link failure",
                            "Can't connect to",
                            "Lost connection to",
                            "MySQL server has gone away",
                            "terminating connection due to administrator command",
                            "the database system is starting up",
                            "das Datenbanksystem startet",
                            "数据库系统启动中"),
                    says(
                            Fault.ALREADY_THERE,
                            "column {column} of relation {table} already exists",
                            "relation {table} already exists",
                            "type {table} already exists",
                            "constraint {constraint} for relation {table} already exists",
                            "Spalte {column} von Relation {table} existiert bereits",
                            "Relation {table} existiert bereits",
                            "关系 {table} 的属性 {column} 已经存在",
                            "关系 {table} 已经存在",
                            "Table {table} already exists",
                            "Duplicate column name {column}",
                            "Duplicate key name {constraint}"),
                    says(
                            Fault.NOT_THERE,
                            "column {column} of relation {table} does not exist",
                            "relation {table} does not exist",
                            "column {column} does not exist",
                            "Relation {table} existiert nicht",
                            "Spalte {column} existiert nicht",
                            "关系 {table} 不存在",
                            "字段 {column} 不存在",
                            "Table {table} doesn't exist",
                            "Unknown column {column} in"),
                    says(
                            Fault.SYNTAX,
                            "syntax error at or near",
                            "You have an error in your SQL syntax",
                            "Syntaxfehler"))
            .flatMap(sayings -> sayings)
            .toList();

    record Heard(Fault fault, Hints hints) {}

    private Sayings() {}

    private static Stream<Saying> says(Fault fault, String... templates) {
        return Stream.of(templates).map(template -> Saying.of(fault, template));
    }

    static Optional<Heard> in(String log) {
        return ALL.stream()
                .flatMap(saying -> saying.heardIn(log).map(hints -> new Heard(saying.fault(), hints)).stream())
                .findFirst();
    }

    /** What the log says about a fault that is known by its code. */
    static Hints about(Fault fault, String log) {
        return ALL.stream()
                .filter(saying -> saying.fault() == fault)
                .flatMap(saying -> saying.heardIn(log).stream())
                .reduce(Hints.NONE, Hints::or);
    }
}
