package dev.capstan.backup;

import java.util.List;

/** In which files among the resources the functions for a part stand. */
final class Engine {
    static final List<String> POSTGRESQL = List.of(
            "postgresql",
            "postgresql-parallel",
            "postgresql-contents",
            "postgresql-filling",
            "postgresql-restore",
            "postgresql-swap",
            "postgresql-table",
            "postgresql-scratch",
            "postgresql-log");

    static final List<String> MYSQL =
            List.of("mysql", "mysql-dump", "mysql-restore", "mysql-swap", "mysql-scratch", "mysql-log");

    private Engine() {}

    static List<String> files(Part part) {
        return switch (part.engine()) {
            case "postgresql" -> POSTGRESQL;
            case "mysql" -> MYSQL;
            case "redis" -> List.of("redis", "redis-swap");
            case "bucket" -> List.of("s3", "bucket");
            default -> List.of(part.engine());
        };
    }
}
