package dev.capstan.acceptance;

import dev.capstan.store.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The sample service's own database, with a role that can only read. */
final class ShopDatabase {
    private final TestDatabase.Coordinates where = TestDatabase.fresh();
    private final String role = "reader_" + where.name();
    private Connection locking;

    /** @param orders how many there are; a minute apart; of each hundred, three failed and one is pending */
    ShopDatabase(int orders) {
        run("create table orders (id bigint primary key, customer text not null, status text not null,"
                + " amount numeric(10, 2) not null, note text, created_at timestamptz not null)");
        run("insert into orders select i, '顾客 ' || i % 7,"
                + " case when i % 100 in (7, 42, 77) then 'failed' when i % 100 = 50 then 'pending' else 'paid' end,"
                + " (i % 90 + 9.90)::numeric(10, 2), case when i % 3 = 0 then 'gift' end, now() - i * interval '1 minute'"
                + " from generate_series(1, " + orders + ") i");
        run("create role " + role + " login password 'reads'");
        run(
                "create table members as select i as id, '1380000' || (1000 + i) as phone, 'guest' || i || '@example.com' as email"
                        + " from generate_series(1, 20) i");
        run("create view contacts as select phone as contact from members");
        run("create view mobile as select id from members where phone like '138%'");
        run("grant select on orders, members, contacts, mobile to " + role);
    }

    String url() {
        return "postgresql://" + role + ":reads@127.0.0.1:" + where.port() + "/" + where.name();
    }

    String role() {
        return role;
    }

    /** Statements of that role that the server works on now. */
    long underWay() {
        return Long.parseLong(new Tables(where)
                .ask("select count(*) from pg_stat_activity where usename = '" + role + "' and state = 'active'")
                .orElseThrow());
    }

    /** A history of migrations as drizzle keeps it, with two lines. */
    ShopDatabase withHistory() {
        run(
                "create table history as select i as id, 'hash ' || i as hash, i as created_at from generate_series(1, 2) i");
        run("grant select on history to " + role);
        return this;
    }

    /** From now on nobody reads the orders, until they are unlocked. */
    void lock() {
        lock("orders");
    }

    void lock(String table) {
        try {
            locking = DriverManager.getConnection(where.jdbc(), "postgres", "postgres");
            locking.setAutoCommit(false);
            try (var statement = locking.createStatement()) {
                statement.execute("lock table " + table + " in access exclusive mode");
            }
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    void unlock() {
        try {
            locking.close();
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    private void run(String sql) {
        try (var connection = DriverManager.getConnection(where.jdbc(), "postgres", "postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }
}
