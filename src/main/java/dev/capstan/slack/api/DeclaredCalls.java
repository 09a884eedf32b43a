package dev.capstan.slack.api;

import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Lets only declared methods out: another one would work here and miss its scope in the next workspace. */
final class DeclaredCalls implements Interceptor {
    private final HttpUrl methods;

    /** @param methods the address under which the methods are, with a slash at its end */
    DeclaredCalls(HttpUrl methods) {
        this.methods = methods;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        var url = chain.request().url();
        if (isUnderMethods(url)) {
            var name = url.encodedPath().substring(methods.encodedPath().length());
            SlackMethod.named(name)
                    .orElseThrow(() ->
                            new IllegalStateException("declare %s with its scopes in SlackMethod".formatted(name)));
        }
        return chain.proceed(chain.request());
    }

    private boolean isUnderMethods(HttpUrl url) {
        return url.host().equals(methods.host())
                && url.port() == methods.port()
                && url.encodedPath().startsWith(methods.encodedPath());
    }
}
