package dev.capstan.backup;

import dev.capstan.step.HostAddress;
import dev.capstan.step.HostProbe;
import dev.capstan.step.Secret;
import dev.capstan.step.StepAttempt;
import dev.capstan.step.StepExecutor;
import dev.capstan.step.StepOutcome;
import dev.capstan.step.StepSpec;
import dev.capstan.step.StepWatcher;
import dev.capstan.step.StepWork;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A PostgreSQL database on this machine, backed up and restored by the very steps, for whoever measures them. */
public final class MeasuredBackups {
    private static final Duration LONGEST = Duration.ofHours(2);

    private final Target target;
    private final Path store;
    private final int port;
    private int steps;

    /** @param store of the backups, which nobody else uses */
    public MeasuredBackups(HostProbe probe, StepExecutor scripts, Path store, int port) {
        this.target = new Target(probe, scripts);
        this.store = store;
        this.port = port;
    }

    public void take(String database, int jobs) {
        run(part(Program.of("taking").line("open_backup"), database, jobs, "take_postgresql")
                .line("seal_backup"));
    }

    /** Restored beside the database and compared with the manifest. */
    public void restore(String database, String backup, int jobs) {
        run(part(
                        opening().value("backup_name", backup).line("open_given \"$backup_name\""),
                        database,
                        jobs,
                        "stand_beside postgresql")
                .line("close_given")
                .line("finish"));
    }

    public void drop(String database) {
        run(part(opening(), database, 1, "drop_new_postgresql").line("finish"));
    }

    private static Program opening() {
        return Program.of("given").value("suffix", "bench");
    }

    private Program part(Program program, String database, int jobs, String function) {
        return program.values(Map.of(
                        "store",
                        store.toString(),
                        "service",
                        "bench",
                        "environment",
                        "here",
                        "p1_host",
                        "127.0.0.1",
                        "p1_port",
                        Integer.toString(port),
                        "p1_user",
                        "postgres",
                        "p1_database",
                        database,
                        "p1_jobs",
                        Integer.toString(jobs)))
                .secret("p1_password", new Secret("postgres"))
                .part(1, "main", "postgresql", Engine.POSTGRESQL, function);
    }

    private void run(Program program) {
        var work = new StepWork(
                new StepAttempt("op-bench", ++steps, 1),
                HostAddress.LOCAL,
                new StepSpec.Run(""),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Map.of(),
                LONGEST);
        var said = new StringBuilder();
        var outcome = target.run(program, work, watching(said));
        if (!(outcome instanceof StepOutcome.Succeeded)) {
            throw new IllegalStateException(outcome + "\n" + said);
        }
    }

    private static StepWatcher watching(StringBuilder said) {
        return new StepWatcher() {
            @Override
            public void output(long fromByte, String text) {
                said.append(text);
            }

            @Override
            public long outputKnownUpTo() {
                return 0;
            }

            @Override
            public void unreachable(HostAddress host, String why) {
                said.append(why);
            }

            @Override
            public void reachableAgain(HostAddress host) {}

            @Override
            public Wish wish() {
                return Wish.GO_ON;
            }
        };
    }
}
