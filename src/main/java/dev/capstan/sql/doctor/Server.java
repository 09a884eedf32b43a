package dev.capstan.sql.doctor;

import java.util.Map;

/**
 * What has to be known of a server before it is examined.
 *
 * @param version {@code 18.1}
 * @param facts what it said of itself, by name; truths as {@code true} and {@code false}
 */
record Server(Make make, String version, String role, Map<String, String> facts) {
    enum Make {
        POSTGRESQL("PostgreSQL"),
        MYSQL("MySQL"),
        MARIADB("MariaDB");

        private final String title;

        Make(String title) {
            this.title = title;
        }
    }

    Server {
        facts = Map.copyOf(facts);
    }

    boolean is(String fact) {
        return facts.getOrDefault(fact, "false").equals("true");
    }

    String title() {
        return make.title + " " + version;
    }

    /** As the database's own words name it in GRANT. */
    String grantee() {
        if (make == Make.POSTGRESQL) {
            return Names.postgresql(role);
        }
        int at = role.lastIndexOf('@');
        return at < 0 ? "'" + role + "'" : "'" + role.substring(0, at) + "'@'" + role.substring(at + 1) + "'";
    }
}
