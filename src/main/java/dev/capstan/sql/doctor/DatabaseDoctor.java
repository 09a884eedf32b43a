package dev.capstan.sql.doctor;

import dev.capstan.sql.Answered;
import dev.capstan.sql.Ask;
import dev.capstan.sql.Cell;
import dev.capstan.sql.Checkup;
import dev.capstan.sql.Databases;
import dev.capstan.sql.Diagnosis;
import dev.capstan.sql.Doctor;
import dev.capstan.sql.InquiryId;
import dev.capstan.sql.Limits;
import dev.capstan.sql.Remark;
import dev.capstan.sql.Source;
import dev.capstan.sql.Visit;
import dev.capstan.sql.gate.Dialect;
import dev.capstan.sql.gate.ReadOnlyGate;
import dev.capstan.sql.gate.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gets to know the server, then asks one examination after the other. */
public final class DatabaseDoctor implements Doctor {
    private static final Duration EACH = Duration.ofSeconds(5);
    private static final int ROWS = 500;
    private static final int BYTES = 2_000_000;

    private final ReadOnlyGate gate;
    private final Databases databases;
    private final Thresholds thresholds;
    private final Clock clock;

    public DatabaseDoctor(ReadOnlyGate gate, Databases databases, Clock clock) {
        this(gate, databases, Thresholds.USUAL, clock);
    }

    DatabaseDoctor(ReadOnlyGate gate, Databases databases, Thresholds thresholds, Clock clock) {
        this.gate = gate;
        this.databases = databases;
        this.thresholds = thresholds;
        this.clock = clock;
    }

    @Override
    public Visit<Checkup> examine(InquiryId id, Source source) {
        var began = clock.instant();
        var dialect = source.database().dialect();
        List<Rows> answers = new ArrayList<>();
        var last = new Answered.Complete(0, Duration.ZERO, "", "");
        for (var question : Acquaintance.questions(dialect)) {
            var rows = new Rows();
            var answered = ask(id, source, question, source.database().timeout(), rows);
            if (!(answered instanceof Answered.Complete complete)) {
                return Visit.without(answered, Duration.between(began, clock.instant()));
            }
            last = complete;
            answers.add(rows);
        }
        var server = Acquaintance.made(dialect, answers);
        List<Diagnosis> diagnoses = new ArrayList<>();
        Optional<Answered> broken = Optional.empty();
        for (var examination : Examinations.of(server.make(), thresholds)) {
            var impossible = examination.impossible(server);
            if (impossible.isPresent()) {
                diagnoses.add(impossible.get());
                continue;
            }
            var rows = new Rows();
            var answered = broken.orElseGet(() -> ask(id, source, examination.statement(), EACH, rows));
            if (answered instanceof Answered.Cancelled) {
                return new Visit.Cancelled<>(Duration.between(began, clock.instant()));
            }
            if (answered instanceof Answered.Unreachable) {
                // To try each of the others would take the time of each
                broken = Optional.of(answered);
            }
            diagnoses.add(diagnosis(examination, answered, rows, server));
        }
        var took = Duration.between(began, clock.instant());
        return new Visit.Paid<>(new Checkup(server.title(), last.database(), last.role(), took, diagnoses));
    }

    private Answered ask(InquiryId id, Source source, String statement, Duration timeout, Rows into) {
        var admitted = admitted(source.database().dialect(), statement);
        // Its statements read no table of the service, and what others ask it shows without values
        var open = new Source(
                source.service(), source.environment(), source.database().withoutMasks());
        return databases.ask(new Ask(id, open, admitted, Map.of(), new Limits(timeout, ROWS, BYTES)), into);
    }

    private Verdict.Admitted admitted(Dialect dialect, String statement) {
        return switch (gate.judge(dialect, statement)) {
            case Verdict.Admitted admitted -> admitted;
            case Verdict.Refused(var reason) ->
                throw new IllegalStateException("the gate refuses the doctor: " + reason + " in " + statement);
        };
    }

    private static Diagnosis diagnosis(Examination examination, Answered answered, Rows rows, Server server) {
        return switch (answered) {
            case Answered.Complete complete -> examination.judged(rows, server);
            case Answered.Cut cut -> examination.judged(rows, server);
            case Answered.Failed failed ->
                examination.refused(
                        Remark.of("the database refused: {0}", "数据库拒绝：{0}", new Cell.Words(failed.message())), server);
            case Answered.CallsHidden(var call) ->
                examination.unseen(Remark.of(
                        "{0} calls {1}, which has not been reviewed",
                        "{0} 会调用未经审查的 {1}", new Cell.Words(call.behind()), new Cell.Words(call.function())));
            case Answered.TimedOut(var after) ->
                examination.unseen(Remark.of("no answer within {0}", "{0} 内没有答复", new Cell.Span(after)));
            case Answered.Masked masked -> throw new IllegalStateException("it was asked without masks");
            case Answered.Unreachable(var why) ->
                examination.unseen(Remark.of("the connection broke: {0}", "连接中断：{0}", new Cell.Words(why)));
            case Answered.Busy busy ->
                examination.unseen(Remark.of("all of Capstan's connections are in use", "Capstan 的连接已全部占用"));
            case Answered.Cancelled cancelled ->
                throw new IllegalStateException("a cancelled examination has no diagnosis");
        };
    }
}
