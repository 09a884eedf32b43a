package dev.capstan.workspace.control;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;

/**
 * Who gets in: under one of the machine's own names only, which stops rebound host names; with the token as bearer or as
 * the cookie of this very port; and not from another page. Browsers send cookies to every port of a host and whoever asks,
 * so what a cookie opens must also come from here.
 */
final class Gate {
    private static final Set<String> OWN_NAMES = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final byte[] token;

    Gate(String token) {
        this.token = token.getBytes(StandardCharsets.UTF_8);
    }

    /** For everything but the page's own address. */
    void enter(Context ctx) {
        enter(ctx, !READING.contains(ctx.req().getMethod()));
    }

    /** A socket tells and is told everything, so its origin counts as that of a change does. */
    void connect(Context ctx) {
        enter(ctx, true);
    }

    /** The page's address; true when it came with the token and is to be shown again without. */
    boolean welcome(Context ctx) {
        guard(ctx);
        var given = ctx.queryParam("token");
        if (given != null && isToken(given)) {
            ctx.cookie(new Cookie(cookieName(ctx), given, "/", -1, false, true, null, SameSite.STRICT));
            return true;
        }
        if (!holdsCookie(ctx)) {
            throw new TurnedAway(
                    401, "Open this page by its full address, with ?token=…, as it was printed at the start.");
        }
        return false;
    }

    private void enter(Context ctx, boolean originCounts) {
        guard(ctx);
        var bearer = holdsBearer(ctx);
        if (!bearer && !holdsCookie(ctx)) {
            throw new TurnedAway(
                    401,
                    "Send the token as \"Authorization: Bearer TOKEN\", or open the page by its full address first.");
        }
        var origin = ctx.header("Origin");
        var own = ("http://" + ctx.header("Host")).equals(origin);
        if (origin == null ? originCounts && !bearer : !own) {
            throw new TurnedAway(
                    403,
                    "This came from another page. Use the workspace's own page, or a script with the bearer token.");
        }
    }

    private static void guard(Context ctx) {
        secure(ctx);
        var port = ":" + ctx.req().getLocalPort();
        var host = Optional.ofNullable(ctx.header("Host")).orElse("");
        if (!host.endsWith(port) || !OWN_NAMES.contains(host.substring(0, host.length() - port.length()))) {
            throw new TurnedAway(403, "This workspace answers at http://127.0.0.1" + port + " only.");
        }
    }

    private static void secure(Context ctx) {
        ctx.header(
                "Content-Security-Policy",
                "default-src 'self'; img-src 'self' data: https:; object-src 'none'; base-uri 'none';"
                        + " form-action 'self'; frame-ancestors 'none'");
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("Referrer-Policy", "no-referrer");
        ctx.header("Cross-Origin-Resource-Policy", "same-origin");
        ctx.header("Cache-Control", "no-store");
    }

    private boolean holdsBearer(Context ctx) {
        var header = Optional.ofNullable(ctx.header("Authorization")).orElse("");
        return header.startsWith("Bearer ") && isToken(header.substring("Bearer ".length()));
    }

    private boolean holdsCookie(Context ctx) {
        var cookie = ctx.cookie(cookieName(ctx));
        return cookie != null && isToken(cookie);
    }

    private static String cookieName(Context ctx) {
        return "workspace-" + ctx.req().getLocalPort();
    }

    private boolean isToken(String given) {
        return MessageDigest.isEqual(token, given.getBytes(StandardCharsets.UTF_8));
    }
}
