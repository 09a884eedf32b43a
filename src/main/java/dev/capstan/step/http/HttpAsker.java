package dev.capstan.step.http;

import dev.capstan.step.Asker;
import dev.capstan.step.HostAddress;
import dev.capstan.step.HostUnreachable;
import dev.capstan.step.Hosts;
import dev.capstan.step.HttpCheck;
import dev.capstan.step.Redactor;
import dev.capstan.step.StepWork;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Asks over HTTP once and compares the answer with what is expected. A redirect is an answer like any other. */
public final class HttpAsker implements Asker<HttpCheck> {
    private final Hosts hosts;
    private final Supplier<SSLSocketFactory> tls;
    private final Optional<ProxyTunnel> proxy;

    /**
     * @param tls whose trust decides which certificates are good; asked for when first needed
     * @param proxy by which checks from the bot leave its network
     */
    public HttpAsker(Hosts hosts, Supplier<SSLSocketFactory> tls, Optional<ProxyTunnel> proxy) {
        this.hosts = hosts;
        this.tls = tls;
        this.proxy = proxy;
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
        var host = check.fromBot() ? HostAddress.LOCAL : work.host();
        try {
            var reply =
                    within(within, wanted, open -> exchange(check, target.get(), host, headers, filled, within, open));
            return new Expected(check, redactor).judge(asked, reply);
        } catch (HostUnreachable e) {
            return e.reason().<Verdict>map(Verdict.Impossible::new).orElseGet(() -> new Verdict.Unreachable(e.why()));
        } catch (SSLException e) {
            return new Verdict.Unmet(asked, redactor.redact("no TLS: " + e.getMessage()));
        } catch (IOException e) {
            return new Verdict.Unmet(asked, redactor.redact(String.valueOf(e.getMessage())));
        }
    }

    private HttpExchange.Reply exchange(
            HttpCheck check,
            HttpTarget target,
            HostAddress from,
            Map<String, String> headers,
            Filled filled,
            Duration within,
            AtomicReference<Socket> open)
            throws IOException {
        var way = proxy.filter(tunnel -> check.fromBot() && tunnel.leadsTo(target));
        var host = way.map(ProxyTunnel::host).orElse(target.host());
        int port = way.map(ProxyTunnel::port).orElse(target.port());
        try (var socket = hosts.at(from).connect(host, port, within)) {
            open.set(socket);
            // The guard closes it in time; this is for the reader that a close does not reach
            socket.setSoTimeout(Math.toIntExact(within.plusSeconds(1).toMillis()));
            if (way.isPresent()) {
                way.get().lead(socket, target);
            }
            try (var speaking = target.secure() ? secured(socket, target) : socket) {
                return new HttpExchange(speaking)
                        .ask(check.method(), target, headers, check.body().map(filled::in));
            }
        }
    }

    private Socket secured(Socket socket, HttpTarget target) throws IOException {
        var secured = (SSLSocket) tls.get().createSocket(socket, target.host(), target.port(), true);
        var parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private interface Exchange {
        HttpExchange.Reply over(AtomicReference<Socket> open) throws IOException;
    }

    /** Closing the connection is what ends a read, whatever carries it. */
    private static HttpExchange.Reply within(Duration within, BooleanSupplier wanted, Exchange exchange)
            throws IOException {
        var open = new AtomicReference<Socket>();
        var done = new CountDownLatch(1);
        var late = new AtomicReference<String>();
        var guard = Thread.ofVirtual().name("http-guard").start(() -> guard(within, wanted, open, done, late));
        try {
            return exchange.over(open);
        } catch (HostUnreachable e) {
            throw e;
        } catch (IOException e) {
            throw late.get() == null ? e : new IOException(late.get(), e);
        } finally {
            done.countDown();
            guard.interrupt();
        }
    }

    private static void guard(
            Duration within,
            BooleanSupplier wanted,
            AtomicReference<Socket> open,
            CountDownLatch done,
            AtomicReference<String> late) {
        long deadline = System.nanoTime() + within.toNanos();
        try {
            while (!done.await(Math.min(500_000_000, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                boolean over = deadline - System.nanoTime() <= 0;
                if (over || !wanted.getAsBoolean()) {
                    late.set(over ? "no answer within " + within.toMillis() + " ms" : "given up");
                    Optional.ofNullable(open.get()).ifPresent(HttpAsker::close);
                    return;
                }
            }
        } catch (InterruptedException e) {
            // The exchange is over.
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Closed is closed.
        }
    }
}
