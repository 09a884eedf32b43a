package dev.capstan.step.http;

import dev.capstan.step.HostAddress;
import dev.capstan.step.HostUnreachable;
import dev.capstan.step.Hosts;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** One request over HTTP from a host, and its answer in time or none. A redirect is an answer like any other. */
public final class HttpCaller {
    private final Hosts hosts;
    private final Supplier<SSLSocketFactory> tls;
    private final Optional<ProxyTunnel> proxy;

    /**
     * @param tls whose trust decides which certificates are good; asked for when first needed
     * @param proxy by which requests leave the network
     */
    public HttpCaller(Hosts hosts, Supplier<SSLSocketFactory> tls, Optional<ProxyTunnel> proxy) {
        this.hosts = hosts;
        this.tls = tls;
        this.proxy = proxy;
    }

    /** From the bot itself. */
    public HttpReply post(String url, Map<String, String> headers, String body, Duration within) throws IOException {
        var target = HttpTarget.of(url).orElseThrow(() -> new IOException("not an http or https URL"));
        return call(HostAddress.LOCAL, "POST", target, headers, Optional.of(body), within, () -> true);
    }

    /** From the bot itself. */
    public HttpReply get(String url, Duration within) throws IOException {
        var target = HttpTarget.of(url).orElseThrow(() -> new IOException("not an http or https URL"));
        return call(HostAddress.LOCAL, "GET", target, Map.of(), Optional.empty(), within, () -> true);
    }

    HttpReply call(
            HostAddress from,
            String method,
            HttpTarget target,
            Map<String, String> headers,
            Optional<String> body,
            Duration within,
            BooleanSupplier wanted)
            throws IOException {
        return within(within, wanted, open -> exchange(from, method, target, headers, body, within, open));
    }

    private HttpReply exchange(
            HostAddress from,
            String method,
            HttpTarget target,
            Map<String, String> headers,
            Optional<String> body,
            Duration within,
            AtomicReference<Socket> open)
            throws IOException {
        var way = proxy.filter(tunnel -> tunnel.leadsTo(target));
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
                return new HttpExchange(speaking).ask(method, target, headers, body);
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
        HttpReply over(AtomicReference<Socket> open) throws IOException;
    }

    /** Closing the connection is what ends a read, whatever carries it. */
    private static HttpReply within(Duration within, BooleanSupplier wanted, Exchange exchange) throws IOException {
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
                    Optional.ofNullable(open.get()).ifPresent(HttpCaller::close);
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
