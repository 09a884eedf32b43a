package dev.capstan.backup;

import dev.capstan.step.FailureReason;
import dev.capstan.step.HostProbe;
import dev.capstan.step.Secret;
import dev.capstan.step.StepExecutor;
import dev.capstan.step.StepOutcome;
import dev.capstan.step.StepSpec;
import dev.capstan.step.StepWatcher;
import dev.capstan.step.StepWork;
import dev.capstan.step.Told;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A login on this machine that carries out scripts as steps and probes do, with a home and programs of its own. */
final class ThisMachine implements HostProbe, StepExecutor {
    private static final long LONGEST_SECONDS = 180;

    private final Path folder;
    private final Map<String, String> environment;
    private final AtomicInteger scripts = new AtomicInteger();

    /** @param programs found before the system's */
    ThisMachine(Path folder, Path temporary, String programs) {
        this.folder = folder;
        this.environment = Map.of(
                "HOME",
                folder.toString(),
                "TMPDIR",
                temporary.toString(),
                "LANG",
                "C.UTF-8",
                "PATH",
                programs + System.getenv("PATH"));
    }

    @Override
    public Answer probe(Question question) {
        return ran(question.script(), question.values(), question.secrets());
    }

    @Override
    public StepOutcome start(StepWork work, StepWatcher watcher) {
        var script = ((StepSpec.Run) work.spec()).script();
        var exited = ran("set -e\n" + script, work.values(), work.secrets());
        var said = "exit code " + exited.code() + ": " + exited.output() + exited.errors();
        return exited.code() == 0
                ? new StepOutcome.Succeeded("")
                : new StepOutcome.Failed(new FailureReason.Declined(new Told(said, said), new Told(said, said)));
    }

    @Override
    public StepOutcome resume(StepWork work, StepWatcher watcher) {
        throw new UnsupportedOperationException("nothing here is left running");
    }

    private Answer.Exited ran(String script, Map<String, String> values, Map<String, Secret> secrets) {
        try {
            int number = scripts.incrementAndGet();
            var output = folder.resolve(number + ".output");
            var errors = folder.resolve(number + ".errors");
            var builder = new ProcessBuilder(
                            "/bin/sh",
                            Files.writeString(folder.resolve(number + ".sh"), script)
                                    .toString())
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            builder.environment().putAll(values);
            secrets.forEach((name, secret) -> builder.environment().put(name, secret.reveal()));
            var process = builder.start();
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError("it took longer than " + LONGEST_SECONDS + " s: " + Files.readString(errors));
            }
            return new Answer.Exited(process.exitValue(), Files.readString(output), Files.readString(errors));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
