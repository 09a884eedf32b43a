package dev.capstan.sql.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.sql.Answered;
import dev.capstan.sql.Ask;
import dev.capstan.sql.Column;
import dev.capstan.sql.Database;
import dev.capstan.sql.MariaDbServer;
import dev.capstan.sql.Rights;
import dev.capstan.sql.RowSink;
import dev.capstan.sql.Source;
import dev.capstan.sql.gate.Dialect;
import dev.capstan.sql.gate.ReadOnlyGate;
import dev.capstan.sql.gate.Verdict;
import dev.capstan.sql.mask.Judgement.Why;
import dev.capstan.sql.mask.Mask;
import dev.capstan.sql.mask.MaskedColumn;
import dev.capstan.sql.mask.Masks;
import dev.capstan.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Through the engines, as every sink gets them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MaskedAnswersTest {
    private static final String[] CONTENT = {
        "create table users (id int primary key, name varchar(20), phone varchar(20), email varchar(40), number bigint)",
        "insert into users values (1, 'user 1', '13812345678', 'anna@example.com', 6222333344445555),"
                + " (2, 'user 2', null, null, null)",
        "create view people as select id, phone as called from users",
        "create view names as select id, name from users",
        "create view picked as select id, name from users where phone like '138%'",
        "create view ints as select id, cast(phone as int) as n from users",
    };

    private final Masks masks = new Masks(List.of(
            masked("users", "phone", Mask.PHONE),
            masked("users", "email", Mask.EMAIL),
            masked("users", "number", Mask.LAST4)));
    private final Asking asking = new Asking();

    private static MaskedColumn masked(String table, String column, Mask mask) {
        return new MaskedColumn(Optional.empty(), table, column, mask);
    }

    @BeforeAll
    void fill() throws SQLException {
        var where = TestDatabase.fresh();
        try (var admin = DriverManager.getConnection(where.jdbc(), "postgres", "postgres");
                var statement = admin.createStatement()) {
            for (var sql : CONTENT) {
                statement.execute(sql);
            }
            statement.execute("create view sessions as select query as asks from pg_stat_activity");
        }
        asking.secrets.put("POSTGRESQL", where.url());
        var mysql = MariaDbServer.fresh()
                .run(CONTENT)
                .run("create view sessions as select info as asks from information_schema.processlist");
        asking.secrets.put("MYSQL", mysql.root().url());
    }

    @AfterAll
    void close() {
        asking.close();
    }

    private Answered ask(Dialect dialect, String sql, RowSink into) {
        var source = Asking.source(dialect.name());
        var plain = source.database();
        var database = new Database(
                plain.name(),
                dialect,
                plain.secrets(),
                plain.via(),
                plain.timeout(),
                plain.rows(),
                new Rights(Map.of()),
                new Rights(Map.of()),
                Map.of(),
                masks);
        var admitted = assertInstanceOf(Verdict.Admitted.class, new ReadOnlyGate().judge(dialect, sql), sql);
        return asking.engines.ask(
                new Ask(
                        Asking.id(),
                        new Source(source.service(), source.environment(), database),
                        admitted,
                        Map.of(),
                        Asking.USUAL),
                into);
    }

    private List<List<Object>> rows(Dialect dialect, String sql) {
        var rows = new Rows();
        assertInstanceOf(Answered.Complete.class, ask(dialect, sql, rows), sql);
        return rows.all;
    }

    @ParameterizedTest
    @EnumSource
    void a_masked_column_comes_covered_under_every_name(Dialect dialect) {
        for (var sql : List.of(
                "SELECT phone FROM users WHERE id = 1",
                "SELECT phone AS p FROM users u WHERE u.id = 1",
                "SELECT q AS name FROM (SELECT phone AS q FROM users WHERE id = 1 LIMIT 1) s",
                "WITH w AS (SELECT phone FROM users WHERE phone = '13812345678') SELECT * FROM w")) {
            assertEquals(List.of(List.of("138****5678")), rows(dialect, sql), sql);
        }
        var all = rows(dialect, "SELECT * FROM users ORDER BY id");
        assertEquals(
                List.of("user 1", "138****5678", "a****@example.com", "****5555"),
                all.get(0).subList(1, 5));
        assertEquals(Arrays.asList(null, null, null), all.get(1).subList(2, 5));
    }

    @ParameterizedTest
    @EnumSource
    void a_covered_number_is_a_text_to_whoever_draws_or_sums(Dialect dialect) {
        var rows = new Rows();
        assertInstanceOf(Answered.Complete.class, ask(dialect, "SELECT id, number FROM users WHERE id = 1", rows));
        assertEquals(
                List.of(Column.Kind.NUMBER, Column.Kind.TEXT),
                rows.columns.stream().map(Column::kind).toList());
    }

    @ParameterizedTest
    @EnumSource
    void a_file_holds_no_masked_value(Dialect dialect, @TempDir Path folder) throws IOException {
        var file = folder.resolve(dialect + ".csv");
        try (var csv = new CsvFile(file)) {
            assertInstanceOf(Answered.Complete.class, ask(dialect, "SELECT * FROM users ORDER BY id", csv));
        }
        var text = Files.readString(file);
        assertTrue(text.contains("138****5678,a****@example.com,****5555"), text);
        for (var secret : List.of("13812345678", "anna", "62223333")) {
            assertFalse(text.contains(secret), text);
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_may_show_a_masked_value_is_not_asked(Dialect dialect) {
        refused(dialect, Why.IN_AN_EXPRESSION, "SELECT upper(phone) FROM users");
        refused(dialect, Why.IN_AN_EXPRESSION, "SELECT id FROM users WHERE phone LIKE '138%'");
        refused(dialect, Why.IN_AN_EXPRESSION, "SELECT CAST(phone AS decimal) FROM users");
        refused(dialect, Why.IN_AN_EXPRESSION, "SELECT phone FROM users UNION ALL SELECT name FROM users");
        refused(dialect, Why.IN_AN_EXPRESSION, "SELECT upper(called) FROM people");
        refused(dialect, Why.VIEW, "SELECT id FROM picked");
        assertEquals(List.of(List.of("user 1")), rows(dialect, "SELECT name FROM names WHERE id = 1"));
        if (dialect == Dialect.POSTGRESQL) {
            refused(dialect, Why.WHOLE_ROW, "SELECT row_to_json(u) FROM users u");
            refused(dialect, Why.WHOLE_ROW, "SELECT users FROM users");
            refused(dialect, Why.STATISTICS, "SELECT most_common_vals FROM pg_stats");
            refused(dialect, Why.STATEMENTS_OF_OTHERS, "SELECT * FROM pg_stat_get_activity(NULL)");
        } else {
            refused(dialect, Why.STATEMENTS_OF_OTHERS, "SHOW PROCESSLIST WHERE Info LIKE '%138%'");
            refused(dialect, Why.STATEMENTS_OF_OTHERS, "SHOW ENGINE INNODB STATUS");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_view_shows_masked_columns_covered_and_others_whole(Dialect dialect) {
        assertEquals(
                List.of(List.of(1L, "138****5678")),
                rows(dialect, "SELECT * FROM people WHERE called = '13812345678'"));
        assertEquals(
                List.of(List.of("138****5678", "user 1")),
                rows(dialect, "SELECT p.called, u.name FROM people p JOIN users u ON u.id = p.id WHERE u.id = 1"));
        assertEquals(
                Arrays.asList(2L, null),
                rows(dialect, "SELECT * FROM people ORDER BY id DESC").getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void a_view_of_what_others_ask_is_covered_as_well(Dialect dialect) {
        var rows = rows(dialect, "SELECT asks FROM sessions WHERE asks IS NOT NULL");
        assertFalse(rows.isEmpty());
        rows.forEach(row -> assertEquals(List.of("****"), row));
    }

    /** PostgreSQL can't make such a number of it, and would say of what. */
    @Test
    void a_cast_in_a_view_gives_nothing_away() {
        assertEquals(List.of(List.of("****")), rows(Dialect.MYSQL, "SELECT n FROM ints WHERE id = 1"));
        var failed = failure(Dialect.POSTGRESQL, "SELECT n FROM ints");
        assertEquals("value … is out of range for type integer", failed.message());
    }

    private void refused(Dialect dialect, Why why, String sql) {
        var rows = new Rows();
        var masked = assertInstanceOf(Answered.Masked.class, ask(dialect, sql, rows), sql);
        assertEquals(why, masked.found().why(), sql);
        assertEquals(List.of(), rows.all, sql);
    }

    @ParameterizedTest
    @EnumSource
    void what_others_ask_is_hidden_and_the_rest_of_their_sessions_is_not(Dialect dialect) {
        var sql = dialect == Dialect.POSTGRESQL
                ? "SELECT pid AS id, query AS asks FROM pg_stat_activity WHERE query IS NOT NULL AND query <> ''"
                : "SELECT id, info AS asks FROM information_schema.processlist WHERE info IS NOT NULL";
        var rows = rows(dialect, sql.replace(" AND query <> ''", ""));
        assertFalse(rows.isEmpty());
        for (var row : rows) {
            assertInstanceOf(Long.class, row.get(0));
            assertEquals("****", row.get(1));
        }
    }

    @Test
    void the_process_list_is_shown_without_what_is_asked() {
        for (var sql : List.of("SHOW PROCESSLIST", "show full processlist;")) {
            var rows = new Rows();
            assertInstanceOf(Answered.Complete.class, ask(Dialect.MYSQL, sql, rows), sql);
            var names = rows.columns.stream().map(Column::name).toList();
            var own = rows.all.stream()
                    .filter(row -> row.get(names.indexOf("Info")) != null)
                    .toList();
            assertFalse(own.isEmpty(), sql);
            for (var row : own) {
                assertEquals("****", row.get(names.indexOf("Info")));
                assertInstanceOf(Long.class, row.get(names.indexOf("Id")));
            }
        }
        var described = rows(Dialect.MYSQL, "DESCRIBE users");
        assertEquals("phone", described.get(2).getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void an_error_repeats_only_what_was_typed(Dialect dialect) {
        var unknown = failure(dialect, "SELECT nothing FROM users");
        assertTrue(unknown.message().contains("nothing"), unknown.message());
        if (dialect == Dialect.POSTGRESQL) {
            var data = failure(dialect, "SELECT name::int FROM users");
            assertEquals("22P02", data.sqlState());
            assertEquals("invalid input syntax for type integer: …", data.message());
        } else {
            var data = failure(dialect, "SELECT CAST(length(name) AS unsigned) - 9 FROM users");
            assertEquals("BIGINT UNSIGNED value is out of range in …", data.message());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_plan_repeats_no_value_that_meets_a_masked_column(Dialect dialect) {
        var sql = dialect == Dialect.POSTGRESQL
                ? "EXPLAIN SELECT id FROM users WHERE phone = '13812345678'"
                : "EXPLAIN FORMAT = JSON SELECT id FROM users WHERE phone = '13812345678'";
        var plan = rows(dialect, sql).toString();
        assertTrue(plan.contains("138****5678"), plan);
        assertFalse(plan.contains("13812345678"), plan);
    }

    private Answered.Failed failure(Dialect dialect, String sql) {
        return assertInstanceOf(Answered.Failed.class, ask(dialect, sql, new Rows()), sql);
    }
}
