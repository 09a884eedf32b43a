package dev.capstan.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.Driver;

class DatabaseUrlTest {
    @ParameterizedTest
    @CsvSource(
            delimiterString = " | ",
            value = {
                "postgresql://capstan:word@db.example:6432/ops | jdbc:postgresql://db.example:6432/ops | capstan | word",
                "postgres://capstan:word@db/ops | jdbc:postgresql://db:5432/ops | capstan | word",
                "postgresql://a%40b:p%2Fq%3Ar%25+%E2%82%AC@db/ops | jdbc:postgresql://db:5432/ops | a@b | p/q:r%+€",
                "postgresql://u:p@ss:w@db/ops | jdbc:postgresql://db:5432/ops | u | p@ss:w",
                "postgresql://u:p@[::1]:5433/ops | jdbc:postgresql://[::1]:5433/ops | u | p",
                "postgresql://u:p@db/o%20p%26s | jdbc:postgresql://db:5432/o+p%26s | u | p",
                "postgresql://db/ops?user=u&password=p%26 | jdbc:postgresql://db:5432/ops | u | p&",
            })
    void the_address_is_taken_apart(String url, String jdbc, String user, String password) {
        var address = DatabaseUrl.parse(url, problem -> {
                    throw new AssertionError(problem);
                })
                .orElseThrow();

        assertEquals(jdbc, address.jdbcUrl());
        assertEquals(user, address.properties().getProperty("user"));
        assertEquals(password, address.properties().getProperty("password"));
    }

    @Test
    void the_driver_reads_a_strange_database_name_as_it_was_meant() {
        var address = DatabaseUrl.parse("postgresql://u@db/o%20p%26s%2B%25", problem -> {})
                .orElseThrow();

        assertEquals(
                "o p&s+%", Driver.parseURL(address.jdbcUrl(), new Properties()).getProperty("PGDBNAME"));
    }

    @Test
    void options_reach_the_driver_under_its_own_names() {
        var url = "postgresql://u:p@db/ops?sslmode=verify-full&sslrootcert=%2Fetc%2Fca.pem"
                + "&application_name=capstan&connect_timeout=5&channel_binding=require"
                + "&target_session_attrs=read-write&tcpKeepAlive=true";
        var properties = DatabaseUrl.parse(url, problem -> {}).orElseThrow().properties();

        assertEquals("verify-full", properties.getProperty("sslmode"));
        assertEquals("/etc/ca.pem", properties.getProperty("sslrootcert"));
        assertEquals("capstan", properties.getProperty("ApplicationName"));
        assertEquals("5", properties.getProperty("connectTimeout"));
        assertEquals("require", properties.getProperty("channelBinding"));
        assertEquals("primary", properties.getProperty("targetServerType"));
        assertEquals("true", properties.getProperty("tcpKeepAlive"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " | ",
            value = {
                "mysql://u:hunter2@db/ops | is not a PostgreSQL address",
                "hunter2 | is not a PostgreSQL address",
                "jdbc:postgresql://db/ops?password=hunter2 | leave out \"jdbc:\"",
                "postgresql:///ops | Unix socket",
                "postgresql://u:hunter2@/ops | Unix socket",
                "postgresql://u:hunter2@%2Fvar%2Frun%2Fpostgresql/ops | Unix socket",
                "postgresql://u:hunter2@db/ops?host=/var/run/postgresql | gives its host as an option",
                "postgresql://u:hunter2@db1,db2/ops | several hosts",
                "postgresql://u:hunter2@db | names no database",
                "postgresql://u:hunter2@db/ | names no database",
                "postgresql://u:hunter2@db:port/ops | no readable port",
                "postgresql://u:hunter2@db:70000/ops | no readable port",
                "postgresql://u:hunter2/3@db/ops | no readable port",
                "postgresql://u:hunter2%zz@db/ops | not followed by two hex digits",
                "postgresql://u:%ff%fehunter2@db/ops | not followed by two hex digits",
                "postgresql://u:p@db/ops?sslmod=require | driver does not know",
                "postgresql://u:p@db/ops?sslmode=hunter2 | unknown sslmode",
            })
    void what_cannot_be_used_is_refused_plainly_and_without_the_password(String url, String sentence) {
        List<String> problems = new ArrayList<>();

        assertTrue(DatabaseUrl.parse(url, problems::add).isEmpty());
        assertTrue(problems.stream().anyMatch(line -> line.contains(sentence)), problems::toString);
        assertFalse(problems.toString().contains("hunter2"), problems::toString);
        problems.forEach(line -> assertTrue(line.contains(" — ") || line.contains("; "), line));
    }

    @Test
    void an_address_prints_as_a_name_and_a_host() {
        var address = DatabaseUrl.parse("postgresql://u:hunter2@db/ops", problem -> {})
                .orElseThrow();

        assertEquals("ops on db:5432", address.toString());
        assertEquals("jdbc:postgresql://db:5432/ops", address.jdbcUrl());
    }
}
