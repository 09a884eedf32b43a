package dev.capstan.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Between Javalin and the port. */
final class Hooks implements Handler {
    /** A group of several hundred alerts stays below. */
    private static final BoundedBody BODY = new BoundedBody(4 * 1024 * 1024);

    private final HookEndpoint endpoint;

    Hooks(HookEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public void handle(Context context) throws IOException {
        var body = BODY.read(context);
        if (body.isPresent()) {
            var answer = endpoint.receive(context.pathParam("name"), headers(context), body.get());
            context.status(answer.status()).result(answer.text() + "\n");
        }
    }

    private static Map<String, String> headers(Context context) {
        var headers = new HashMap<String, String>();
        for (var name : Collections.list(context.req().getHeaderNames())) {
            headers.put(name.toLowerCase(Locale.ROOT), context.req().getHeader(name));
        }
        return headers;
    }
}
