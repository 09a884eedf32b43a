package dev.capstan.workspace;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.util.SlackRequestParser;
import com.slack.api.methods.MethodsClient;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Slack's own framework as the app under a local Slack, over HTTP. */
final class BoltApp implements AutoCloseable {
    private final App app;
    private final SlackRequestParser parser;
    private final Javalin javalin;

    private BoltApp(LocalSlack slack, Consumer<App> handlers) {
        var config = appConfig(slack);
        this.app = new App(config);
        handlers.accept(app);
        this.parser = new SlackRequestParser(config);
        this.javalin = Javalin.create(c -> {
            c.startup.showJavalinBanner = false;
            c.jetty.host = "127.0.0.1";
            c.jetty.port = 0;
            c.routes.post("/slack/events", this::handle);
        });
        javalin.start();
        slack.install(URI.create("http://127.0.0.1:" + javalin.port() + "/slack/events"));
    }

    static BoltApp installedIn(LocalSlack slack, Consumer<App> handlers) {
        return new BoltApp(slack, handlers);
    }

    static AppConfig appConfig(LocalSlack slack) {
        var config = AppConfig.builder()
                .slack(Slack.getInstance(slackConfig(slack)))
                .singleTeamBotToken(slack.app().botToken())
                .signingSecret(slack.app().signingSecret())
                .build();
        config.setAuthTestCacheExpirationMillis(-1L);
        return config;
    }

    static SlackConfig slackConfig(LocalSlack slack) {
        var config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(slack.apiUrl());
        return config;
    }

    static MethodsClient client(LocalSlack slack) {
        return Slack.getInstance(slackConfig(slack)).methods(slack.app().botToken());
    }

    private void handle(Context ctx) throws Exception {
        Map<String, List<String>> headers = new HashMap<>();
        ctx.headerMap().forEach((name, value) -> headers.put(name, List.of(value)));
        var request = parser.parse(SlackRequestParser.HttpRequest.builder()
                .requestUri(ctx.path())
                .queryString(ctx.queryParamMap())
                .requestBody(ctx.body())
                .headers(new RequestHeaders(headers))
                .remoteAddress(ctx.ip())
                .build());
        var response = app.run(request);
        ctx.status(response.getStatusCode());
        if (response.getBody() != null) {
            ctx.contentType(response.getContentType()).result(response.getBody());
        }
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
