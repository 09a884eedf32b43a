package dev.capstan.sql.engine;

import dev.capstan.settings.DatabaseAddress;
import dev.capstan.sql.Answered;
import dev.capstan.sql.Ask;
import dev.capstan.sql.RowSink;
import dev.capstan.sql.engine.Scruples.Scruple;
import dev.capstan.sql.gate.Reason;
import dev.capstan.sql.mask.Judgement;
import dev.capstan.sql.mask.Masks;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import org.jdbi.v3.core.JdbiException;

/** One statement on one connection, from the first word to the rollback. */
final class Exchange {
    private final Ask ask;
    private final DatabaseAddress address;
    private final Conversation conversation;
    private final Watch watch;
    private final Executor errands;
    private final long began;

    Exchange(Ask ask, DatabaseAddress address, Conversation conversation, Watch watch, Executor errands, long began) {
        this.ask = ask;
        this.address = address;
        this.conversation = conversation;
        this.watch = watch;
        this.errands = errands;
        this.began = began;
    }

    Answered on(Place.Entry.Open open, RowSink into) {
        var masks = ask.source().database().masks();
        return switch (open.scruples().judgement(ask.statement(), masks)) {
            case Judgement.Unprovable found -> {
                release(open, true);
                yield new Answered.Masked(found);
            }
            case Judgement.Covered covered -> on(open, masks, new CoveredRows(covered, into));
            case Judgement.Harmless harmless -> on(open, masks, into);
        };
    }

    private Answered on(Place.Entry.Open open, Masks masks, RowSink into) {
        var intake = new Intake(into, ask.limits(), conversation::isEnded);
        boolean usable = false;
        watch.begin(conversation);
        try {
            if (conversation.isEnded()) {
                usable = true;
                return interrupted();
            }
            conversation.takesPlaceOn(open.connection(), open.make());
            var scruple = open.scruples().about(ask.statement(), masks, open.handle(), () -> open.make()
                    .limit(open.handle(), ask.limits()));
            if (scruple.isPresent()) {
                usable = true;
                return refused(scruple.get());
            }
            usable = open.make().answer(open.handle(), ask, intake);
            return ended(intake);
        } catch (JdbiException failure) {
            var trouble = trouble(failure, open.make());
            usable = trouble.kind() == Trouble.Kind.STATEMENT;
            return failed(trouble, intake);
        } finally {
            boolean sound = usable;
            // Nobody has to wait for the end of a transaction that changed nothing
            errands.execute(() -> release(open, sound));
        }
    }

    /** Watched to the end: a server that falls silent here keeps its connection no longer than one that does so before. */
    private void release(Place.Entry.Open open, boolean usable) {
        boolean clean = usable && isRolledBack(open.connection());
        watch.end(conversation);
        open.leave(!conversation.over() && clean);
    }

    /** In the words of a database that lacks a privilege, since this one's own wall stands there. */
    private static Answered refused(Scruple scruple) {
        return switch (scruple) {
            case Scruple.Hidden(var reason) -> refused(reason);
            case Scruple.Masked(var found) -> new Answered.Masked(found);
        };
    }

    private static Answered refused(Reason reason) {
        var what = reason instanceof Reason.Hidden hidden
                ? "it would call " + hidden.function() + " behind " + hidden.behind()
                        + ", which is not known to only read"
                : reason.toString();
        return new Answered.Failed("42501", what, OptionalInt.empty());
    }

    private Trouble trouble(JdbiException failure, Make make) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException said) {
                return discreet(make.trouble(said, ask));
            }
        }
        throw failure;
    }

    private Trouble discreet(Trouble trouble) {
        return ask.source().database().masks().isEmpty()
                ? trouble
                : new Trouble(
                        trouble.kind(),
                        trouble.sqlState(),
                        Discretion.of(
                                trouble.sqlState(),
                                trouble.message(),
                                ask.statement().sql()),
                        trouble.position());
    }

    private static boolean isRolledBack(Connection connection) {
        try {
            connection.rollback();
            return true;
        } catch (SQLException broken) {
            return false;
        }
    }

    private Answered ended(Intake intake) {
        if (conversation.isEnded()) {
            return interrupted();
        }
        var role = address.user().orElse("");
        return intake.reached()
                .<Answered>map(which -> new Answered.Cut(intake.rows(), took(), address.name(), role, which))
                .orElseGet(() -> new Answered.Complete(intake.rows(), took(), address.name(), role));
    }

    private Answered failed(Trouble trouble, Intake intake) {
        if (conversation.isEnded()) {
            return interrupted();
        }
        return switch (trouble.kind()) {
            case ENDED ->
                isLate()
                        ? new Answered.TimedOut(took())
                        : new Answered.Failed(trouble.sqlState(), trouble.message(), trouble.position());
            case STATEMENT -> new Answered.Failed(trouble.sqlState(), trouble.message(), trouble.position());
            case TIME_OVER -> new Answered.TimedOut(took());
            case CONNECTION -> new Answered.Unreachable(trouble.message());
            case TOO_LARGE -> {
                intake.tooLarge();
                yield ended(intake);
            }
        };
    }

    /** The server's own clock may be ahead of the one that watches it, and it doesn't say which word it heard. */
    private boolean isLate() {
        return took().compareTo(ask.limits().timeout().multipliedBy(9).dividedBy(10)) > 0;
    }

    private Answered interrupted() {
        return switch (conversation.ending().orElseThrow()) {
            case CANCELLED -> new Answered.Cancelled(took());
            case TIME_OVER -> new Answered.TimedOut(took());
        };
    }

    private Duration took() {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
