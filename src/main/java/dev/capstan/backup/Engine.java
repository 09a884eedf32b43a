package dev.capstan.backup;

import java.util.List;

/** In which files among the resources the functions for a part stand. */
final class Engine {
    private Engine() {}

    static List<String> files(Part part) {
        return switch (part.engine()) {
            case "postgresql" -> List.of("postgresql", "postgresql-contents");
            case "mysql" -> List.of("mysql", "mysql-dump");
            case "redis" -> List.of("redis", "redis-swap");
            default -> List.of(part.engine());
        };
    }
}
