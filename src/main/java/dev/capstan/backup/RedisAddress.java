package dev.capstan.backup;

import dev.capstan.step.Secret;
import dev.capstan.step.Told;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Reads {@code redis://user:password@host:port}. */
final class RedisAddress {
    private static final int USUAL_PORT = 6379;

    private RedisAddress() {}

    static Program values(Program program, String prefix, Secret url) throws Declined {
        try {
            var address = new URI(url.reveal());
            if (!"redis".equals(address.getScheme()) || address.getHost() == null) {
                throw unreadable();
            }
            var with = program.value(prefix + "host", address.getHost())
                    .value(prefix + "port", Integer.toString(address.getPort() < 0 ? USUAL_PORT : address.getPort()));
            var login = address.getRawUserInfo();
            if (login == null || login.isEmpty()) {
                return with;
            }
            int colon = login.indexOf(':');
            return with.value(prefix + "user", decoded(login.substring(0, Math.max(0, colon))))
                    .secret(prefix + "password", new Secret(decoded(login.substring(colon + 1))));
        } catch (URISyntaxException unreadable) {
            throw unreadable();
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static Declined unreadable() {
        return new Declined(
                new Told("The address of Redis can't be read.", "无法解析 Redis 的地址。"),
                new Told(
                        "Write redis://user:password@host:port in the secret.",
                        "请在密钥中写成 redis://user:password@host:port。"));
    }
}
