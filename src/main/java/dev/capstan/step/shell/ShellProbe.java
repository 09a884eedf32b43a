package dev.capstan.step.shell;

import dev.capstan.step.Asker;
import dev.capstan.step.FailureReason;
import dev.capstan.step.HostProbe;
import dev.capstan.step.Hosts;
import dev.capstan.step.ScriptCheck;
import dev.capstan.step.StepWork;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;

/** Runs short scripts attached and leaves nothing behind: to look, never to work. */
public final class ShellProbe implements HostProbe, Asker<ScriptCheck> {
    private static final Duration TO_CONNECT = Duration.ofSeconds(20);
    private static final int SHOWN = 300;
    /** The codes of timeout(1), which ends a script that takes too long on its host. */
    private static final Set<Integer> ENDED_BY_GUARD = Set.of(124, 137);

    private final Programs programs;
    private final Environments environments;

    public ShellProbe(Hosts hosts) {
        this.programs = new Programs(hosts);
        this.environments = new Environments(programs);
    }

    @Override
    public Answer probe(Question question) {
        return switch (run(question, () -> true)) {
            case Told.Said<Answer.Exited> said -> said.value();
            case Told.Silent<Answer.Exited> silent ->
                new Answer.Refused(new FailureReason.Unreachable(question.host(), silent.why()));
            case Told.Refused<Answer.Exited> refused -> new Answer.Refused(refused.reason());
            case Told.Dropped<Answer.Exited> dropped ->
                new Answer.Refused(new FailureReason.Unreachable(question.host(), "interrupted"));
        };
    }

    @Override
    public Verdict ask(ScriptCheck check, StepWork work, Duration within, BooleanSupplier wanted) {
        var question = new Question(
                work.host(), check.script(), work.folder(), work.envFile(), work.values(), work.secrets(), within);
        return switch (run(question, wanted)) {
            case Told.Said<Answer.Exited> said -> judged(check, said.value());
            case Told.Silent<Answer.Exited> silent -> new Verdict.Unreachable(silent.why());
            case Told.Refused<Answer.Exited> refused ->
                refused.reason() instanceof FailureReason.TimedOut slow
                        ? new Verdict.Unmet(
                                check.name(), "no answer within " + slow.after().toMillis() + " ms")
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

    /** What the script says, not fit to be shown or kept: its reader takes one thing out and forgets the rest. */
    Told<Answer.Exited> runUnseen(Question question, int limit, BooleanSupplier wanted) {
        return run(question, limit, wanted, (bytes, around) -> new String(bytes, StandardCharsets.UTF_8));
    }

    private Told<Answer.Exited> run(Question question, BooleanSupplier wanted) {
        return run(question, question.outputLimit(), wanted, ShellProbe::shown);
    }

    /** Too slow an answer is told as the failure {@code TimedOut}. */
    private Told<Answer.Exited> run(
            Question question, int limit, BooleanSupplier wanted, BiFunction<byte[], Surroundings, String> text) {
        return environments
                .gather(
                        question.host(),
                        question.folder(),
                        question.envFile(),
                        question.values(),
                        question.secrets(),
                        wanted)
                .then(around -> {
                    long asked = System.nanoTime();
                    return programs.ask(
                                    question.host(),
                                    request(question, around),
                                    question.timeout().plus(TO_CONNECT),
                                    limit,
                                    wanted)
                            .then(reply -> {
                                boolean late = System.nanoTime() - asked
                                        >= question.timeout().toNanos();
                                return late && ENDED_BY_GUARD.contains(reply.code())
                                        ? new Told.Refused<>(new FailureReason.TimedOut(question.timeout()))
                                        : answered(question, reply, around, text);
                            });
                });
    }

    private static byte[] request(Question question, Surroundings around) {
        long seconds = Math.max(1, question.timeout().plusMillis(999).toSeconds());
        var values = List.of(
                question.folder().orElse(""), Long.toString(seconds), ShellProgram.ENTER.text(), question.script());
        return ShellProgram.PROBE.request(values, around.variables());
    }

    private static Told<Answer.Exited> answered(
            Question question,
            Programs.Reply reply,
            Surroundings around,
            BiFunction<byte[], Surroundings, String> text) {
        return reply.word().equals("missing")
                ? new Told.Refused<>(new FailureReason.NotFound(
                        question.host(), question.folder().orElse("~")))
                : new Told.Said<>(new Answer.Exited(
                        reply.code(), text.apply(reply.rest(), around), text.apply(reply.errors(), around)));
    }

    private static String shown(byte[] bytes, Surroundings around) {
        var text = new StringBuilder();
        var output = new OutputText(around.redactor(), 0);
        output.take(bytes).forEach(piece -> text.append(piece.text()));
        output.finish().forEach(piece -> text.append(piece.text()));
        return text.toString();
    }
}
