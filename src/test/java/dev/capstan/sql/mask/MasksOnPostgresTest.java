package dev.capstan.sql.mask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.capstan.sql.gate.Dialect;
import dev.capstan.sql.gate.ReadOnlyGate;
import dev.capstan.sql.gate.Verdict.Admitted;
import dev.capstan.sql.mask.Judgement.Covered;
import dev.capstan.sql.mask.Judgement.Harmless;
import dev.capstan.sql.mask.Judgement.Output;
import dev.capstan.sql.mask.Judgement.Unprovable;
import dev.capstan.store.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.postgresql.PGResultSetMetaData;

class MasksOnPostgresTest {
    private static final String CONTENT =
            """
            create table users (id int, name text, phone text, email text);
            insert into users values (1, 'user 1', '13800005678', 'user1@example.com'),
                (2, 'user 2', '13800005679', 'user2@example.com'), (3, 'user 3', null, null);
            create table cards (id int, user_id int, number text);
            insert into cards values (1, 1, '4444333322224444');
            create table shops (id int, phone text);
            insert into shops values (1, '12345678901');
            create view people as select id, name, phone as number from users;
            create view people_again as select name, number as called from people;
            create view names as select id, name from users;
            create view rows as select to_jsonb(u) as r, id from users u;
            create view renamed (a, b) as select phone, id from users;
            create view computed as select id, upper(name) as name, 'T ' || phone as tel, phone::bigint as digits,
                phone is not null as reachable, (select max(email) from users) as last from users u;
            create view as_text as select id, phone::varchar as phone, (email)::text as email from users
                where phone = '13800005678';
            create view both_ways as select id, name as who from users union all select id, phone from users order by 1;
            create view contacts as with w as (select id, coalesce(phone, email) as contact from users)
                select w.id, w.contact, u.name from w join users u on u.id = w.id;
            create view grouped as select count(*) as people, count(phone) as phones,
                string_agg(phone, ',') as phone_list, array_agg(email) as emails, max(phone) as top from users;
            create view cards_of as select p.id, p.number, c.number as card from people p join cards c on c.user_id = p.id;
            create view picked as select id, name from users where phone like '138%';
            create view pairs as select u.id, g::text as n from users u
                join generate_series(13800005670, 13800005680) g on u.phone = g::text;
            create view digits as select u.id, d from users u, lateral regexp_split_to_table(u.phone, '') d;
            create view stats as select most_common_vals::text as v from pg_stats;
            create view sessions as select pid, query as asks from pg_stat_activity;
            create view sessions_too as select query as asks from pg_stat_get_activity(null);
            create view counted as select count(*) as n from (values (1), (2)) v (x), users;
            create schema crm;
            create view crm.clients as select id, phone as tel from users;
            create function secret() returns text language sql as 'select max(phone) from users';
            create materialized view kept as select id, phone as p from users;
            create index on kept (id);
            create table parted (id int, phone text) partition by list (id);
            create table part_one partition of parted for values in (1);
            insert into parted values (1, '13800005678');
            create view of_part as select phone as p from part_one;
            create table derived (id int, phone text, last text generated always as (right(phone, 4)) stored,
                twice int generated always as (id * 2) stored);
            insert into derived values (1, '13800005678');
            create view of_derived as select last as l, twice from derived;
            create view "Ph""one" as select phone as "The Phone" from users where id = 1;
            create table shadow (id int, name text);
            insert into shadow values (1, '12345678901');
            create temp view shadow as select id, phone as name from users
            """;
    private static final List<String> SECRETS = List.of("0000567", "user1@", "user2@", "33332222");

    private final Masks masks = new Masks(List.of(
            masked("users", "phone", Mask.PHONE),
            masked("users", "email", Mask.EMAIL),
            masked("cards", "number", Mask.LAST4),
            masked("parted", "phone", Mask.PHONE),
            masked("derived", "phone", Mask.PHONE)));

    @Test
    void no_masked_value_is_shown() throws SQLException, IOException {
        var surprises = new ArrayList<String>();
        try (var connection = DriverManager.getConnection(TestDatabase.fresh().jdbc(), "postgres", "postgres")) {
            try (var statement = connection.createStatement()) {
                statement.execute(CONTENT);
            }
            for (var entry : entries()) {
                var shown = answer(connection, entry.get(1));
                if (!shown.getFirst().equals(entry.get(0))) {
                    surprises.add(entry.get(0) + " | " + shown.getFirst() + " | " + entry.get(1));
                }
                for (var secret : SECRETS) {
                    assertFalse(shown.toString().contains(secret), entry.get(1) + " shows " + shown);
                }
            }
        }
        assertEquals("", String.join("\n", surprises));
    }

    /** PostgreSQL reads {@code u.to_json} as {@code to_json(u)} where there is no such column. */
    @Test
    void no_function_that_is_written_like_a_column_shows_a_row() throws SQLException {
        try (var connection = DriverManager.getConnection(TestDatabase.fresh().jdbc(), "postgres", "postgres")) {
            try (var statement = connection.createStatement()) {
                statement.execute(CONTENT);
            }
            var functions = Asked.rows(
                    connection,
                    """
                    select distinct p.proname from pg_proc p join pg_type t on t.oid = p.proargtypes[0]
                    where p.prokind in ('f', 'a') and p.pronargs - p.pronargdefaults <= 1 and t.typtype = 'p'
                    """,
                    List.of());
            assertFalse(functions.isEmpty());
            for (var function : functions) {
                for (var typed : List.of("SELECT u.%s FROM users u", "SELECT s.%s FROM (SELECT phone FROM users) s")) {
                    var shown = shown(connection, typed.formatted(function.getFirst()));
                    assertFalse(shown.contains("0000567"), () -> typed.formatted(function) + " shows " + shown);
                }
            }
        }
    }

    private String shown(Connection connection, String typed) {
        try {
            return new ReadOnlyGate().judge(Dialect.POSTGRESQL, typed) instanceof Admitted
                    ? answer(connection, typed).toString()
                    : "";
        } catch (SQLException noSuchFunction) {
            return "";
        }
    }

    private List<String> answer(Connection connection, String typed) throws SQLException {
        var admitted = (Admitted) new ReadOnlyGate().judge(Dialect.POSTGRESQL, typed);
        connection.setAutoCommit(false);
        try {
            var judgement = new MaskedViews(masks, Dialect.POSTGRESQL)
                    .judge(admitted, (jdbc, values) -> Asked.rows(connection, jdbc, values));
            return switch (judgement) {
                case Unprovable(var name, var why) -> List.of("refused " + why + " " + name);
                case Harmless harmless -> run(connection, admitted, Optional.empty());
                case Covered covered -> run(connection, admitted, Optional.of(covered));
            };
        } finally {
            connection.rollback();
        }
    }

    private static List<String> run(Connection connection, Admitted admitted, Optional<Covered> covered)
            throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("declare capstan no scroll cursor for " + admitted.jdbc());
            try (var rows = statement.executeQuery("fetch all from capstan")) {
                var outputs = outputs(rows);
                var masks = outputs.stream()
                        .map(output -> covered.flatMap(each -> each.mask(output)))
                        .toList();
                var shown = new ArrayList<String>();
                while (rows.next()) {
                    var cells = new ArrayList<String>();
                    for (var i = 0; i < masks.size(); i++) {
                        var value = text(rows, i + 1);
                        cells.add(
                                value == null
                                        ? null
                                        : masks.get(i)
                                                .map(mask -> mask.cover(value))
                                                .orElse(value));
                    }
                    shown.add("shown " + String.join(" | ", cells));
                }
                return shown;
            }
        }
    }

    private static String text(ResultSet rows, int column) throws SQLException {
        var value = rows.getObject(column);
        return value == null ? null : value.toString();
    }

    private static List<Output> outputs(ResultSet rows) throws SQLException {
        var data = rows.getMetaData();
        var base = data.unwrap(PGResultSetMetaData.class);
        var outputs = new ArrayList<Output>();
        for (var i = 1; i <= data.getColumnCount(); i++) {
            outputs.add(new Output(
                    data.getColumnLabel(i),
                    base.getBaseSchemaName(i),
                    base.getBaseTableName(i),
                    base.getBaseColumnName(i)));
        }
        return outputs;
    }

    /** What is expected, and the statement. */
    private static List<List<String>> entries() throws IOException {
        try (var stream = MasksOnPostgresTest.class.getResourceAsStream("masked-postgresql.sql")) {
            var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            var entries = new ArrayList<List<String>>();
            for (var block : text.split("(?m)^--- ")) {
                if (block.startsWith("shown") || block.startsWith("refused")) {
                    var parts = block.split("\n", 2);
                    entries.add(List.of(parts[0].strip(), parts[1].strip()));
                }
            }
            return entries;
        }
    }

    private static MaskedColumn masked(String table, String column, Mask mask) {
        return new MaskedColumn(Optional.empty(), table, column, mask);
    }
}
