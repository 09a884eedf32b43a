package dev.capstan.workspace.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.capstan.workspace.act.Answers;
import dev.capstan.workspace.api.WebApi;
import dev.capstan.workspace.model.StoredFile;
import dev.capstan.workspace.model.Workspace;
import dev.capstan.workspace.shape.Json;
import dev.capstan.workspace.wire.Traffic.Exchange;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** The HTTP side of the local Slack: methods, uploads, response urls and the socket, all on one loopback port. */
public final class Server implements AutoCloseable {
    private final Workspace workspace;
    private final SocketHub sockets;
    private final Traffic traffic;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Javalin javalin;
    private WebApi api;
    private Answers answers;

    /** Not serving yet: what it serves is often built knowing its addresses. Others may stand beside it on its port. */
    public Server(Workspace workspace, SocketHub sockets, Traffic traffic, int port, Consumer<JavalinConfig> beside) {
        this.workspace = workspace;
        this.sockets = sockets;
        this.traffic = traffic;
        this.javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.concurrency.useVirtualThreads = true;
            config.http.maxRequestSize = 64L * 1024 * 1024;
            config.jetty.host = "127.0.0.1";
            config.jetty.port = port;
            config.routes.post("/api/{method}", this::method);
            config.routes.get("/api/{method}", this::method);
            config.routes.post("/upload/{file}", this::upload);
            config.routes.get("/files/{file}", this::download);
            config.routes.post("/actions/{number}/{secret}", this::respond);
            config.routes.ws("/link", sockets::serve);
            beside.accept(config);
        });
    }

    public void start(WebApi webApi, Answers responseUrls) {
        this.api = webApi;
        this.answers = responseUrls;
        javalin.start();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + javalin.port() + path;
    }

    public String socketUrl() {
        return "ws://127.0.0.1:" + javalin.port() + "/link/?ticket=" + sockets.ticket() + "&app_id="
                + workspace.app().appId();
    }

    private void method(Context ctx) {
        var started = System.nanoTime();
        var arguments = arguments(ctx);
        var name = ctx.pathParam("method");
        var answer = api.answer(new WebApi.Request(name, token(ctx, arguments), arguments, ctx.contentType()));
        arguments.remove("token");
        if (!answer.hold().isZero()) {
            holdFor(answer.hold().toNanos());
        }
        if (answer.drop()) {
            traffic.record(Exchange.fromApp(name, arguments.toString(), 0, ""), started);
            hangUp(ctx);
            return;
        }
        answer.headers().forEach(ctx::header);
        var json = answer.body().startsWith("{");
        ctx.status(answer.status())
                .contentType(json ? "application/json; charset=utf-8" : "text/plain; charset=utf-8")
                .result(answer.body());
        traffic.record(Exchange.fromApp(name, arguments.toString(), answer.status(), answer.body()), started);
    }

    private static ObjectNode arguments(Context ctx) {
        var arguments = Json.object();
        ctx.queryParamMap().forEach((name, values) -> arguments.put(name, values.getFirst()));
        var type = Optional.ofNullable(ctx.contentType()).orElse("");
        if (type.startsWith("application/json")) {
            Json.parse(ctx.body())
                    .filter(ObjectNode.class::isInstance)
                    .ifPresent(body -> arguments.setAll((ObjectNode) body));
        } else {
            ctx.formParamMap().forEach((name, values) -> arguments.put(name, values.getFirst()));
        }
        return arguments;
    }

    private static String token(Context ctx, ObjectNode arguments) {
        var header = Optional.ofNullable(ctx.header("Authorization")).orElse("");
        return header.startsWith("Bearer ")
                ? header.substring("Bearer ".length()).strip()
                : arguments.path("token").asText("");
    }

    /** The bytes of an announced file, raw or as a form's first part; they must be as many as announced. */
    private void upload(Context ctx) {
        var parts = ctx.isMultipartFormData() ? ctx.uploadedFiles() : List.<UploadedFile>of();
        var bytes = parts.isEmpty() ? ctx.bodyAsBytes() : parts.getFirst().contentAndClose(Server::all);
        var id = ctx.pathParam("file");
        var received = workspace.exclusively(() -> workspace
                .files()
                .byId(id)
                .filter(f -> !f.complete() && f.length() == bytes.length)
                .map(f -> {
                    workspace.files().receive(f, bytes);
                    return f;
                }));
        ctx.status(received.isPresent() ? 200 : 400)
                .result(received.isPresent() ? "OK - " + bytes.length : "File size does not match");
    }

    private static byte[] all(InputStream stream) {
        try {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void download(Context ctx) {
        var allowed = ("Bearer " + workspace.app().botToken()).equals(ctx.header("Authorization"));
        var file = workspace
                .exclusively(() -> workspace.files().byId(ctx.pathParam("file")))
                .filter(StoredFile::complete);
        if (!allowed || file.isEmpty()) {
            ctx.status(allowed ? 404 : 403);
            return;
        }
        ctx.contentType("application/octet-stream").result(file.get().bytes());
    }

    private void respond(Context ctx) {
        var started = System.nanoTime();
        var reply = answers.respond(ctx.pathParam("number") + "/" + ctx.pathParam("secret"), ctx.body());
        ctx.status(reply.status()).result(reply.body());
        traffic.record(Exchange.fromApp("response_url", ctx.body(), reply.status(), reply.body()), started);
    }

    private void holdFor(long nanos) {
        try {
            closing.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void hangUp(Context ctx) {
        ServletContextRequest.getServletContextRequest(ctx.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close();
    }

    @Override
    public void close() {
        closing.countDown();
        javalin.stop();
    }
}
