package dev.capstan.sql.migration;

import dev.capstan.catalog.Chapter;
import dev.capstan.catalog.ChapterKey;
import dev.capstan.catalog.House;
import dev.capstan.catalog.Procedure;
import dev.capstan.catalog.Service;
import dev.capstan.yaml.Form;
import dev.capstan.yaml.Reading;
import java.util.List;

/** {@code migrations} in {@code migrations.yaml}. What it offers is asked for with {@code /migrate}. */
public final class MigrationsChapter implements Chapter<Migrations> {
    public static final ChapterKey<Migrations> KEY = new ChapterKey<>("migrations");

    private final BackupFirst backups;

    public MigrationsChapter(BackupFirst backups) {
        this.backups = backups;
    }

    @Override
    public ChapterKey<Migrations> key() {
        return KEY;
    }

    @Override
    public String file() {
        return "migrations.yaml";
    }

    @Override
    public String about() {
        return "How the service's database is migrated, for /migrate.";
    }

    @Override
    public Form<Migrations> form() {
        return MigrationsForm.form();
    }

    @Override
    public Migrations link(Migrations value, Service service, House house, Reading reading) {
        return new MigrationsLink(service, house, reading).linked(value);
    }

    @Override
    public List<Procedure> procedures(Migrations linked, Service service) {
        return new MigrationProcedures(linked, backups.of(service, linked.database())).all();
    }
}
