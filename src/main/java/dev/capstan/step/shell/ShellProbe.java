package dev.capstan.step.shell;

import dev.capstan.step.Asker;
import dev.capstan.step.FailureReason;
import dev.capstan.step.HostProbe;
import dev.capstan.step.Hosts;
import dev.capstan.step.ScriptCheck;
import dev.capstan.step.StepWork;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Runs short scripts attached and leaves nothing behind: to look, never to work. */
public final class ShellProbe implements HostProbe, Asker<ScriptCheck> {
    private static final int OUTPUT_LIMIT = 64 * 1024;
    private static final Duration TO_CONNECT = Duration.ofSeconds(20);
    private static final int SHOWN = 300;

    private final Programs programs;
    private final Environments environments;

    public ShellProbe(Hosts hosts) {
        this.programs = new Programs(hosts);
        this.environments = new Environments(programs);
    }

    @Override
    public Answer probe(Question question) {
        return switch (run(question, OUTPUT_LIMIT, () -> true)) {
            case Told.Said<Answer.Exited> said -> said.value();
            case Told.Silent<Answer.Exited> silent -> new Answer.Refused(
                    new FailureReason.Unreachable(question.host(), silent.why()));
            case Told.Refused<Answer.Exited> refused -> new Answer.Refused(refused.reason());
            case Told.Dropped<Answer.Exited> dropped -> new Answer.Refused(
                    new FailureReason.Unreachable(question.host(), "interrupted"));
        };
    }

    @Override
    public Verdict ask(ScriptCheck check, StepWork work, Duration within, BooleanSupplier wanted) {
        var question = new Question(
                work.host(), check.script(), work.folder(), work.envFile(), work.values(), work.secrets(), within);
        return switch (run(question, OUTPUT_LIMIT, wanted)) {
            case Told.Said<Answer.Exited> said -> judged(check, said.value());
            case Told.Silent<Answer.Exited> silent -> new Verdict.Unreachable(silent.why());
            case Told.Refused<Answer.Exited> refused -> refused.reason() instanceof FailureReason.TimedOut slow
                    ? new Verdict.Unmet(check.name(), "no answer within " + slow.after().toMillis() + " ms")
                    : new Verdict.Impossible(refused.reason());
            case Told.Dropped<Answer.Exited> dropped -> new Verdict.Unreachable("given up");
        };
    }

    private static Verdict judged(ScriptCheck check, Answer.Exited exited) {
        var said = (exited.output() + "\n" + exited.errors()).strip();
        var last = said.substring(said.lastIndexOf('\n') + 1);
        var shown = last.length() > SHOWN ? last.substring(0, SHOWN) + "…" : last;
        return exited.code() == 0
                ? new Verdict.Holds(shown)
                : new Verdict.Unmet(check.name(), ("exit code " + exited.code() + " " + shown).strip());
    }

    /** Too slow an answer is told as the failure {@code TimedOut}. */
    Told<Answer.Exited> run(Question question, int limit, BooleanSupplier wanted) {
        return environments
                .gather(
                        question.host(),
                        question.folder(),
                        question.envFile(),
                        question.values(),
                        question.secrets(),
                        wanted)
                .then(around -> run(question, around, limit, wanted));
    }

    private Told<Answer.Exited> run(Question question, Surroundings around, int limit, BooleanSupplier wanted) {
        long seconds = Math.max(1, question.timeout().plusMillis(999).toSeconds());
        var values = List.of(
                question.folder().orElse(""),
                Long.toString(seconds),
                ShellProgram.ENTER.text(),
                question.script());
        var request = ShellProgram.PROBE.request(values, around.variables());
        long asked = System.nanoTime();
        return programs.ask(question.host(), request, question.timeout().plus(TO_CONNECT), limit, wanted)
                .then(reply -> {
                    boolean slow = System.nanoTime() - asked >= question.timeout().toNanos();
                    if (reply.word().equals("missing")) {
                        return new Told.Refused<>(new FailureReason.NotFound(
                                question.host(), question.folder().orElse("~")));
                    }
                    if (slow && (reply.code() == 124 || reply.code() == 137)) {
                        return new Told.Refused<>(new FailureReason.TimedOut(question.timeout()));
                    }
                    return new Told.Said<>(new Answer.Exited(
                            reply.code(), shown(reply.rest(), around), shown(reply.errors(), around)));
                });
    }

    private static String shown(byte[] bytes, Surroundings around) {
        var text = new StringBuilder();
        var output = new OutputText(around.redactor(), 0);
        output.take(bytes).forEach(piece -> text.append(piece.text()));
        output.finish().forEach(piece -> text.append(piece.text()));
        return text.toString();
    }
}
