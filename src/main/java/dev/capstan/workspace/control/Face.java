package dev.capstan.workspace.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.capstan.workspace.act.Stage;
import dev.capstan.workspace.api.Faults;
import dev.capstan.workspace.api.RateLimits;
import dev.capstan.workspace.model.Person;
import dev.capstan.workspace.model.Workspace;
import dev.capstan.workspace.page.Emoji;
import dev.capstan.workspace.page.PageFiles;
import dev.capstan.workspace.shape.Json;
import dev.capstan.workspace.wire.SocketHub;
import dev.capstan.workspace.wire.Traffic;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The routes of the page and the control API. */
public final class Face {
    private final Workspace workspace;
    private final Gate gate;
    private final Mischief mischief;
    private final Reading reading;
    private final Acting acting;
    private final Live live;
    private final FileContents contents;
    private final Emoji emoji = new Emoji();

    public Face(
            String token,
            Workspace workspace,
            Stage stage,
            Traffic traffic,
            Faults faults,
            RateLimits limits,
            SocketHub sockets) {
        var shown = new Shown(workspace);
        this.workspace = workspace;
        this.gate = new Gate(token);
        this.mischief = new Mischief(faults, limits, sockets);
        this.reading = new Reading(workspace, traffic, shown);
        this.acting = new Acting(workspace, stage, mischief, shown);
        this.live = new Live(workspace, traffic, shown);
        this.contents = new FileContents(workspace);
    }

    public void offer(JavalinConfig config) {
        var routes = config.routes;
        routes.exception(TurnedAway.class, (turned, ctx) -> tell(ctx, turned));
        routes.before("/page/*", gate::enter);
        routes.before("/control/*", gate::enter);
        routes.get("/", this::frontPage);
        routes.get(
                "/page/emoji.json", ctx -> ctx.contentType("application/json").result(emoji.json()));
        routes.get("/page/<file>", ctx -> file(ctx, ctx.pathParam("file")));
        routes.get("/control/workspace", answering(ctx -> {
            var reader = ctx.queryParam("as") == null ? anyone() : person(ctx.queryParam("as"));
            return locked(() -> reading.workspace(reader));
        }));
        routes.get(
                "/control/channels/{channel}/messages",
                seen((reader, ctx) -> reading.messages(
                        reader, reading.channel(reader, ctx.pathParam("channel")), ctx.queryParam("before"), (int)
                                number(ctx, "limit", 100))));
        routes.get(
                "/control/channels/{channel}/threads/{ts}",
                seen((reader, ctx) -> reading.thread(
                        reader, reading.channel(reader, ctx.pathParam("channel")), ctx.pathParam("ts"))));
        routes.get("/control/views", seen((reader, ctx) -> reading.views(reader)));
        routes.get("/control/files", answering(ctx -> locked(reading::files)));
        routes.get("/control/files/{file}/content", contents::send);
        routes.get("/control/traffic", answering(ctx -> reading.traffic(number(ctx, "after", 0))
                .toString()));
        routes.get("/control/faults", answering(ctx -> mischief.list().toString()));
        routes.post(
                "/control/faults", answering(ctx -> mischief.order(body(ctx)).toString()));
        routes.delete("/control/faults", answering(ctx -> {
            mischief.clear();
            return "{}";
        }));
        routes.post("/control/as/{user}/upload", answering(ctx -> acting.upload(
                        person(ctx.pathParam("user")),
                        Optional.ofNullable(ctx.queryParam("name")).orElse(""),
                        ctx.bodyAsBytes())
                .toString()));
        routes.post("/control/as/{user}/{deed}", answering(ctx -> acting.carryOut(
                        person(ctx.pathParam("user")), ctx.pathParam("deed"), body(ctx))
                .toString()));
        routes.get("/control/<rest>", Face::nowhere);
        routes.post("/control/<rest>", Face::nowhere);
        routes.delete("/control/<rest>", Face::nowhere);
        routes.wsBeforeUpgrade("/control/live", ctx -> {
            gate.connect(ctx);
            person(ctx.queryParam("as"));
        });
        routes.ws("/control/live", live::serve);
        live.listen();
    }

    private interface Sight {
        ObjectNode of(Person reader, Context ctx);
    }

    private void frontPage(Context ctx) {
        if (gate.welcome(ctx)) {
            ctx.redirect("/");
        } else {
            file(ctx, "index.html");
        }
    }

    private static void file(Context ctx, String name) {
        var file = PageFiles.named(name).orElseThrow(() -> new TurnedAway(404, "The page has no file " + name + "."));
        ctx.contentType(file.contentType()).result(file.bytes());
    }

    /** Read and written as text under the lock: parts of an answer still belong to the state. */
    private Handler seen(Sight sight) {
        return answering(ctx -> {
            var reader = person(ctx.queryParam("as"));
            return locked(() -> sight.of(reader, ctx));
        });
    }

    private String locked(Supplier<ObjectNode> answer) {
        return workspace.exclusively(() -> answer.get().toString());
    }

    /** What the other packages find impossible is the asker's mistake here. */
    private static Handler answering(Function<Context, String> answer) {
        return ctx -> {
            try {
                ctx.contentType("application/json; charset=utf-8").result(answer.apply(ctx));
            } catch (NoSuchElementException e) {
                throw new TurnedAway(404, e.getMessage());
            } catch (IllegalStateException e) {
                throw new TurnedAway(400, e.getMessage());
            }
        };
    }

    private Person person(String idOrName) {
        if (idOrName == null || idOrName.isEmpty()) {
            throw new TurnedAway(400, "Say who looks, with ?as= and a user's id or name.");
        }
        return workspace.exclusively(() -> workspace.directory().people().stream()
                .filter(p -> !p.bot() && (p.id().equals(idOrName) || p.name().equals(idOrName)))
                .findFirst()
                .orElseThrow(() -> new TurnedAway(404, "Nobody here is called " + idOrName + ".")));
    }

    /** Who looks before they know who there is looks as the first of the people. */
    private Person anyone() {
        return workspace.exclusively(() -> workspace.directory().people().stream()
                .filter(person -> !person.bot())
                .findFirst()
                .orElseThrow(() -> new TurnedAway(404, "Nobody is here yet.")));
    }

    private static ObjectNode body(Context ctx) {
        return Json.parse(ctx.body().isBlank() ? "{}" : ctx.body())
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .orElseThrow(() -> new TurnedAway(400, "The body must be a JSON object."));
    }

    private static long number(Context ctx, String name, long usual) {
        var given = ctx.queryParam(name);
        try {
            return given == null || given.isEmpty() ? usual : Long.parseLong(given);
        } catch (NumberFormatException e) {
            throw new TurnedAway(400, "\"" + name + "\" must be a whole number.");
        }
    }

    private static void nowhere(Context ctx) {
        throw new TurnedAway(404, "The control API has no such address. See the README for what there is.");
    }

    private static void tell(Context ctx, TurnedAway turned) {
        ctx.status(turned.status());
        if (ctx.path().equals("/")) {
            ctx.contentType("text/html; charset=utf-8")
                    .result("<!doctype html><meta charset=\"utf-8\"><title>Local workspace</title><p>"
                            + turned.getMessage() + "</p>");
        } else {
            ctx.contentType("application/json; charset=utf-8")
                    .result(Json.object().put("error", turned.getMessage()).toString());
        }
    }
}
