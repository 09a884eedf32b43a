package dev.capstan;

import dev.capstan.backup.MeasuredBackups;
import dev.capstan.bench.BackupBench;
import dev.capstan.step.Waiting;
import dev.capstan.step.shell.AttemptFolders;
import dev.capstan.step.shell.AttemptRoots;
import dev.capstan.step.shell.LocalShell;
import dev.capstan.step.shell.RunExecutor;
import dev.capstan.step.shell.ShellProbe;
import java.nio.file.Path;
import java.time.Clock;

/** The steps of backups on this machine, as the bench takes them. */
final class BackupPractice implements BackupBench.Steps {
    private final MeasuredBackups backups;

    private BackupPractice(MeasuredBackups backups) {
        this.backups = backups;
    }

    /** @param folder for the attempts' folders */
    static BackupPractice open(Path folder, Path store, int port) {
        var here = new LocalShell();
        var folders = new AttemptFolders(host -> here, AttemptRoots.here(folder.resolve("steps")));
        return new BackupPractice(new MeasuredBackups(
                new ShellProbe(host -> here),
                new RunExecutor(host -> here, folders, new Waiting(Clock.systemUTC())),
                store,
                port));
    }

    @Override
    public void take(String database, int jobs) {
        backups.take(database, jobs);
    }

    @Override
    public void restore(String database, String backup, int jobs) {
        backups.restore(database, backup, jobs);
    }

    @Override
    public void drop(String database) {
        backups.drop(database);
    }
}
