package dev.capstan.workspace.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.capstan.workspace.act.Postmark;
import dev.capstan.workspace.api.Fault;
import dev.capstan.workspace.api.Faults;
import dev.capstan.workspace.api.RateLimits;
import dev.capstan.workspace.shape.Json;
import dev.capstan.workspace.wire.SocketHub;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Slack misbehaving on order: what the Web API, the deliveries and the sockets can do wrong, and what is on now. */
final class Mischief {
    private final Faults faults;
    private final RateLimits limits;
    private final SocketHub sockets;
    private final Map<String, ObjectNode> standing = new LinkedHashMap<>();
    private int orders;
    private Postmark postmark = Postmark.ORDINARY;

    Mischief(Faults faults, RateLimits limits, SocketHub sockets) {
        this.faults = faults;
        this.limits = limits;
        this.sockets = sockets;
    }

    /** What people send from now on goes under this. */
    synchronized Postmark postmark() {
        return postmark;
    }

    /** Answers the order's id; an order that names how a delivery looks replaces the one before. */
    synchronized ObjectNode order(ObjectNode order) {
        var kind = order.path("kind").asText("");
        var on = order.path("on").asBoolean(true);
        switch (kind) {
            case "duplicate_deliveries" ->
                mark(on, Postmark.repeated(order.path("copies").asInt(2)));
            case "late_deliveries" -> mark(on, Postmark.late(seconds(order, "by", 4)));
            case "forged_signatures" -> mark(on, Postmark.wronglySigned());
            case "aged_deliveries" -> mark(on, Postmark.aged(seconds(order, "by", 600)));
            case "foreign_team" -> mark(on, Postmark.fromTeam(order.path("team").asText("T0FOREIGN1")));
            case "enforce_rates" -> limits.enforce(on);
            case "disconnect_sockets" -> disconnect(order.path("how").asText("silently"));
            default -> misbehave(order, fault(kind, order), on);
        }
        return remember(kind, on, order);
    }

    synchronized ObjectNode list() {
        standing.values()
                .removeIf(order -> order.has("times")
                        && faults.outstanding(order.path("method").asText()) == 0);
        var json = Json.object();
        var list = json.putArray("faults");
        standing.values().forEach(list::add);
        return json;
    }

    synchronized void clear() {
        faults.clear();
        limits.enforce(false);
        postmark = Postmark.ORDINARY;
        standing.clear();
    }

    private void mark(boolean on, Postmark wanted) {
        postmark = on ? wanted : Postmark.ORDINARY;
        standing.values().removeIf(Mischief::isAboutDeliveries);
    }

    private static boolean isAboutDeliveries(ObjectNode order) {
        return switch (order.path("kind").asText()) {
            case "duplicate_deliveries", "late_deliveries", "forged_signatures", "aged_deliveries", "foreign_team" ->
                true;
            default -> false;
        };
    }

    private void disconnect(String how) {
        switch (how) {
            case "silently" -> sockets.dropAll();
            case "warning" -> sockets.warn();
            case "refresh" -> sockets.refresh();
            case "disabled" -> sockets.disable();
            default -> throw new TurnedAway(400, "\"how\" is silently, warning, refresh or disabled.");
        }
    }

    private void misbehave(ObjectNode order, Fault fault, boolean on) {
        if (!on) {
            throw new TurnedAway(400, "Faults of the Web API are switched off all at once, with DELETE.");
        }
        var method = order.path("method").asText("");
        var times = order.path("times").asInt(0);
        if (times > 0 && method.isEmpty()) {
            throw new TurnedAway(400, "Say which \"method\" is to fail so many times, such as chat.postMessage.");
        }
        if (times > 0) {
            faults.next(method, times, fault);
        } else if (method.isEmpty()) {
            faults.everywhere(fault);
        } else {
            faults.always(method, fault);
        }
    }

    private static Fault fault(String kind, ObjectNode order) {
        return switch (kind) {
            case "rate_limited" -> new Fault.RateLimited(seconds(order, "retry_after", 5));
            case "server_error" -> new Fault.ServerError(order.path("status").asInt(503));
            case "error" -> new Fault.ErrorCode(order.path("error").asText("internal_error"));
            case "timeout_after_accepting" -> new Fault.SilentAfterAccepting(seconds(order, "hold", 30));
            case "late_answer" -> new Fault.LateAnswer(seconds(order, "by", 5));
            case "drop" -> new Fault.ConnectionDropped();
            default ->
                throw new TurnedAway(
                        400,
                        "There is no fault \"" + kind + "\". There are rate_limited, server_error, error,"
                                + " timeout_after_accepting, late_answer, drop; duplicate_deliveries, late_deliveries,"
                                + " forged_signatures, aged_deliveries, foreign_team; enforce_rates and"
                                + " disconnect_sockets.");
        };
    }

    private ObjectNode remember(String kind, boolean on, ObjectNode order) {
        var id = "fault-" + ++orders;
        if (kind.equals("enforce_rates")) {
            standing.values().removeIf(other -> other.path("kind").asText().equals(kind));
        }
        if (on && !kind.equals("disconnect_sockets")) {
            standing.put(id, order.deepCopy().put("id", id));
        }
        return Json.object().put("id", id);
    }

    private static Duration seconds(ObjectNode order, String field, double usual) {
        return Duration.ofMillis(Math.round(order.path(field).asDouble(usual) * 1000));
    }
}
