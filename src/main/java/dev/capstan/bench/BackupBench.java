package dev.capstan.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How fast a PostgreSQL database is backed up and restored, beside the plain tools piped together in the same run: in
 * turn, so that all meet the same noise.
 */
public final class BackupBench {
    private static final int TURNS = 3;
    private static final int JOBS = 2;
    private static final int TABLES = 4;
    private static final long ROWS_OF_A_GIGABYTE = 5_800_000;
    private static final String DATABASE = "shop";

    /** What is measured: Capstan's own steps. */
    public interface Steps {
        void take(String database, int jobs);

        /** Beside the database. */
        void restore(String database, String backup, int jobs);

        /** What was restored beside. */
        void drop(String database);
    }

    /** Opens the steps for a server, with a store for its backups. */
    @FunctionalInterface
    public interface Opening {
        Steps open(Path folder, Path store, int port);
    }

    private final Opening opening;
    private final double gigabytes;

    /** @param gigabytes how big the database is made */
    public BackupBench(Opening opening, double gigabytes) {
        this.opening = opening;
        this.gigabytes = gigabytes;
    }

    public void measure(PrintWriter out) throws IOException, SQLException {
        var figures = new Figures(out, "backup");
        var programs = PostgresBundle.forClients();
        if (programs.isEmpty()) {
            figures.say("no PostgreSQL server here that pg_dump, zstd and bash on this machine can be measured with");
            return;
        }
        var folder = Files.createTempDirectory("capstan-bench");
        var store = folder.resolve("store");
        try (var server = programs.get()
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "8GB")
                .start()) {
            var steps = opening.open(folder, store, server.getPort());
            figures.tell("database_gb", fill(server) / 1e9, "GB");
            dumps(figures, steps, folder, store, server.getPort());
            restores(figures, steps, folder, store, server.getPort());
            var peak = ResidentMemory.peak();
            if (peak.isPresent()) {
                figures.tell("memory_mb", peak.get(), "MB");
            }
        } finally {
            delete(folder);
        }
    }

    private long fill(EmbeddedPostgres server) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + DATABASE);
        }
        try (var connection = server.getDatabase("postgres", DATABASE).getConnection();
                var statement = connection.createStatement()) {
            for (int i = 1; i <= TABLES; i++) {
                statement.execute(
                        """
                        create table orders_%1$d as select i::bigint as id, 'ORD-' || i as number, '客户 ' || i %% 1000 as customer,
                            case when i %% 1000 = 0 then 'FAILED' else 'PAID' end as status,
                            (i %% 100000 / 100.0)::numeric(12, 2) as amount,
                            timestamptz '2026-01-01 00:00:00Z' + i * interval '1.5 seconds' as created_at,
                            md5(i::text) || ' ' || md5((i / 7)::text) as note
                        from generate_series(1, %2$d) i
                        """
                                .formatted(i, (long) (ROWS_OF_A_GIGABYTE * gigabytes / TABLES)));
                statement.execute("alter table orders_" + i + " add primary key (id)");
            }
            statement.execute("vacuum analyze");
            statement.execute("checkpoint");
            try (var size = statement.executeQuery("select pg_database_size(current_database())")) {
                size.next();
                return size.getLong(1);
            }
        }
    }

    private void dumps(Figures figures, Steps steps, Path folder, Path store, int port) throws IOException {
        var plain = new ArrayList<Duration>();
        var one = new ArrayList<Duration>();
        var parallel = new ArrayList<Duration>();
        ResidentMemory.forgetPeak();
        for (int turn = 0; turn < TURNS; turn++) {
            plain.add(timed(() -> shell(
                    folder, port, "pg_dump -Fc -Z0 shop | zstd -q -f -3 | tee >(sha256sum >plain.sum) >plain.zst")));
            delete(store);
            one.add(timed(() -> steps.take(DATABASE, 1)));
            delete(store);
            parallel.add(timed(() -> steps.take(DATABASE, JOBS)));
        }
        figures.tell("plain_s", seconds(plain), "s");
        figures.tell("dump.ratio", seconds(one) / seconds(plain), "ratio");
        figures.tell("parallel.ratio", seconds(parallel) / seconds(plain), "ratio");
    }

    /** Of the last backup, which has as many jobs. */
    private void restores(Figures figures, Steps steps, Path folder, Path store, int port) throws IOException {
        var plain = new ArrayList<Duration>();
        var ours = new ArrayList<Duration>();
        String backup;
        try (var backups = Files.list(store)) {
            backup = backups.map(each -> each.getFileName().toString())
                    .filter(name -> name.matches("[0-9].*"))
                    .findFirst()
                    .orElseThrow();
        }
        for (int turn = 0; turn < TURNS; turn++) {
            plain.add(timed(() -> shell(
                    folder,
                    port,
                    "zstd -q -f -d plain.zst -o plain.dump && createdb plain && pg_restore -j " + JOBS
                            + " -d plain plain.dump")));
            shell(folder, port, "rm plain.dump; dropdb plain");
            ours.add(timed(() -> steps.restore(DATABASE, backup, JOBS)));
            steps.drop(DATABASE);
        }
        figures.tell("restore_plain_s", seconds(plain), "s");
        figures.tell("restore.ratio", seconds(ours) / seconds(plain), "ratio");
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private static Duration timed(Work work) throws IOException {
        long began = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** Of the one in the middle. */
    private static double seconds(List<Duration> times) {
        return times.stream().sorted().toList().get(times.size() / 2).toMillis() / 1000.0;
    }

    private static void shell(Path folder, int port, String command) throws IOException {
        var builder = new ProcessBuilder("bash", "-e", "-o", "pipefail", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("plain.log").toFile());
        builder.environment().put("PGHOST", "127.0.0.1");
        builder.environment().put("PGPORT", Integer.toString(port));
        builder.environment().put("PGUSER", "postgres");
        builder.environment().put("PGPASSWORD", "postgres");
        if (builder.start().onExit().join().exitValue() != 0) {
            throw new BenchFailed(command + ":\n" + Files.readString(folder.resolve("plain.log")));
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
