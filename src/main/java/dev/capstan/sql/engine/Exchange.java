package dev.capstan.sql.engine;

import dev.capstan.settings.DatabaseAddress;
import dev.capstan.sql.Answered;
import dev.capstan.sql.Ask;
import dev.capstan.sql.RowSink;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jdbi.v3.core.JdbiException;

/** One statement on one connection, from the first word to the rollback. */
final class Exchange {
    private final Ask ask;
    private final DatabaseAddress address;
    private final Conversation conversation;
    private final long began;

    Exchange(Ask ask, DatabaseAddress address, Conversation conversation, long began) {
        this.ask = ask;
        this.address = address;
        this.conversation = conversation;
        this.began = began;
    }

    Answered on(Place.Entry.Open open, RowSink into) {
        var intake = new Intake(into, ask.limits(), conversation::isEnded);
        boolean usable = false;
        try {
            if (conversation.isEnded()) {
                usable = true;
                return interrupted();
            }
            conversation.takesPlaceOn(open.connection(), open.make());
            usable = open.make().answer(open.handle(), ask, intake);
            return ended(intake);
        } catch (JdbiException failure) {
            var trouble = trouble(failure, open.make());
            usable = trouble.kind() == Trouble.Kind.STATEMENT;
            return failed(trouble, intake);
        } finally {
            boolean clean = usable && isRolledBack(open.connection());
            open.leave(!conversation.over() && clean);
        }
    }

    private Trouble trouble(JdbiException failure, Make make) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException said) {
                return make.trouble(said, ask);
            }
        }
        throw failure;
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
