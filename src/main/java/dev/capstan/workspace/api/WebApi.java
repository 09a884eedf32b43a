package dev.capstan.workspace.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.capstan.workspace.api.Endpoint.Audience;
import dev.capstan.workspace.api.Endpoint.Tier;
import dev.capstan.workspace.model.Workspace;
import dev.capstan.workspace.shape.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The Web API without its transport: ordered faults first, then token, scope, rate, and the method itself. */
public final class WebApi {
    /** What the methods need of the transport: where to upload, where to connect, and who works a little later. */
    public record Surroundings(UnaryOperator<String> uploadUrl, Supplier<String> socketUrl, Executor later) {}

    /** A call as it came in; {@code contentType} decides which warnings are due. */
    public record Request(String method, String token, ObjectNode arguments, String contentType) {
        @Override
        public String toString() {
            return "Request[" + method + "]";
        }
    }

    /** What goes back; {@code hold} is how long to wait first, {@code drop} ends the connection instead of answering. */
    public record Answer(int status, Map<String, String> headers, String body, Duration hold, boolean drop) {
        static Answer of(int status, Map<String, String> headers, String body) {
            return new Answer(status, headers, body, Duration.ZERO, false);
        }
    }

    private final Workspace workspace;
    private final Faults faults;
    private final RateLimits limits;
    private final MethodTable table = new MethodTable();

    public WebApi(
            Workspace workspace,
            Drafts drafts,
            ViewRules views,
            Faults faults,
            RateLimits limits,
            Surroundings around) {
        this.workspace = workspace;
        this.faults = faults;
        this.limits = limits;
        var reach = new Reach(workspace);
        new ChatMethods(workspace, reach, drafts).offer(table);
        new ConversationMethods(workspace, reach).offer(table);
        new MembershipMethods(workspace, reach).offer(table);
        new PeopleMethods(workspace).offer(table);
        new ViewMethods(workspace, views).offer(table);
        new MarkMethods(workspace, reach).offer(table);
        new FileMethods(workspace, reach, drafts, around.uploadUrl(), around.later()).offer(table);
        table.offer(Audience.APP, "apps.connections.open", Tier.ONE, List.of("connections:write"), call -> Json.object()
                .put("url", around.socketUrl().get()));
    }

    public Answer answer(Request request) {
        return switch (faults.take(request.method()).orElse(null)) {
            case null -> carryOut(request);
            case Fault.RateLimited limited -> rateLimited(limited.retryAfter().toSeconds());
            case Fault.ServerError error -> Answer.of(error.status(), Map.of(), "Service Unavailable");
            case Fault.ErrorCode error ->
                Answer.of(200, Map.of(), Refusal.of(error.code()).body().toString());
            case Fault.SilentAfterAccepting silent -> {
                carryOut(request);
                yield new Answer(200, Map.of(), "", silent.holdFor(), true);
            }
            case Fault.LateAnswer late -> {
                var answer = carryOut(request);
                yield new Answer(answer.status(), answer.headers(), answer.body(), late.by(), false);
            }
            case Fault.ConnectionDropped dropped -> new Answer(200, Map.of(), "", Duration.ZERO, true);
        };
    }

    private Answer carryOut(Request request) {
        try {
            var endpoint = table.find(request.method()).orElseThrow(() -> Refusal.of("unknown_method"));
            var scopes = scopesOf(request, endpoint);
            var call = new Call(request.arguments(), scopes);
            if (!endpoint.anyScope().isEmpty()) {
                call.needsScope(endpoint.anyScope().toArray(String[]::new));
            }
            var wait = limits.secondsToWait(endpoint, call);
            if (wait > 0) {
                return rateLimited(wait);
            }
            charset(request, call);
            // Serialised under the lock: parts of the answer may still belong to the state.
            return workspace.exclusively(() -> {
                var body = Json.object().put("ok", true);
                body.setAll(endpoint.method().answer(call));
                warn(body, call);
                return Answer.of(200, headers(endpoint, scopes), body.toString());
            });
        } catch (Refusal refusal) {
            return Answer.of(200, Map.of(), refusal.body().toString());
        }
    }

    private Set<String> scopesOf(Request request, Endpoint endpoint) {
        var token = Optional.ofNullable(request.token()).orElse("");
        if (token.isEmpty()) {
            throw Refusal.of("not_authed");
        }
        var app = workspace.app();
        if (token.equals(app.appToken())) {
            if (endpoint.audience() == Audience.BOT) {
                throw Refusal.of("not_allowed_token_type");
            }
            return app.appScopes();
        }
        if (!token.equals(app.botToken())) {
            throw Refusal.of("invalid_auth");
        }
        if (endpoint.audience() == Audience.APP) {
            throw Refusal.of("not_allowed_token_type");
        }
        return app.scopes();
    }

    private static void charset(Request request, Call call) {
        var type = request.contentType() == null ? "" : request.contentType().toLowerCase(Locale.ROOT);
        var named = type.contains("charset=");
        if (type.startsWith("application/json") && !named) {
            call.warn("missing_charset");
        } else if (type.startsWith("application/x-www-form-urlencoded") && named) {
            call.warn("superfluous_charset");
        }
    }

    private static void warn(ObjectNode body, Call call) {
        if (!call.warnings().isEmpty()) {
            body.put("warning", String.join(",", call.warnings()));
            body.withObjectProperty("response_metadata").set("warnings", Json.strings(call.warnings()));
        }
    }

    private static Map<String, String> headers(Endpoint endpoint, Set<String> scopes) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("X-OAuth-Scopes", String.join(",", scopes.stream().sorted().toList()));
        headers.put("X-Accepted-OAuth-Scopes", String.join(",", endpoint.anyScope()));
        return headers;
    }

    private static Answer rateLimited(long seconds) {
        var body = Refusal.of("ratelimited").body().toString();
        return Answer.of(429, Map.of("Retry-After", Long.toString(seconds)), body);
    }
}
