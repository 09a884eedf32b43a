package dev.capstan;

import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.page.Dispatch;
import dev.capstan.page.Post;
import dev.capstan.settings.ProxyAddress;
import dev.capstan.step.Secrets;
import dev.capstan.step.http.HttpCaller;
import dev.capstan.step.http.ProxyTunnel;
import dev.capstan.step.shell.LocalShell;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;

/** Pages, put together: how one is sent from here. */
final class PageRoom {
    private static final Supplier<SSLSocketFactory> TLS = () -> (SSLSocketFactory) SSLSocketFactory.getDefault();

    private PageRoom() {}

    static Dispatch dispatch(CurrentCatalogue catalogue, Secrets secrets, Optional<ProxyAddress> proxy, Clock clock) {
        var caller = caller(proxy);
        Post post = (url, headers, body, within) -> {
            var reply = caller.post(url, headers, body, within);
            return new Post.Answer(
                    reply.status(), Optional.ofNullable(reply.headers().get("Retry-After")), reply.body());
        };
        return new Dispatch(catalogue, secrets, post, TLS, clock);
    }

    /** From the bot to whatever is outside. */
    static HttpCaller caller(Optional<ProxyAddress> proxy) {
        var here = new LocalShell();
        var tunnel = proxy.map(address -> new ProxyTunnel(address.host(), address.port(), address.credentials()));
        return new HttpCaller(address -> here, TLS, tunnel);
    }
}
