package dev.capstan.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.capstan.Shelf;
import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.CatalogueRead;
import dev.capstan.catalog.Parameter;
import dev.capstan.catalog.ServiceName;
import dev.capstan.operation.InMemoryOperations;
import dev.capstan.outbox.InMemoryOutbox;
import dev.capstan.step.HostAddress;
import dev.capstan.step.HostShell;
import dev.capstan.step.Hosts;
import dev.capstan.step.Look;
import dev.capstan.step.Preview;
import dev.capstan.step.Secret;
import dev.capstan.step.StepAttempt;
import dev.capstan.step.StepCall;
import dev.capstan.step.StepOutcome;
import dev.capstan.step.StepSpec;
import dev.capstan.step.StepWork;
import dev.capstan.step.Unwatched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What {@code commands/} says of the backups of a system, pointed at small things on this machine and carried out. */
final class ShippedBackups {
    /** The mirror of a bucket, and what keeps two shippings apart. */
    private static final Set<String> STAYS = Set.of(".bucket-uploads", ".log-main.lock");

    private static final Duration LONG = Duration.ofMinutes(10);

    private final String system;
    private final Path folder;
    private final Map<String, String> secrets = new HashMap<>();
    private final Map<String, String> elsewhere = new HashMap<>();
    private final List<Thing> things = new ArrayList<>();
    private String programs = "";
    private Map<String, StepCall> calls = Map.of();
    private int operations;
    private int steps;

    /**
     * Something that is backed up.
     *
     * @param state tells whether it is as it was
     */
    private record Thing(String part, Supplier<String> state, Runnable spoils) {}

    ShippedBackups(String system, Path folder) throws IOException {
        this.system = system;
        this.folder = folder;
        // Throw-away servers run as somebody else where tests run as root
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (var each : List.of("home", "work", "tmp")) {
            Files.createDirectory(folder.resolve(each));
        }
        Files.setPosixFilePermissions(folder.resolve("tmp"), PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    Path work() {
        return folder.resolve("work");
    }

    ShippedBackups secret(String name, String value) {
        secrets.put(name, value);
        return this;
    }

    /** What the catalogue names is somewhere else here. */
    ShippedBackups instead(String written, String here) {
        elsewhere.put(written, here);
        return this;
    }

    ShippedBackups programs(Path found) {
        programs = found + ":";
        return this;
    }

    ShippedBackups holds(String part, Supplier<String> state, Runnable spoils) {
        things.add(new Thing(part, state, spoils));
        return this;
    }

    /** A config file of the work folder. */
    ShippedBackups config(String part, Path file) throws IOException {
        Files.writeString(file, "SECRET=first\n");
        return holds(part, () -> read(file), () -> write(file, "SECRET=second\n"));
    }

    /** Takes, verifies, spoils, restores each part and swaps it back, and looks what is left over. */
    void go(String scratchPrograms) throws IOException {
        var backups = open(scratchPrograms);
        assertEquals(
                List.copyOf(backups.parts().keySet()),
                things.stream().map(Thing::part).toList(),
                "every part is tried");
        assertInstanceOf(Look.Seen.class, look(BackupCalls.TAKE, Map.of()));
        runs(BackupCalls.TAKE, Map.of());
        if (backups.times().ship().isPresent()) {
            runs(BackupCalls.SHIP, Map.of());
        }
        var latest = Map.of(BackupProcedures.BACKUP, BackupProcedures.LATEST);
        var backup = pinned(BackupCalls.PROVE, latest);
        runs(BackupCalls.PROVE, and(latest, Preview.PINNED, backup));
        for (var thing : things) {
            comesBack(thing, backup);
        }
        try (var all = Files.list(folder.resolve("store/" + system + "/production"))) {
            assertEquals(
                    List.of(),
                    all.map(each -> each.getFileName().toString())
                            .filter(name -> name.startsWith(".") && !STAYS.contains(name))
                            .toList());
        }
    }

    private void comesBack(Thing thing, String backup) {
        var before = thing.state().get();
        thing.spoils().run();
        var spoilt = thing.state().get();
        assertNotEquals(before, spoilt, thing.part());
        operations++;
        var wanted = Map.of(
                BackupProcedures.BACKUP, backup,
                BackupProcedures.PART, thing.part(),
                BackupProcedures.DATABASE, Parameter.UNCHOSEN,
                BackupProcedures.TABLE, Parameter.UNCHOSEN,
                BackupProcedures.MOMENT, Parameter.UNCHOSEN);
        var asked = and(wanted, Preview.PINNED, pinned(BackupCalls.BESIDE, wanted));
        for (var step : List.of(BackupCalls.BESIDE, BackupCalls.SWAP)) {
            assertEquals(spoilt, thing.state().get(), thing.part() + " before " + step);
            runs(step, asked);
        }
        assertEquals(before, thing.state().get(), thing.part());
        runs(BackupCalls.SWAP_BACK, asked);
        assertEquals(spoilt, thing.state().get(), thing.part());
        runs(BackupCalls.SWAP, asked);
        runs(BackupCalls.DROP_OLD, asked);
        runs(BackupCalls.DROP_NEW, asked);
        assertEquals(before, thing.state().get(), thing.part());
    }

    private Backups open(String scratchPrograms) throws IOException {
        var catalogue = catalogue(scratchPrograms);
        var machine = new ThisMachine(folder.resolve("home"), folder.resolve("tmp"), programs);
        calls = BackupCalls.all(
                () -> catalogue,
                name -> Optional.ofNullable(secrets.get(name)).map(Secret::new),
                machine,
                machine,
                new NoHosts(),
                new ForgetfulInventories(),
                new ForgetfulDrillBook(),
                new InMemoryOperations(new InMemoryOutbox(Clock.systemUTC())),
                Clock.systemUTC());
        return Backups.of(catalogue.services().get(new ServiceName(system))).orElseThrow();
    }

    private Catalogue catalogue(String scratchPrograms) throws IOException {
        var shipped = Path.of("commands");
        var here = Files.createDirectories(folder.resolve("commands/" + system)).getParent();
        Files.copy(shipped.resolve("capstan.yaml"), here.resolve("capstan.yaml"));
        try (var files = Files.list(shipped.resolve(system))) {
            for (var file : files.toList()) {
                var text = Files.readString(file)
                        .replaceAll("runs-on: .*", "runs-on: local")
                        .replaceAll("via: target", "via: bot");
                if (file.endsWith("service.yaml")) {
                    text = text.replaceFirst("\n    folder: .*", "\n    folder: " + work());
                }
                if (file.endsWith("backups.yaml")) {
                    for (var each : elsewhere.entrySet()) {
                        text = text.replace(each.getKey(), each.getValue());
                    }
                    text = text.replaceFirst("\n  folder: .*", "\n  folder: " + folder.resolve("store"))
                            .replaceAll("(\n +)(database: .*)", "$1$2$1scratch-programs: " + scratchPrograms);
                }
                Files.writeString(here.resolve(system).resolve(file.getFileName()), text);
            }
        }
        return switch (Shelf.reader().read(here)) {
            case CatalogueRead.Loaded loaded -> loaded.catalogue();
            case CatalogueRead.Refused refused -> throw new AssertionError(refused.problems());
        };
    }

    private Look look(String step, Map<String, String> asked) {
        return calls.get(step).look(new StepSpec.Call(step, Map.of()), values(asked));
    }

    private String pinned(String step, Map<String, String> asked) {
        return assertInstanceOf(Look.Seen.class, look(step, asked), step)
                .preview()
                .pinned();
    }

    private void runs(String step, Map<String, String> asked) {
        var call = new StepSpec.Call(step, Map.of());
        var values = values(asked);
        var work = new StepWork(
                new StepAttempt(values.get("operation"), ++steps, 1),
                new HostAddress.Local(),
                call,
                Optional.empty(),
                Optional.empty(),
                values,
                Map.of(),
                LONG);
        var outcome = calls.get(step).run(call, work, new Unwatched());
        assertInstanceOf(StepOutcome.Succeeded.class, outcome, () -> step + ": " + outcome);
    }

    private Map<String, String> values(Map<String, String> asked) {
        var values = new HashMap<>(asked);
        values.putAll(Map.of("service", system, "environment", "production", "operation", "op-" + operations));
        return values;
    }

    private static Map<String, String> and(Map<String, String> values, String name, String value) {
        var all = new HashMap<>(values);
        all.put(name, value);
        return all;
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What is backed up here stays here. */
    private static final class NoHosts implements Hosts {
        @Override
        public HostShell at(HostAddress address) {
            throw new UnsupportedOperationException("nothing is carried");
        }
    }
}
