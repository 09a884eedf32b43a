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
import java.util.function.UnaryOperator;
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
            create view people_again as select name from people;
            create view names as select id, name from users;
            create view rows as select to_jsonb(u) as r, id from users u;
            create materialized view kept as select phone from users;
            create table parted (id int, phone text) partition by list (id);
            create table part_one partition of parted for values in (1);
            insert into parted values (1, '13800005678')
            """;
    private static final List<String> SECRETS = List.of("0000567", "user1@", "user2@", "33332222");

    private final Masks masks = new Masks(List.of(
            masked("users", "phone", Mask.PHONE),
            masked("users", "email", Mask.EMAIL),
            masked("cards", "number", Mask.LAST4),
            masked("parted", "phone", Mask.PHONE)));

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

    private List<String> answer(Connection connection, String typed) throws SQLException {
        var admitted = (Admitted) new ReadOnlyGate().judge(Dialect.POSTGRESQL, typed);
        connection.setAutoCommit(false);
        try {
            var view = new MaskedViews(masks)
                    .in(Dialect.POSTGRESQL, admitted, (jdbc, values) -> Asked.rows(connection, jdbc, values));
            return switch (view.<Judgement>map(each -> each)
                    .orElseGet(() -> masks.judge(Dialect.POSTGRESQL, admitted))) {
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
                var covers = covered.map(each -> each.covers(outputs)).orElseGet(() -> outputs.stream()
                        .map(each -> UnaryOperator.<String>identity())
                        .toList());
                var shown = new ArrayList<String>();
                while (rows.next()) {
                    var cells = new ArrayList<String>();
                    for (var i = 0; i < covers.size(); i++) {
                        cells.add(covers.get(i).apply(text(rows, i + 1)));
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
