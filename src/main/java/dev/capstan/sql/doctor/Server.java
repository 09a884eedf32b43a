package dev.capstan.sql.doctor;

import java.util.Map;

/**
 * What has to be known of a server before it is examined.
 *
 * @param version {@code 18.1}
 * @param account who asks; with the host in MySQL: {@code reader@%}
 * @param facts what it said of itself, by name; truths as {@code true} and {@code false}
 */
record Server(Make make, String version, String account, Map<String, String> facts) {
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
            return Names.postgresql(account);
        }
        int host = account.lastIndexOf('@');
        return "'" + account.substring(0, host) + "'@'" + account.substring(host + 1) + "'";
    }
}
