import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;

/** The shop's web server: a home page, a health check and metrics. */
final class App {
    /** An answer of one page. */
    record Answer(int status, String type, String body) {}

    interface Page {
        Answer answer() throws Exception;
    }

    private final Metrics metrics;

    private App(Metrics metrics) {
        this.metrics = metrics;
    }

    public static void main(String[] arguments) throws Exception {
        var version = Files.readString(Path.of("VERSION")).strip();
        var database = new Database(System.getenv("DATABASE_URL"));
        var metrics = new Metrics(database, version);
        var app = new App(metrics);
        var port = Integer.parseInt(System.getenv("PORT"));
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
        server.setExecutor(Executors.newFixedThreadPool(4));
        app.page(server, "/", new Home(database, version)::answer);
        app.page(server, "/health", new Health(database, version)::answer);
        app.page(server, "/metrics", metrics::answer);
        server.start();
        Log.info("shop %s listens on port %d".formatted(version, port));
        new Customers(database, metrics).shop();
    }

    private void page(HttpServer server, String path, Page page) {
        server.createContext(path, exchange -> {
            var began = System.nanoTime();
            var answer = exchange.getRequestURI().getPath().equals(path)
                    ? attempt(page)
                    : new Answer(404, "text/plain", "there is no such page\n");
            send(exchange, answer);
            var seconds = (System.nanoTime() - began) / 1e9;
            metrics.answered(path, answer.status(), seconds);
            Log.info("GET %s %d %.1f ms".formatted(exchange.getRequestURI().getPath(), answer.status(), seconds * 1e3));
        });
    }

    private static Answer attempt(Page page) {
        try {
            return page.answer();
        } catch (Exception failure) {
            Log.error("a page failed: " + failure);
            return new Answer(500, "text/plain", "something went wrong\n");
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.type() + "; charset=utf-8");
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        try (var body = exchange.getResponseBody()) {
            body.write(bytes);
        }
    }
}
