package dev.capstan.sql.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.sql.MariaDbServer;
import dev.capstan.sql.PostgresServers;
import dev.capstan.sql.migration.report.Standing;
import dev.capstan.store.TestDatabase;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Histories as the tools themselves write them, in real databases. */
class HistoriesTest {
    private static final String DRIZZLE = "tool: drizzle\nrun: pnpm db:migrate\nmay: { production: engineers }\n";
    private static final String PRISMA = DRIZZLE.replace("drizzle", "prisma");
    private static final String FLYWAY = DRIZZLE.replace("drizzle", "flyway");

    @TempDir
    Path folder;

    private final TestDatabase.Coordinates database = PostgresServers.fresh(15);

    private Ground postgres(String migrations) {
        return new Ground(
                folder,
                "postgresql",
                () -> DriverManager.getConnection(database.jdbc(), "postgres", "postgres"),
                migrations);
    }

    private Ground mariaDb(String migrations) {
        var schema = MariaDbServer.fresh();
        return new Ground(folder, "mariadb", schema::open, migrations);
    }

    @Test
    void what_drizzle_kit_applied_is_told_by_name_and_what_waits_too() {
        var ground = postgres(DRIZZLE);
        var project =
                new DrizzleProject(folder, database.url()).add("0000_init", "CREATE TABLE orders (id int PRIMARY KEY)");
        assertEquals(List.of("0000_init PENDING"), ground.standing());
        project.migrates();
        project.add("0001_note", "ALTER TABLE orders ADD COLUMN note text", "ALTER TABLE orders ADD COLUMN n int");
        assertEquals(List.of("0000_init APPLIED", "0001_note PENDING"), ground.standing());
        project.migrates();
        assertEquals(List.of("0000_init APPLIED", "0001_note APPLIED"), ground.standing());
    }

    @Test
    void a_file_that_was_changed_since_is_told() {
        var ground = postgres(DRIZZLE);
        var project = new DrizzleProject(folder, database.url()).add("0000_init", "CREATE TABLE orders (id int)");
        project.migrates();
        project.write("drizzle/0000_init.sql", "CREATE TABLE orders (id bigint);\n");
        assertEquals(List.of("0000_init APPLIED changed"), ground.standing());
    }

    @Test
    void what_drizzle_will_pass_by_is_told() {
        var ground = postgres(DRIZZLE);
        var project = new DrizzleProject(folder, database.url())
                .add("0000_init", "CREATE TABLE orders (id int)")
                .add("0001_late", "CREATE TABLE late (id int)")
                .add("0002_note", "ALTER TABLE orders ADD COLUMN note text");
        project.migrates();
        ground.execute("DELETE FROM drizzle.__drizzle_migrations WHERE id = 2");
        assertEquals(List.of("0000_init APPLIED", "0001_late PASSED_BY", "0002_note APPLIED"), ground.standing());
    }

    @Test
    void a_folder_that_is_not_there_leaves_what_the_database_knows() {
        var ground = postgres(DRIZZLE);
        var project = new DrizzleProject(folder.resolve("elsewhere"), database.url())
                .add("0000_init", "CREATE TABLE o (id int)");
        project.migrates();
        assertEquals(List.of("#1 WITHOUT_FILE"), ground.standing());
        assertTrue(ground.ledger().filesUnknown().isPresent());
    }

    @Test
    void flyways_own_history_is_read_with_its_checksums() {
        var ground = postgres(FLYWAY);
        ground.write("db/migration/V1__init.sql", "-- first\r\nCREATE TABLE orders (id int);\r\n");
        ground.write("db/migration/V2__note.sql", "ALTER TABLE orders ADD COLUMN note text; -- 备注\n");
        ground.write("db/migration/R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT 1 AS n;\n");
        assertEquals(List.of("V1__init.sql PENDING", "V2__note.sql PENDING", "R__view.sql PENDING"), ground.standing());
        flyway().migrate();
        assertEquals(List.of("V1__init.sql APPLIED", "V2__note.sql APPLIED", "R__view.sql APPLIED"), ground.standing());
        ground.write("db/migration/V10__last.sql", "SELECT 1;\n");
        ground.write("db/migration/V1_5__between.sql", "SELECT 1;\n");
        ground.write("db/migration/V2__note.sql", "ALTER TABLE orders ADD COLUMN other text;\n");
        ground.write("db/migration/R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT 2 AS n;\n");
        assertEquals(
                List.of(
                        "V1__init.sql APPLIED",
                        "V1_5__between.sql PASSED_BY",
                        "V2__note.sql APPLIED changed",
                        "V10__last.sql PENDING",
                        "R__view.sql PENDING"),
                ground.standing());
    }

    /** Flyway keeps a line of a failure only where a database can't roll a change of the schema back. */
    @Test
    void a_failure_that_flyway_kept_is_told() {
        var ground = postgres(FLYWAY);
        ground.write("db/migration/V1__init.sql", "CREATE TABLE orders (id int);\n");
        flyway().migrate();
        ground.execute("UPDATE flyway_schema_history SET success = false");
        assertEquals(List.of("V1__init.sql FAILED"), ground.standing());
    }

    private Flyway flyway() {
        return Flyway.configure()
                .dataSource(database.jdbc(), "postgres", "postgres")
                .locations("filesystem:" + folder.resolve("db/migration"))
                .load();
    }

    @Test
    void prismas_history_is_read_as_prisma_lays_it_out() {
        var ground = postgres(PRISMA);
        ground.execute(
                """
                CREATE TABLE _prisma_migrations (
                    id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
                    migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
                    started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)
                """);
        prisma(ground);
    }

    @Test
    void prismas_history_is_read_from_mariadb_too() {
        var ground = mariaDb(PRISMA);
        ground.execute(
                """
                CREATE TABLE _prisma_migrations (
                    id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at DATETIME(3),
                    migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at DATETIME(3),
                    started_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
                    applied_steps_count INTEGER UNSIGNED NOT NULL DEFAULT 0)
                """);
        prisma(ground);
    }

    private static void prisma(Ground ground) {
        ground.write("prisma/migrations/20260101_init/migration.sql", "CREATE TABLE a (id int);\n");
        ground.write("prisma/migrations/20260102_note/migration.sql", "ALTER TABLE a ADD note text;\n");
        ground.write("prisma/migrations/20260103_again/migration.sql", "ALTER TABLE a ADD again text;\n");
        ground.write("prisma/migrations/20260104_last/migration.sql", "ALTER TABLE a ADD last text;\n");
        ground.write("prisma/migrations/migration_lock.toml", "provider = \"x\"\n");
        ground.execute(
                // the SHA-256 of the first file
                "INSERT INTO _prisma_migrations VALUES ('1', '"
                        + Digests.sha256("CREATE TABLE a (id int);\n")
                        + "', '2026-01-01 00:00:01', '20260101_init', NULL, NULL, '2026-01-01 00:00:00', 1)",
                "INSERT INTO _prisma_migrations VALUES ('2', 'other', '2026-01-01 00:00:02', '20260102_note', NULL, NULL, '2026-01-01 00:00:01', 1)",
                "INSERT INTO _prisma_migrations VALUES ('3', 'x', NULL, '20260103_again', 'boom', '2026-01-01 00:01:00', '2026-01-01 00:00:03', 0)",
                "INSERT INTO _prisma_migrations VALUES ('4', 'x', NULL, '20260104_last', 'P3018 boom', NULL, '2026-01-01 00:02:00', 0)");
        assertEquals(
                List.of(
                        "20260101_init APPLIED",
                        "20260102_note APPLIED changed",
                        "20260103_again PENDING",
                        "20260104_last FAILED"),
                ground.standing());
        var failed = ground.ledger().in(Standing.FAILED).getFirst();
        assertEquals("P3018 boom", failed.said().orElseThrow());
        assertTrue(failed.at().isPresent());
    }

    @Test
    void drizzles_history_is_read_from_mariadb_too() {
        var ground = mariaDb(DRIZZLE);
        new DrizzleProject(folder, "")
                .add("0000_init", "CREATE TABLE a (id int)")
                .add("0001_b", "CREATE TABLE b (id int)");
        assertEquals(List.of("0000_init PENDING", "0001_b PENDING"), ground.standing());
        ground.execute(
                "CREATE TABLE __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at bigint)",
                "INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('"
                        + Digests.sha256("CREATE TABLE a (id int);\n") + "', 1767225600000)");
        assertEquals(List.of("0000_init APPLIED", "0001_b PENDING"), ground.standing());
    }
}
