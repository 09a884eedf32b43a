package dev.capstan.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.LongRunning;
import dev.capstan.acceptance.Scene.Transport;
import dev.capstan.backup.PostgresPrograms;
import dev.capstan.sql.PostgresServers;
import dev.capstan.store.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever goes wrong with a restore: what served goes on serving, and nothing is left over. */
@LongRunning
class RestoreFaultsTest {
    @TempDir
    Path root;

    private final TestDatabase.Coordinates shop = PostgresServers.fresh(15);
    /** As long as it is there, an index on orders can't be made; every user can look into its folder. */
    private Path hold;

    @BeforeEach
    void rows() throws IOException, SQLException {
        var open = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x"));
        hold = Files.createTempDirectory("hold", open).resolve("hold");
        run(
                """
                create function held(n int) returns int language plpgsql immutable as $$ begin
                    while (pg_catalog.pg_stat_file('%s', true)).size is not null loop
                        perform pg_catalog.pg_sleep(0.05);
                    end loop;
                    return n;
                end $$
                """
                        .formatted(hold));
        run("create table orders (id int primary key, note text)");
        run("insert into orders select n, 'order ' || n from generate_series(1, 1000) n");
        run("create index on orders (held(id)) where id = 1");
    }

    @AfterEach
    void let_go() throws IOException {
        Files.deleteIfExists(hold);
        Files.delete(hold.getParent());
    }

    private Scene scene() {
        return Scene.local(root, Transport.HTTP, "/backup", "/rollback")
                .knows("SHOP_DATABASE_URL", shop.url())
                .adds(
                        "shop/backups.yaml",
                        """
                        backups:
                          folder: %1$s/backups
                          may: { production: engineers }
                          parts:
                            main: { database: main, scratch-programs: %2$s }
                          restore:
                            may: { production: engineers }
                            guard: { by: release-managers }
                            stop: "echo stop >> ../calls"
                            start: |
                              echo start >> ../calls
                              [ ! -e ../health ] || mv ../health public/health
                              ! rm ../sick 2>/dev/null || mv public/health ../health
                              ! rm ../start-fails 2>/dev/null
                            healthy-within: 3s
                        """
                                .formatted(root, PostgresPrograms.of(15)));
    }

    @Test
    void the_old_state_comes_back_by_itself_when_the_service_does_not_start_or_is_not_healthy_and_damage_is_found()
            throws Exception {
        try (var scene = scene().opens()) {
            var backup = taken(scene);
            run("delete from orders where id > 900");

            scene.service.write("start-fails", "");
            restored(scene);
            scene.card("❌", "Restore a backup");
            scene.inThread("start");
            assertEquals(900, count());
            assertEquals(List.of(), databases());
            assertEquals(List.of("stop", "start", "stop", "start"), calls(scene));

            scene.service.write("sick", "");
            scene.as("engineer").types("/backup shop restore " + backup.getFileName() + " main");
            scene.confirms();
            scene.card("❌", "Restore a backup", "failed at 6 until healthy");
            assertEquals(900, count());
            assertEquals(List.of(), databases());
            assertEquals("ok v1.0.0", scene.service.get("/health"));

            var file = files(backup, ".dump").getFirst();
            flip(file);
            scene.as("engineer").types("/backup shop verify " + backup.getFileName());
            scene.card("❌", "Verify a backup");
            scene.inThread("The file " + file.getFileName() + " is not as it was written: its digest differs.");
            scene.as("engineer").types("/backup shop restore " + backup.getFileName() + " main");
            scene.confirms();
            scene.card("❌", "Restore a backup", "failed at 2 restore beside", "its digest differs");
            assertEquals(900, count());
            assertEquals(List.of(), databases());

            flip(file);
            Files.writeString(
                    backup.resolve("manifest.tsv"),
                    Files.readString(backup.resolve("manifest.tsv")).replaceAll("(?m)^.*\tend\t.*\n", ""));
            scene.as("engineer").types("/backup shop restore " + backup.getFileName() + " main");
            scene.card("❌", "could not be planned", "manifest.tsv is not as it was written");
            assertEquals(List.of(), marks());
        }
    }

    @Test
    void a_verification_and_a_restore_are_resumed_wherever_the_bot_was_killed() throws Exception {
        try (var scene = scene()) {
            var verifier = scene.spawns();
            taken(scene);
            Files.createFile(hold);
            scene.as("engineer").types("/backup shop verify");
            Until.holds("the throw-away server makes the index", () -> proving(scene).stream()
                    .anyMatch(line -> line.contains("CREATE INDEX")));
            var data = throwAwayData(scene);
            verifier.dies();
            Files.delete(hold);
            var first = scene.spawns();
            scene.card("✅", "Verify a backup");
            assertEquals(List.of(), proving(scene));
            assertTrue(Files.notExists(data), data.toString());
            assertEquals(List.of(), marks());
            run("delete from orders where id > 900");

            Files.createFile(hold);
            restored(scene);
            Until.holds("the index is being made", () -> waits("CREATE INDEX%") == 1);
            first.dies();
            var second = scene.spawns();
            try (var holding = connect()) {
                holding.setAutoCommit(false);
                holding.createStatement().execute("comment on database " + shop.name() + " is 'held'");
                Files.delete(hold);
                Until.holds("the swap waits", () -> waits("%rename to%") == 1);
                second.dies();
                holding.rollback();
            }
            scene.spawns();
            scene.card("✅", "Restore a backup", "\"action_id\":\"undo\"");
            assertEquals(1000, count());
            assertEquals(1, databases().size(), () -> databases().toString());
            assertEquals(2, kept().size());
            assertEquals(List.of("stop", "start"), calls(scene));
            assertEquals(List.of(), marks());
        }
    }

    @Test
    void one_that_is_stopped_leaves_nothing_and_what_it_uses_is_not_pruned() throws Exception {
        try (var scene = scene().adds("shop/backups.yaml", keeping()).opens()) {
            var backup = taken(scene);
            run("delete from orders where id > 900");
            Files.createFile(hold);
            restored(scene);
            Until.holds("the index is being made", () -> waits("CREATE INDEX%") == 1);

            scene.as("engineer").types("/backup shop prune");
            scene.card("✅", "Prune old backups");
            scene.inThread("0 removed, 2 kept");

            var card = scene.card("Restore a backup", "\"action_id\":\"stop\"");
            scene.as("engineer").clicks(card, "stop");
            scene.as("engineer")
                    .awaitModal(Scene.PATIENCE)
                    .enters("form-stop", "Stop here")
                    .submits();
            scene.card("was stopped at");
            Until.holds("nothing is left", () -> databases().isEmpty() && marks().isEmpty());
            assertEquals(900, count());
            assertTrue(Files.exists(backup));
        }
    }

    /** What the processes of the proof's own server say they do. */
    private static List<String> proving(Scene scene) {
        return provers(scene).map(RestoreFaultsTest::command).toList();
    }

    private static Stream<ProcessHandle> provers(Scene scene) {
        var operation = new Tables(scene.database)
                .ask("select lower(replace(id, '-', '')) from operation where runbook = 'verify'")
                .orElse("not yet");
        return ProcessHandle.allProcesses()
                .filter(process -> command(process).contains("capstan_scratch_" + operation));
    }

    private static Path throwAwayData(Scene scene) {
        var server = provers(scene)
                .filter(process -> command(process).contains("CREATE INDEX"))
                .findFirst()
                .flatMap(ProcessHandle::parent)
                .orElseThrow();
        var words = List.of(command(server).split("\0"));
        return Path.of(words.get(words.indexOf("-D") + 1));
    }

    private static String command(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }

    private String keeping() throws IOException {
        return Files.readString(root.resolve("commands/shop/backups.yaml"))
                .replace("  parts:\n", "  keep: { count: 1 }\n  parts:\n");
    }

    private Path taken(Scene scene) {
        scene.as("engineer").types("/backup shop now");
        scene.card("✅", "Back up");
        return kept().getFirst();
    }

    private static void restored(Scene scene) {
        scene.as("engineer").types("/backup shop restore latest main");
        scene.confirms();
    }

    private static void flip(Path file) throws IOException {
        try (var channel =
                java.nio.channels.FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var one = java.nio.ByteBuffer.allocate(1);
            channel.read(one, 40);
            one.put(0, (byte) ~one.get(0)).rewind();
            channel.write(one, 40);
        }
    }

    private static List<String> calls(Scene scene) {
        return scene.service.read("calls").lines().toList();
    }

    private List<Path> kept() {
        return in(root.resolve("backups/shop/production"), "2");
    }

    /** Whatever a task leaves in the store, and whatever says that a backup is in use. */
    private List<Path> marks() {
        var left = new ArrayList<>(in(root.resolve("backups/shop/production"), "."));
        kept().forEach(backup -> left.addAll(in(backup, ".")));
        return left;
    }

    private static List<Path> files(Path backup, String part) {
        return in(backup, "").stream()
                .filter(file -> file.getFileName().toString().contains(part))
                .toList();
    }

    private static List<Path> in(Path folder, String start) {
        try (var all = Files.list(folder)) {
            return all.filter(each -> each.getFileName().toString().startsWith(start))
                    .sorted()
                    .toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    /** What stands beside the one that serves. */
    private List<String> databases() {
        return askOutside("select datname from pg_database where datname like '" + shop.name() + "\\_\\_%'");
    }

    private int waits(String query) {
        return askOutside("select pid from pg_stat_activity where state = 'active' and query ilike '" + query
                        + "' and application_name like 'capstan op%' and (datname like '" + shop.name()
                        + "%' or query like '%" + shop.name() + "%')")
                .size();
    }

    private int count() {
        return Integer.parseInt(ask("select count(*) from orders").getFirst());
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(shop.jdbc().replace(shop.name(), "postgres"), "postgres", "");
    }

    private void run(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(shop.jdbc(), "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> ask(String sql) {
        try (var connection = DriverManager.getConnection(shop.jdbc(), "postgres", "")) {
            return ask(connection, sql);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    /** Nobody gets into a database whose name is being changed. */
    private List<String> askOutside(String sql) {
        try (var connection = connect()) {
            return ask(connection, sql);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    private static List<String> ask(Connection connection, String sql) throws SQLException {
        try (var rows = connection.createStatement().executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
