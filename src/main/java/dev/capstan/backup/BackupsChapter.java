package dev.capstan.backup;

import dev.capstan.catalog.Chapter;
import dev.capstan.catalog.ChapterKey;
import dev.capstan.catalog.House;
import dev.capstan.catalog.Procedure;
import dev.capstan.catalog.Runbook;
import dev.capstan.catalog.RunbookStep;
import dev.capstan.catalog.RunbookStep.Action;
import dev.capstan.catalog.Service;
import dev.capstan.step.StepSpec;
import dev.capstan.yaml.Form;
import dev.capstan.yaml.Reading;
import java.util.List;

/** {@code backups} in {@code backups.yaml}. What it offers is asked for with {@code /backup}. */
public final class BackupsChapter implements Chapter<Backups> {
    public static final ChapterKey<Backups> KEY = new ChapterKey<>("backups");

    @Override
    public ChapterKey<Backups> key() {
        return KEY;
    }

    @Override
    public String file() {
        return "backups.yaml";
    }

    @Override
    public String about() {
        return "What is backed up, where to, and how it comes back, for /backup.";
    }

    @Override
    public Form<Backups> form() {
        return BackupsForm.form();
    }

    @Override
    public Backups link(Backups read, Service service, House house, Reading reading) {
        return new BackupsLink(service, house, reading).linked(read);
    }

    @Override
    public RunbookStep called(RunbookStep step, Runbook in, Service service, Reading reading) {
        return step.action() instanceof Action.Does(StepSpec.Call call)
                        && call.name().equals(BackupCalls.TAKE)
                ? new BackupReference(call, service, reading).whole(step)
                : step;
    }

    @Override
    public List<Procedure> procedures(Backups linked, Service service) {
        return new BackupProcedures(linked, service).all();
    }
}
