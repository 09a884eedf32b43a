package dev.capstan.sql.doctor;

import dev.capstan.sql.doctor.Server.Make;
import dev.capstan.sql.gate.Dialect;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is asked of a server first: who it is, and what the role may see. */
final class Acquaintance {
    private static final String POSTGRESQL =
            """
            SELECT current_setting('server_version') AS version, current_user AS account,
                   pg_has_role(current_user, 'pg_read_all_stats', 'USAGE') AS sees_all,
                   EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'pg_stat_statements') AS statements,
                   to_regclass('pg_stat_statements') IS NOT NULL AS statements_found
            """;

    private static final String SETTINGS =
            "SHOW GLOBAL VARIABLES WHERE variable_name IN ('version', 'performance_schema', 'max_connections')";

    /** Of the account itself and of the role that it has put on; the latter has no host in MariaDB. */
    private static final String RIGHTS =
            """
            SELECT 'account' AS variable_name, current_user() AS value
            UNION ALL
            SELECT DISTINCT 'process', 'true'
            FROM information_schema.user_privileges
            WHERE privilege_type = 'PROCESS'
              AND replace(grantee, '''', '') IN (current_user(), replace(current_role(), '`', ''), concat(current_role(), '@'))
            """;

    private Acquaintance() {}

    /** Their answers together make the server's facts. */
    static List<String> questions(Dialect dialect) {
        return switch (dialect) {
            case POSTGRESQL -> List.of(POSTGRESQL);
            case MYSQL -> List.of(SETTINGS, RIGHTS);
        };
    }

    static Server made(Dialect dialect, List<Rows> answers) {
        return switch (dialect) {
            case POSTGRESQL -> postgresql(answers.getFirst());
            case MYSQL -> mysql(answers);
        };
    }

    private static Server postgresql(Rows answer) {
        Map<String, String> facts = new HashMap<>();
        answer.stream().forEach(row -> List.of(Needs.SEES_ALL, Needs.STATEMENTS, Needs.STATEMENTS_FOUND)
                .forEach(name -> facts.put(name, String.valueOf(row.truth(name)))));
        var only = answer.stream().findFirst();
        return new Server(
                Make.POSTGRESQL,
                only.map(row -> row.text("version").split(" ")[0]).orElse(""),
                only.map(row -> row.text("account")).orElse(""),
                facts);
    }

    private static Server mysql(List<Rows> answers) {
        Map<String, String> facts = new HashMap<>();
        answers.forEach(answer -> answer.stream()
                .forEach(row -> facts.put(
                        row.text("variable_name").toLowerCase(Locale.ROOT),
                        row.text("value").equals("ON") ? "true" : row.text("value"))));
        var version = facts.getOrDefault("version", "");
        return new Server(
                version.contains("MariaDB") ? Make.MARIADB : Make.MYSQL,
                version.split("-")[0],
                facts.getOrDefault("account", ""),
                facts);
    }
}
