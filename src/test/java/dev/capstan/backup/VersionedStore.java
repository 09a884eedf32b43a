package dev.capstan.backup;

import com.robothy.s3.rest.LocalS3;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * A store that speaks S3 and keeps versions. It asks for no signature, and takes a parameter with nothing in it for one
 * that is given, which Amazon's does not: those are left out on the way to it.
 */
final class VersionedStore implements AutoCloseable {
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("host", "content-length", "connection", "expect", "transfer-encoding");
    private static final Set<String> SAYING_NOTHING = Set.of("prefix=", "delimiter=", "key-marker=", "marker=");

    private final LocalS3 store;
    private final int behind = freePort();
    private final HttpServer front;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    VersionedStore() {
        store = LocalS3.builder().port(behind).build();
        store.start();
        try {
            front = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        front.setExecutor(threads);
        front.createContext("/", this::passOn);
        front.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + front.getAddress().getPort();
    }

    /** Asks for what is no object: to make a bucket, say. */
    String asks(String method, String path, String body) {
        try {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + behind + path))
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new AssertionError(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void passOn(HttpExchange exchange) throws IOException {
        try (exchange) {
            var uri = exchange.getRequestURI();
            var query = Optional.ofNullable(uri.getRawQuery()).stream()
                    .flatMap(all -> Arrays.stream(all.split("&")))
                    .filter(each -> !SAYING_NOTHING.contains(each))
                    .collect(Collectors.joining("&"));
            var request = HttpRequest.newBuilder(URI.create(
                            "http://127.0.0.1:" + behind + uri.getRawPath() + (query.isEmpty() ? "" : "?" + query)))
                    .method(
                            exchange.getRequestMethod(),
                            HttpRequest.BodyPublishers.ofByteArray(
                                    exchange.getRequestBody().readAllBytes()));
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (!OF_THE_CONNECTION.contains(name.toLowerCase())) {
                    values.forEach(value -> request.header(name, value));
                }
            });
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            boolean isHead = exchange.getRequestMethod().equals("HEAD");
            answer.headers().map().forEach((name, values) -> {
                if (isHead || !OF_THE_CONNECTION.contains(name.toLowerCase())) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            exchange.sendResponseHeaders(
                    answer.statusCode(), isHead || answer.body().length == 0 ? -1 : answer.body().length);
            if (!isHead) {
                exchange.getResponseBody().write(answer.body());
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        front.stop(0);
        threads.shutdownNow();
        client.shutdownNow();
        store.shutdown();
    }
}
