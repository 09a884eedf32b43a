import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What the shop counts, in Prometheus' text format. */
final class Metrics {
    private static final double[] LIMITS = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5};

    private final Database database;
    private final String version;
    private final Map<String, Long> requests = new TreeMap<>();
    private final long[] buckets = new long[LIMITS.length];
    private long count;
    private double sum;
    private long errors;

    Metrics(Database database, String version) {
        this.database = database;
        this.version = version;
    }

    synchronized void answered(String path, int status, double seconds) {
        requests.merge("path=\"%s\",status=\"%d\"".formatted(path, status), 1L, Long::sum);
        for (int i = 0; i < LIMITS.length; i++) {
            if (seconds <= LIMITS[i]) {
                buckets[i]++;
            }
        }
        count++;
        sum += seconds;
        if (status >= 500) {
            errors++;
        }
    }

    synchronized void failed() {
        errors++;
    }

    App.Answer answer() throws SQLException {
        var text = new Text();
        text.kind("shop_info", "gauge", "The version that runs.");
        text.value("shop_info{version=\"%s\"}".formatted(version), 1);
        requests(text);
        text.kind("shop_orders", "gauge", "Orders of the last 30 days by state.");
        byState(text, "orders");
        text.kind("shop_payments", "gauge", "Payments of the last 30 days by state.");
        byState(text, "payments");
        return new App.Answer(200, "text/plain; version=0.0.4", text.lines.toString());
    }

    private synchronized void requests(Text text) {
        text.kind("shop_requests_total", "counter", "Answered requests.");
        requests.forEach((labels, number) -> text.value("shop_requests_total{" + labels + "}", number));
        text.kind("shop_errors_total", "counter", "Requests and orders that failed.");
        text.value("shop_errors_total", errors);
        text.kind("shop_request_duration_seconds", "histogram", "How long answers took.");
        for (int i = 0; i < LIMITS.length; i++) {
            text.value("shop_request_duration_seconds_bucket{le=\"" + LIMITS[i] + "\"}", buckets[i]);
        }
        text.value("shop_request_duration_seconds_bucket{le=\"+Inf\"}", count);
        text.value("shop_request_duration_seconds_sum", sum);
        text.value("shop_request_duration_seconds_count", count);
    }

    private void byState(Text text, String table) throws SQLException {
        var sql = "select status, count(*) from " + table
                + " where created_at > now() - interval '30 days' group by status order by status";
        database.ask(connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    text.value("shop_%s{state=\"%s\"}".formatted(table, rows.getString(1)), rows.getLong(2));
                }
                return null;
            }
        });
    }

    private static final class Text {
        private final StringBuilder lines = new StringBuilder();

        void kind(String name, String type, String help) {
            lines.append("# HELP %s %s\n# TYPE %s %s\n".formatted(name, help, name, type));
        }

        void value(String name, long value) {
            lines.append(name).append(' ').append(value).append('\n');
        }

        void value(String name, double value) {
            lines.append(name).append(' ').append(String.format(Locale.ROOT, "%.6f", value)).append('\n');
        }
    }
}
