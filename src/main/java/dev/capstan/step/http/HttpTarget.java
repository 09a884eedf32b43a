package dev.capstan.step.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** Where a URL leads. */
record HttpTarget(boolean secure, String host, int port, String authority, String path) {

    static Optional<HttpTarget> of(String url) {
        try {
            var uri = new URI(url);
            var scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
            boolean secure = scheme.equals("https");
            if (uri.getHost() == null || !secure && !scheme.equals("http")) {
                return Optional.empty();
            }
            int port = uri.getPort() > 0 ? uri.getPort() : secure ? 443 : 80;
            var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            var authority = uri.getHost() + (uri.getPort() > 0 ? ":" + port : "");
            return Optional.of(new HttpTarget(secure, bare(uri.getHost()), port, authority, path + query));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
