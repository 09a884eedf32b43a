package dev.capstan.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Between Javalin and the port: reads the body up to a limit, hands the request on, copies the answer. */
final class SlackDeliveries implements Handler {
    /** Slack's own payloads stay far below. */
    static final int LARGEST_BODY = 1024 * 1024;

    private static final Logger log = LoggerFactory.getLogger(SlackDeliveries.class);

    private final SlackEndpoint endpoint;

    SlackDeliveries(SlackEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public void handle(Context context) throws IOException {
        if (context.req().getContentLengthLong() > LARGEST_BODY) {
            refuse(context);
            return;
        }
        // A length may be missing or untrue; one byte over the limit says enough
        var body = context.req().getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            refuse(context);
            return;
        }
        var answer = endpoint.receive(new SlackRequest(
                context.method().name(), context.path(), query(context), headers(context), body, context.ip()));
        context.status(answer.status());
        answer.headers()
                .forEach((name, values) -> values.forEach(value -> {
                    if (name.equalsIgnoreCase("Content-Type")) {
                        context.contentType(value);
                    } else {
                        context.res().addHeader(name, value);
                    }
                }));
        context.result(answer.body());
    }

    /**
     * A sender that is cut off while it sends may never read the answer, so a body that is only somewhat too large is
     * read to its end and dropped; a giant is not worth it. Either way this connection carries no other request.
     */
    private static void refuse(Context context) throws IOException {
        if (context.req().getContentLengthLong() <= 2L * LARGEST_BODY) {
            context.req().getInputStream().readNBytes(2 * LARGEST_BODY);
        }
        log.warn("A delivery of over {} bytes from {} was refused", LARGEST_BODY, context.ip());
        context.header("Connection", "close").status(413).result("too large\n");
    }

    private static String query(Context context) {
        var query = context.queryString();
        return query == null ? "" : query;
    }

    private static Map<String, List<String>> headers(Context context) {
        var headers = new TreeMap<String, List<String>>();
        for (var name : Collections.list(context.req().getHeaderNames())) {
            headers.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                    .addAll(Collections.list(context.req().getHeaders(name)));
        }
        return headers;
    }
}
