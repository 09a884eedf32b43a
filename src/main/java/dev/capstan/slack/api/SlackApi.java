package dev.capstan.slack.api;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.util.http.SlackHttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;

/** The connection to one workspace's Web API under one bot token. */
public final class SlackApi implements AutoCloseable {
    /** Everything but uploads is answered well within this; a call that takes longer counts as lost. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Slack slack;
    private final String botToken;
    private final CallTally tally;

    private SlackApi(Slack slack, String botToken, CallTally tally) {
        this.slack = slack;
        this.botToken = botToken;
        this.tally = tally;
    }

    /**
     * @param url where the methods are: {@code https://slack.com/api/}, or a workspace of one's own
     * @param proxy as in {@code HTTPS_PROXY}
     */
    public static SlackApi open(String url, String botToken, Optional<String> proxy) {
        return open(url, botToken, proxy, PATIENCE);
    }

    public static SlackApi open(String url, String botToken, Optional<String> proxy, Duration patience) {
        var tally = new CallTally();
        var config = new SlackConfig();
        var prefix = url.endsWith("/") ? url : url + "/";
        config.setMethodsEndpointUrlPrefix(prefix);
        config.setProxyUrl(proxy.orElse(null));
        config.setStatsEnabled(false);
        config.setHttpClientCallTimeoutMillis(Math.toIntExact(patience.toMillis()));
        config.getHttpClientResponseHandlers().clear();
        // Sending again by itself could post the same message twice; whoever calls knows whether that does harm
        var http = SlackHttpClient.buildOkHttpClient(config)
                .newBuilder()
                .retryOnConnectionFailure(false)
                .addInterceptor(new DeclaredCalls(HttpUrl.get(prefix), tally))
                .connectionPool(new ConnectionPool(4, 20, TimeUnit.SECONDS))
                .build();
        return new SlackApi(Slack.getInstance(config, new SlackHttpClient(http)), botToken, tally);
    }

    public MethodsClient methods() {
        return slack.methods(botToken);
    }

    public CallTally tally() {
        return tally;
    }

    public Slack slack() {
        return slack;
    }

    @Override
    public void close() {
        var http = slack.getHttpClient().getOkHttpClient();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
