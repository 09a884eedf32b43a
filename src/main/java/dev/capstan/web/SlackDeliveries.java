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

/** Between Javalin and the port: reads the body up to a limit, hands the request on, copies the answer. */
final class SlackDeliveries implements Handler {
    /** Slack's own payloads stay far below. */
    static final int LARGEST_BODY = 1024 * 1024;

    private static final BoundedBody BODY = new BoundedBody(LARGEST_BODY);

    private final SlackEndpoint endpoint;

    SlackDeliveries(SlackEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public void handle(Context context) throws IOException {
        var body = BODY.read(context);
        if (body.isPresent()) {
            answer(context, body.get());
        }
    }

    private void answer(Context context, byte[] body) {
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
