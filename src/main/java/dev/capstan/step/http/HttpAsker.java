package dev.capstan.step.http;

import dev.capstan.step.Asker;
import dev.capstan.step.HostAddress;
import dev.capstan.step.HostUnreachable;
import dev.capstan.step.Hosts;
import dev.capstan.step.HttpCheck;
import dev.capstan.step.Redactor;
import dev.capstan.step.StepWork;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;

/** Asks over HTTP once and compares the answer with what is expected. A redirect is an answer like any other. */
public final class HttpAsker implements Asker<HttpCheck> {
    private final HttpCaller fromTarget;
    private final HttpCaller fromBot;

    /**
     * @param tls whose trust decides which certificates are good; asked for when first needed
     * @param proxy by which checks from the bot leave its network
     */
    public HttpAsker(Hosts hosts, Supplier<SSLSocketFactory> tls, Optional<ProxyTunnel> proxy) {
        this.fromTarget = new HttpCaller(hosts, tls, Optional.empty());
        this.fromBot = new HttpCaller(hosts, tls, proxy);
    }

    @Override
    public Verdict ask(HttpCheck check, StepWork work, Duration within, BooleanSupplier wanted) {
        var redactor = new Redactor(work.secrets().values());
        var asked = redactor.redact(check.method() + " " + check.url());
        var filled = new Filled(work);
        var headers = new LinkedHashMap<String, String>();
        check.headers().forEach((name, value) -> headers.put(name, filled.in(value)));
        var bad = headers.entrySet().stream()
                .filter(header -> header.getValue().chars().anyMatch(c -> c < ' ' && c != '\t' || c == 0x7f))
                .findFirst();
        if (bad.isPresent()) {
            return new Verdict.Unmet(asked, "not sent: header " + bad.get().getKey() + " would hold a line break");
        }
        var target = HttpTarget.of(check.url());
        if (target.isEmpty()) {
            return new Verdict.Unmet(asked, "not sent: not an http or https URL");
        }
        try {
            var caller = check.fromBot() ? fromBot : fromTarget;
            var reply = caller.call(
                    check.fromBot() ? HostAddress.LOCAL : work.host(),
                    check.method(),
                    target.get(),
                    headers,
                    check.body().map(filled::in),
                    within,
                    wanted);
            return new Expected(check, redactor).judge(asked, reply);
        } catch (HostUnreachable e) {
            return e.reason().<Verdict>map(Verdict.Impossible::new).orElseGet(() -> new Verdict.Unreachable(e.why()));
        } catch (SSLException e) {
            return new Verdict.Unmet(asked, redactor.redact("no TLS: " + e.getMessage()));
        } catch (IOException e) {
            return new Verdict.Unmet(asked, redactor.redact(String.valueOf(e.getMessage())));
        }
    }
}
