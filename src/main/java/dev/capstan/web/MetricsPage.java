package dev.capstan.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.List;
import java.util.function.Supplier;

/** {@code /metrics}. What it takes to tell them is loaded when somebody first asks: a start has no time for that. */
final class MetricsPage implements Handler, AutoCloseable {
    private final Supplier<List<Measure>> measures;
    private Exposition exposition;

    MetricsPage(Supplier<List<Measure>> measures) {
        this.measures = measures;
    }

    @Override
    public void handle(Context context) {
        var text = exposition().text();
        context.contentType(Exposition.CONTENT_TYPE).result(text);
    }

    private synchronized Exposition exposition() {
        if (exposition == null) {
            exposition = new Exposition(measures.get());
        }
        return exposition;
    }

    @Override
    public synchronized void close() {
        if (exposition != null) {
            exposition.close();
        }
    }
}
