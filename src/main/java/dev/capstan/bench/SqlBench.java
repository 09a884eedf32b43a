package dev.capstan.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How fast databases are asked, beside their own clients in the same run: a small answer on an open connection, and a
 * million rows into a file. Each turn asks both, so that both meet the same noise.
 */
public final class SqlBench {
    private static final int WARM_UP = 12_000;
    private static final int TURNS = 1_500;
    private static final int FILES = 5;
    private static final long MILLION = 1_000_000;
    private static final int FEW = 15;
    private static final String SMALL =
            "SELECT id, number, customer, status, amount, created_at FROM orders WHERE status = 'FAILED' ORDER BY id DESC LIMIT "
                    + FEW;
    private static final String ALL = "SELECT id, number, customer, status, amount, created_at FROM orders";

    /** What is measured: Capstan's own way to a database, which it keeps open. */
    public interface Reader extends AutoCloseable {
        /** @return how many rows came */
        long read(String url, String sql);

        /** @return how many rows are in the file */
        long readInto(String url, String sql, Path file) throws IOException;

        @Override
        void close();
    }

    private final Supplier<Reader> opening;

    public SqlBench(Supplier<Reader> opening) {
        this.opening = opening;
    }

    public void measure(PrintWriter out) throws IOException, SQLException {
        var figures = new Figures(out, "sql");
        var folder = Files.createTempDirectory("capstan-bench");
        try {
            postgresql(figures, folder);
            var archive = MariaDbPrograms.archive();
            if (archive.isPresent()) {
                mariadb(figures, folder, MariaDbPrograms.beside(archive.get()));
            } else {
                figures.say("no MariaDB for this machine came with the build: not measured");
            }
        } finally {
            try (var files = Files.list(folder)) {
                for (var file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private void postgresql(Figures figures, Path folder) throws IOException, SQLException {
        try (var server = EmbeddedPostgres.builder().start();
                var reader = opening.get()) {
            try (var connection = server.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute(
                        """
                        create table orders as select i::bigint as id, 'ORD-' || i as number, '客户 ' || i % 1000 as customer,
                            case when i % 1000 = 0 then 'FAILED' else 'PAID' end as status,
                            (i % 100000 / 100.0)::numeric(12, 2) as amount,
                            timestamptz '2026-01-01 00:00:00Z' + i * interval '1.5 seconds' as created_at
                        from generate_series(1, 1000000) i
                        """);
                statement.execute("create index on orders (status, id)");
                statement.execute("vacuum analyze orders");
            }
            var url = "postgresql://postgres:postgres@127.0.0.1:" + server.getPort() + "/postgres";
            var file = folder.resolve("psql.csv");
            if (SqlClient.isThere("psql")) {
                var psql = List.of(
                        "psql",
                        "-X",
                        "-q",
                        "-A",
                        "-t",
                        "-h",
                        "127.0.0.1",
                        "-p",
                        "" + server.getPort(),
                        "-U",
                        "postgres",
                        "postgres");
                small("postgresql.small", reader, url, psql, figures);
                csv(
                        "postgresql.csv",
                        reader,
                        url,
                        folder,
                        figures,
                        () -> SqlClient.run(psql, "\\copy (" + ALL + ") to '" + file + "' csv header\n"));
            } else {
                figures.say("there is no psql on this machine (Debian: postgresql-client): PostgreSQL is not compared");
            }
        }
    }

    private void mariadb(Figures figures, Path folder, MariaDbPrograms programs) throws IOException, SQLException {
        try (var server = MariaDb.start(programs, "--innodb-buffer-pool-size=256M");
                var reader = opening.get()) {
            try (var connection = DriverManager.getConnection(
                            "jdbc:mariadb://127.0.0.1:" + server.port() + "/mysql", "root", "");
                    var statement = connection.createStatement()) {
                statement.execute("create database shop character set utf8mb4");
                statement.execute(
                        """
                        create table shop.orders (id bigint primary key, number varchar(20), customer varchar(50),
                            status varchar(10), amount decimal(12, 2), created_at datetime(3), key (status, id)) as
                        select seq as id, concat('ORD-', seq) as number, concat('客户 ', seq % 1000) as customer,
                            if(seq % 1000 = 0, 'FAILED', 'PAID') as status, (seq % 100000) / 100 as amount,
                            timestamp '2026-01-01 00:00:00' + interval seq * 1.5 second as created_at
                        from mysql.seq_1_to_1000000
                        """);
                statement.execute("analyze table shop.orders");
            }
            var url = "mariadb://root:@127.0.0.1:" + server.port() + "/shop";
            var client = List.of(
                    programs.program("mariadb"),
                    "--no-defaults",
                    "--batch",
                    "--skip-column-names",
                    "--quick",
                    "--unbuffered",
                    "--default-character-set=utf8mb4",
                    "-h",
                    "127.0.0.1",
                    "-P",
                    "" + server.port(),
                    "-u",
                    "root",
                    "shop");
            small("mariadb.small", reader, url, client, figures);
            figures.say("mariadb.csv is compared with the mariadb client writing tabs: it can't write CSV");
            var file = folder.resolve("mariadb.tsv");
            csv("mariadb.csv", reader, url, folder, figures, () -> SqlClient.runInto(client, ALL + ";\n", file));
        }
    }

    private static void small(String metric, Reader reader, String url, List<String> command, Figures figures)
            throws IOException {
        var theirs = new long[TURNS];
        var ours = new long[TURNS];
        try (var client = new SqlClient(command)) {
            for (int i = -WARM_UP; i < TURNS; i++) {
                long began = System.nanoTime();
                client.ask(SMALL, FEW);
                long between = System.nanoTime();
                insist(reader.read(url, SMALL), FEW);
                long end = System.nanoTime();
                if (i >= 0) {
                    theirs[i] = between - began;
                    ours[i] = end - between;
                }
            }
        }
        double client = median(theirs) / 1e6;
        double capstan = median(ours) / 1e6;
        figures.tell(metric + ".client_ms", client, "ms");
        figures.tell(metric + ".capstan_ms", capstan, "ms");
        figures.tell(metric + ".ratio", capstan / client, "times");
    }

    private interface Export {
        void run() throws IOException;
    }

    private static void csv(String metric, Reader reader, String url, Path folder, Figures figures, Export theirs)
            throws IOException {
        var file = folder.resolve("capstan.csv");
        insist(reader.readInto(url, ALL, file), MILLION);
        theirs.run();
        ResidentMemory.forgetPeak();
        var client = new ArrayList<Long>();
        var capstan = new ArrayList<Long>();
        for (int i = 0; i < FILES; i++) {
            long began = System.nanoTime();
            theirs.run();
            long between = System.nanoTime();
            insist(reader.readInto(url, ALL, file), MILLION);
            client.add(between - began);
            capstan.add(System.nanoTime() - between);
        }
        double them = median(client.stream().mapToLong(Long::longValue).toArray()) / 1e9;
        double us = median(capstan.stream().mapToLong(Long::longValue).toArray()) / 1e9;
        figures.tell(metric + ".client_s", them, "s");
        figures.tell(metric + ".capstan_s", us, "s");
        figures.tell(metric + ".ratio", us / them, "times");
        Optional<Double> peak = ResidentMemory.peak();
        peak.ifPresent(megabytes -> figures.tell(metric + ".memory_mb", megabytes, "MB"));
    }

    private static void insist(long came, long wanted) {
        if (came != wanted) {
            throw new BenchFailed(came + " rows came instead of " + wanted);
        }
    }

    private static double median(long[] nanos) {
        var sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
