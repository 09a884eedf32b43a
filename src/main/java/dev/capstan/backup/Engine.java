package dev.capstan.backup;

import java.util.List;

/** In which files among the resources the functions for a part stand. */
final class Engine {
    private static final List<String> POSTGRESQL = List.of(
            "postgresql",
            "postgresql-contents",
            "postgresql-filling",
            "postgresql-restore",
            "postgresql-swap",
            "postgresql-scratch");

    private Engine() {}

    static List<String> files(Part part) {
        return switch (part) {
            case Part.Sql sql -> sql.engine().equals("mysql") ? List.of("mysql") : POSTGRESQL;
            case Part.Redis redis -> List.of("redis");
            case Part.Folder folder -> List.of("folder");
            case Part.GitTag tag -> List.of("git_tag");
        };
    }
}
