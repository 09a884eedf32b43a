package dev.capstan.sql.gate;

/** Whose SQL a statement is written in. */
public enum Dialect {
    POSTGRESQL,
    /** MySQL and MariaDB alike. */
    MYSQL
}
