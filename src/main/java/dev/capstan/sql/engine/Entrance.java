package dev.capstan.sql.engine;

import dev.capstan.settings.DatabaseAddress;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.net.ssl.SSLException;

/** Why there is no connection, in one clause that holds no password. */
final class Entrance {
    private Entrance() {}

    static String why(Throwable failure, DatabaseAddress address) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case UnknownHostException e -> {
                    return "the name " + address.host() + " is unknown";
                }
                case NoRouteToHostException e -> {
                    return "no route to " + address.host();
                }
                case ConnectException e -> {
                    return "connection refused";
                }
                case SocketTimeoutException e -> {
                    return "no answer";
                }
                case SSLException e -> {
                    return "TLS failed: " + plain(e.getMessage(), address);
                }
                default -> {
                    // Its cause may say more
                }
            }
        }
        return failure instanceof SQLException sql ? refusal(sql, address) : "no connection";
    }

    private static String refusal(SQLException failure, DatabaseAddress address) {
        var deepest = failure;
        while (deepest.getCause() instanceof SQLException cause) {
            deepest = cause;
        }
        if (deepest instanceof SQLTransientConnectionException) {
            return "no answer";
        }
        var state = deepest.getSQLState() == null ? "" : deepest.getSQLState();
        if (state.startsWith("28")) {
            return "it does not let the role " + address.user().orElse("without a name") + " in with this password";
        }
        return plain(deepest.getMessage(), address);
    }

    /** The driver's sentence; it repeats no password, and if it ever does, this doesn't. */
    private static String plain(String message, DatabaseAddress address) {
        var text =
                message == null ? "no connection" : message.lines().findFirst().orElse("no connection");
        return address.password()
                .map(password -> text.replace(password.reveal(), "‹secret›"))
                .orElse(text);
    }
}
