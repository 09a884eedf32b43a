package dev.capstan.sql.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.sql.Health;
import dev.capstan.sql.MariaDbServer;
import dev.capstan.sql.MariaDbServer.Account;
import dev.capstan.sql.MariaDbServer.Schema;
import dev.capstan.sql.Topic;
import dev.capstan.sql.doctor.Thresholds.Span;
import dev.capstan.sql.gate.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Others work on the same server meanwhile. */
class MariaDbDoctorTest {
    private static final Span AT_ONCE = new Span(Duration.ZERO, Duration.ZERO);

    private final Schema schema = MariaDbServer.fresh();
    private final Sessions sessions = new Sessions(url(), "root", "");

    private String url() {
        return "jdbc:mariadb://127.0.0.1:" + MariaDbServer.port() + "/" + schema.name();
    }

    @AfterEach
    void everybody_goes_home() throws Exception {
        sessions.goHome();
    }

    private Surgery surgery(Thresholds thresholds) {
        return new Surgery(Dialect.MYSQL, schema.root().url(), thresholds);
    }

    @Test
    void the_server_says_who_it_is() {
        var checkup = surgery(Thresholds.USUAL).checkup();
        assertEquals("MariaDB 11.4.5", checkup.server());
        assertEquals(
                List.of(),
                checkup.diagnoses().stream()
                        .filter(each -> each.health() == Health.UNSEEN)
                        .map(each -> each.topic() + " " + Spoken.found(each))
                        .toList());
        assertEquals(
                Examinations.of(Server.Make.MARIADB, Thresholds.USUAL).size(),
                checkup.diagnoses().size());
    }

    @Test
    void who_waits_for_whom_is_a_tree() throws SQLException {
        sessions.run(
                "create table coupon (id int primary key, code text)", "insert into coupon values (1, 'a'), (2, 'b')");
        var holder = sessions.began("update coupon set code = 'x' where id = 1");
        var second = sessions.began("update coupon set code = 'x' where id = 2");
        sessions.waits(second, "update coupon set code = \"SUMMER\" where id = 1");
        sessions.await(1, "select count(*) from information_schema.innodb_lock_waits");
        var third = sessions.open();
        sessions.waits(third, "update coupon set code = 'y' where id = 2");
        sessions.await(2, "select count(*) from information_schema.innodb_lock_waits");

        var diagnosis = surgery(Strictness.lengths(AT_ONCE)).of(Topic.BLOCKING);

        assertEquals(Health.BAD, diagnosis.health());
        var all = Spoken.lines(diagnosis);
        int root = all.indexOf(all.stream()
                .filter(line -> line.startsWith(id(holder) + " "))
                .findFirst()
                .orElseThrow());
        var lines = all.subList(root, root + 3);
        assertTrue(lines.get(0).startsWith(id(holder) + " | root | sleep"), lines.get(0));
        assertTrue(lines.get(1).startsWith("└─ " + id(second) + " | root | query"), lines.get(1));
        assertTrue(lines.get(2).startsWith("   └─ " + id(third) + " | root | query"), lines.get(2));
        assertTrue(lines.get(1).endsWith("update coupon set code = ? where id = ?"), lines.get(1));
        assertTrue(Spoken.next(diagnosis).contains("KILL "), Spoken.next(diagnosis));
    }

    @Test
    void whoever_waits_for_a_tables_definition_is_told() throws SQLException {
        sessions.run("create table coupon (id int primary key)");
        sessions.began("select * from coupon");
        var changing = sessions.open();
        sessions.waits(changing, "alter table coupon add column code text");
        sessions.await(1, "select count(*) from information_schema.processlist where state like '%metadata lock'");

        var diagnosis = surgery(Strictness.lengths(AT_ONCE)).of(Topic.BLOCKING);

        assertEquals(Health.BAD, diagnosis.health());
        var lines = Spoken.lines(diagnosis);
        assertTrue(lines.get(0).startsWith("(?)"), lines.get(0));
        assertTrue(
                lines.get(1).startsWith("└─ " + id(changing) + " | root | waiting for table metadata lock"),
                lines.get(1));
        assertTrue(Spoken.next(diagnosis).startsWith("A long transaction holds the table's definition"));
    }

    @Test
    void a_forgotten_transaction_is_found() throws SQLException {
        sessions.run("create table member (phone text) engine = innodb");
        var forgotten = sessions.began("insert into member values ('13800138000')");

        var diagnosis = surgery(Strictness.lengths(AT_ONCE)).of(Topic.TRANSACTIONS);

        assertEquals(Health.BAD, diagnosis.health());
        var lines = Spoken.lines(diagnosis);
        assertTrue(
                lines.stream()
                        .anyMatch(line ->
                                line.matches(id(forgotten) + " \\| root \\| [0-9]+ s \\| sleep \\| [0-9]+ s \\| .*")),
                lines.toString());
        assertTrue(Spoken.next(diagnosis).contains("KILL "));
    }

    @Test
    void connections_near_the_maximum_are_told() throws SQLException {
        for (int each = 0; each < 18; each++) {
            sessions.open();
        }
        var near = surgery(Strictness.connections(5, 101)).of(Topic.CONNECTIONS);
        assertTrue(Spoken.found(near).matches("[0-9]+ of 300 in use, [0-9]+ %"), Spoken.found(near));
        assertEquals(Health.WATCH, near.health());
        assertTrue(
                Spoken.lines(near).stream()
                        .anyMatch(line -> line.matches(schema.name() + " \\| Sleep \\| 1[89] \\| .*")),
                Spoken.lines(near).toString());
        assertEquals(
                Health.BAD,
                surgery(Strictness.connections(1, 5)).of(Topic.CONNECTIONS).health());
    }

    @Test
    void indexes_and_keys_are_looked_at() throws SQLException {
        sessions.run(
                "create table orders (id int primary key, code varchar(40), state varchar(20),"
                        + " key by_code (code), key by_code_too (code), key by_code_and_state (code, state),"
                        + " key by_head (code(8)), unique key one_code (code))",
                "create table keyless (n int)",
                "insert into keyless select seq from seq_1_to_12000",
                "analyze table keyless");
        for (int each = 0; each < 25; each++) {
            sessions.run("select count(n) from keyless where n = 5");
        }

        var doubled = surgery(Thresholds.USUAL).of(Topic.DUPLICATE_INDEXES);
        assertEquals(
                List.of("by_code | orders | - | by_code_and_state", "by_code_too | orders | - | by_code"),
                Spoken.lines(doubled));
        assertEquals(Health.WATCH, doubled.health());
        assertTrue(Spoken.next(doubled).contains("ALTER TABLE orders DROP INDEX by_code"), Spoken.next(doubled));

        var unused = surgery(Thresholds.USUAL).of(Topic.UNUSED_INDEXES);
        assertEquals(
                List.of("by_code", "by_code_and_state", "by_code_too", "by_head"),
                Spoken.lines(unused).stream().map(line -> line.split(" ")[0]).toList());

        var keyless = surgery(Thresholds.USUAL).of(Topic.PRIMARY_KEYS);
        assertEquals(Health.WATCH, keyless.health());
        assertTrue(Spoken.next(keyless).startsWith("Give keyless a primary key"));

        var scans = surgery(Thresholds.USUAL).of(Topic.MISSING_INDEXES);
        assertEquals(Health.WATCH, scans.health());
        assertTrue(Spoken.found(scans).startsWith("keyless with 1"), Spoken.found(scans));
    }

    @Test
    void slow_queries_are_told() throws SQLException {
        sessions.run("select sleep(0.2), '13800138000'");
        var diagnosis = surgery(Strictness.lengths(new Span(Duration.ofMillis(150), Duration.ofDays(1))))
                .of(Topic.SLOW_QUERIES);
        assertEquals(Health.WATCH, diagnosis.health());
        assertTrue(Spoken.lines(diagnosis)
                .getFirst()
                .toLowerCase(java.util.Locale.ROOT)
                .contains("sleep"));
        assertTrue(Spoken.lines(diagnosis).stream().noneMatch(line -> line.contains("13800138000")));
    }

    @Test
    void settings_are_held_against_the_runbooks() {
        var diagnosis = surgery(Thresholds.USUAL).of(Topic.SETTINGS);
        assertEquals(MysqlSettings.RULES.size(), diagnosis.particulars().rows().size());
        var lines = Spoken.lines(diagnosis);
        assertTrue(lines.contains("WATCH | slow_query_log | OFF | ON | slow queries aren't logged"), lines.toString());
        assertTrue(lines.contains("GOOD | wait_timeout | 28800 | 300 … 28800 | -"), lines.toString());
    }

    @Test
    void a_role_that_may_only_read_is_told_what_it_lacks_and_sees_the_rest() {
        schema.run("create table keyless (n int)");
        var reader = schema.user("secret", "SELECT ON thisdb.*");
        var checkup = surgery(reader).checkup();
        var unseen = checkup.diagnoses().stream()
                .filter(each -> each.health() == Health.UNSEEN)
                .toList();
        assertEquals(
                List.of(
                        Topic.CONNECTIONS,
                        Topic.TRANSACTIONS,
                        Topic.BLOCKING,
                        Topic.SLOW_QUERIES,
                        Topic.UNUSED_INDEXES,
                        Topic.MISSING_INDEXES,
                        Topic.REPLICATION),
                unseen.stream().map(each -> each.topic()).toList());
        unseen.forEach(
                each -> assertTrue(Spoken.next(each).startsWith("An administrator runs GRANT "), each.toString()));
        assertEquals(
                "An administrator runs GRANT PROCESS ON *.* TO '" + reader.name() + "'@'%'.",
                Spoken.next(unseen.getFirst()));
        assertEquals(
                Health.WATCH,
                checkup.diagnoses().stream()
                        .filter(each -> each.topic() == Topic.PRIMARY_KEYS)
                        .findFirst()
                        .orElseThrow()
                        .health());
    }

    @Test
    void what_it_lacks_is_all_that_it_lacks() {
        var reader = schema.user(
                "secret",
                "SELECT ON thisdb.*",
                "PROCESS ON *.*",
                "REPLICA MONITOR ON *.*",
                "SELECT ON sys.*",
                "EXECUTE ON sys.*",
                "SELECT ON performance_schema.*");
        assertEquals(
                List.of(),
                surgery(reader).checkup().diagnoses().stream()
                        .filter(each -> each.health() == Health.UNSEEN)
                        .map(each -> each.topic() + " " + Spoken.found(each))
                        .toList());
    }

    private Surgery surgery(Account account) {
        return new Surgery(Dialect.MYSQL, account.url(), Thresholds.USUAL);
    }

    private static long id(Connection connection) {
        try {
            return connection.unwrap(org.mariadb.jdbc.Connection.class).getThreadId();
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
