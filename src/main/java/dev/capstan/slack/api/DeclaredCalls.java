package dev.capstan.slack.api;

import dev.capstan.slack.api.CallTally.Ending;
import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Counts calls and lets only declared methods out: another one would work here and miss its scope in the next workspace. */
final class DeclaredCalls implements Interceptor {
    private final HttpUrl methods;
    private final CallTally tally;

    /** @param methods the address under which the methods are, with a slash at its end */
    DeclaredCalls(HttpUrl methods, CallTally tally) {
        this.methods = methods;
        this.tally = tally;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        var url = chain.request().url();
        if (isUnderMethods(url)) {
            var name = url.encodedPath().substring(methods.encodedPath().length());
            var method = SlackMethod.named(name)
                    .orElseThrow(() ->
                            new IllegalStateException("declare %s with its scopes in SlackMethod".formatted(name)));
            return counted(method, chain);
        }
        return chain.proceed(chain.request());
    }

    private Response counted(SlackMethod method, Chain chain) throws IOException {
        var ending = Ending.FAILED;
        try {
            var response = chain.proceed(chain.request());
            ending = response.code() == 429 ? Ending.LIMITED : response.isSuccessful() ? Ending.ANSWERED : ending;
            return response;
        } finally {
            tally.ended(method, ending);
        }
    }

    private boolean isUnderMethods(HttpUrl url) {
        return url.host().equals(methods.host())
                && url.port() == methods.port()
                && url.encodedPath().startsWith(methods.encodedPath());
    }
}
