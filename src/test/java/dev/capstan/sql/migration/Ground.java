package dev.capstan.sql.migration;

import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.CatalogueRead;
import dev.capstan.catalog.CatalogueReader;
import dev.capstan.catalog.Environment;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.Service;
import dev.capstan.catalog.ServiceName;
import dev.capstan.sql.DatabasesChapter;
import dev.capstan.sql.InquiryId;
import dev.capstan.sql.fix.FixesChapter;
import dev.capstan.sql.gate.ReadOnlyGate;
import dev.capstan.step.HostProbe;
import dev.capstan.step.shell.LocalShell;
import dev.capstan.step.shell.ShellProbe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A service with migrations on this machine, as its catalogue says, and a real database. */
final class Ground {
    final Path folder;
    final JdbcDatabases.Opening opening;
    final HostProbe hosts = new ShellProbe(address -> new LocalShell());
    final HistoryReader history;
    final Catalogue catalogue;

    /** @param migrations the lines under {@code migrations}, indented by two */
    Ground(Path folder, String kind, JdbcDatabases.Opening opening, String migrations) {
        this.folder = folder;
        this.opening = opening;
        this.history = new HistoryReader(new JdbcDatabases(opening), hosts, new ReadOnlyGate());
        var commands = folder.resolve("commands");
        write(
                "commands/capstan.yaml",
                "admin-channel: C0ADMIN\nroles: { engineers: { users: [U1] }, dbas: { users: [U2] } }\n");
        write(
                "commands/shop/service.yaml",
                """
                service: shop
                title: Shop
                environments:
                  production: { channel: C0SHOP, runs-on: local, folder: %s }
                databases:
                  main: { url: "${secret:SHOP_URL}", kind: %s, may: { production: engineers } }
                """
                        .formatted(folder, kind));
        write("commands/shop/migrations.yaml", "migrations:\n" + migrations.indent(2));
        var read = new CatalogueReader(
                        List.of(new DatabasesChapter(), new FixesChapter(), new MigrationsChapter(BackupFirst.NOBODY)),
                        List.of(),
                        List.of())
                .read(commands);
        if (!(read instanceof CatalogueRead.Loaded(var loaded, var doubts))) {
            throw new AssertionError(read.toString());
        }
        this.catalogue = loaded;
    }

    Service service() {
        return catalogue.services().get(new ServiceName("shop"));
    }

    Environment environment() {
        return service().environments().get(new EnvironmentName("production"));
    }

    Place place() {
        return Place.of(service(), environment(), Optional.empty()).orElseThrow();
    }

    Ledger ledger() {
        return ((Looked.Seen) history.read(new InquiryId(UUID.randomUUID()), place())).ledger();
    }

    /** {@code name STANDING}, and whether the file was changed. */
    List<String> standing() {
        return ledger().migrations().stream()
                .map(migration ->
                        migration.name() + " " + migration.standing() + (migration.changed() ? " changed" : ""))
                .toList();
    }

    void write(String name, String text) {
        var file = folder.resolve(name);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void execute(String... statements) {
        try (Connection connection = opening.open();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }
}
