package dev.capstan.step.shell;

import dev.capstan.step.FailureReason;
import dev.capstan.step.HostAddress;
import dev.capstan.step.Hosts;
import dev.capstan.step.StepAttempt;
import dev.capstan.step.StepSpec;
import dev.capstan.step.StepWork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The folders of attempts on the hosts: {@code <root>/<operation>/<step>/<attempt>}. */
public final class AttemptFolders {
    static final int PIECE = 64 * 1024;

    private static final Duration SHORT = Duration.ofSeconds(15);
    private static final Duration LONG = Duration.ofMinutes(5);

    private final Programs programs;
    private final AttemptRoots roots;
    private final Duration grace;

    public AttemptFolders(Hosts hosts, AttemptRoots roots) {
        this(hosts, roots, Duration.ofSeconds(10));
    }

    /** @param grace between asking a process group to end and ending it */
    AttemptFolders(Hosts hosts, AttemptRoots roots, Duration grace) {
        this.programs = new Programs(hosts);
        this.roots = roots;
        this.grace = grace;
    }

    Duration grace() {
        return grace;
    }

    /** How the attempt stands, without touching it. */
    public Told<AttemptState> state(HostAddress host, StepAttempt attempt) {
        return look(host, attempt, "output", 0, 1, () -> true).then(look -> new Told.Said<>(look.state()));
    }

    /** Removes what ended longer ago than this, and says how many attempts that were. Living ones stay. */
    public Told<Integer> prune(HostAddress host, Duration olderThan) {
        long days = Math.max(0, olderThan.toDays() - 1);
        var request = ShellProgram.PRUNE.request(List.of(roots.at(host), Long.toString(days)));
        return programs.ask(host, request, LONG, 1024, () -> true)
                .then(reply -> new Told.Said<>(Integer.parseInt(reply.word())));
    }

    /** Ends every attempt that is alive, and says how many those were. */
    public Told<Integer> endAll(HostAddress host) {
        var request = ShellProgram.END_ALL.request(List.of(roots.at(host), Long.toString(grace.toMillis() / 100)));
        return programs.ask(host, request, LONG, 1024, () -> true)
                .then(reply -> new Told.Said<>(Integer.parseInt(reply.word())));
    }

    /** Makes the attempt start unless it is claimed already. After silence it may safely be asked for again. */
    Told<Boolean> launch(StepWork work, StepSpec.Run run, Surroundings around, String nonce, BooleanSupplier wanted) {
        var values = values(work.host(), work.attempt());
        values.addAll(List.of(
                nonce,
                work.folder().orElse(""),
                ShellProgram.SUPERVISE.text(),
                ShellProgram.ENTER.text(),
                run.script()));
        var request = ShellProgram.LAUNCH.request(values, around.variables());
        return programs.ask(work.host(), request, SHORT, 4096, wanted).then(reply -> switch (reply.word()) {
            case "launched" -> new Told.Said<>(true);
            case "unsupported" -> new Told.Refused<>(new FailureReason.Unsupported(work.host(), reply.firstLine()));
            default -> new Told.Refused<>(new FailureReason.NotFound(work.host(), reply.firstLine()));
        });
    }

    /** @param age since the attempt was claimed */
    record Look(AttemptState state, Duration age, byte[] output) {}

    Told<Look> look(HostAddress host, StepAttempt attempt, String part, long from, int limit, BooleanSupplier wanted) {
        var values = values(host, attempt);
        values.addAll(List.of(part, Long.toString(from), Integer.toString(limit)));
        return programs.ask(host, ShellProgram.LOOK.request(values), SHORT, limit + 64, wanted)
                .then(reply -> new Told.Said<>(seen(reply)));
    }

    private static Look seen(Programs.Reply reply) {
        var rest = reply.rest();
        int line = 0;
        while (line < rest.length && rest[line] != '\n') {
            line++;
        }
        var age = Duration.ofSeconds(Long.parseLong(reply.firstLine()));
        var output = line < rest.length ? Arrays.copyOfRange(rest, line + 1, rest.length) : new byte[0];
        return new Look(AttemptState.of(reply.word()), age, output);
    }

    /** Takes the claim if nobody has it; answers how the attempt stands then. */
    Told<AttemptState> abandon(HostAddress host, StepAttempt attempt, String nonce, BooleanSupplier wanted) {
        var values = values(host, attempt);
        values.add("abandoning-" + nonce);
        return programs.ask(host, ShellProgram.ABANDON.request(values), SHORT, 4096, wanted)
                .then(reply -> reply.word().equals("failed")
                        ? new Told.Refused<>(new FailureReason.NotFound(host, reply.firstLine()))
                        : new Told.Said<>(AttemptState.of(reply.word())));
    }

    /** Asks a living attempt to end; by force if it did not hear. Others are left alone. */
    Told<AttemptState> end(
            HostAddress host,
            StepAttempt attempt,
            AttemptState.EndReason reason,
            boolean force,
            BooleanSupplier wanted) {
        var values = values(host, attempt);
        values.addAll(List.of(reason.word(), Long.toString(grace.toMillis() / 100), force ? "force" : "ask"));
        return programs.ask(host, ShellProgram.END.request(values), SHORT, 4096, wanted)
                .then(reply -> new Told.Said<>(AttemptState.of(reply.word())));
    }

    private List<String> values(HostAddress host, StepAttempt attempt) {
        if (!attempt.operation().matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException("can't name a folder after operation " + attempt.operation());
        }
        var values = new ArrayList<String>();
        values.add(roots.at(host));
        values.add(attempt.operation() + "/" + attempt.step() + "/" + attempt.attempt());
        return values;
    }
}
