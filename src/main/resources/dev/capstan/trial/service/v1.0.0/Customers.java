import java.sql.SQLException;
import java.util.Random;

/** The customers of this shop, who never sleep: every few seconds one of them orders and pays. */
final class Customers {
    private final Database database;
    private final Metrics metrics;
    private final Random random = new Random();

    Customers(Database database, Metrics metrics) {
        this.database = database;
        this.metrics = metrics;
    }

    void shop() throws InterruptedException {
        while (true) {
            Thread.sleep(4_000 + random.nextInt(8_000));
            try {
                order();
            } catch (SQLException failure) {
                metrics.failed();
                Log.error("an order was lost: " + failure.getMessage());
            }
        }
    }

    private void order() throws SQLException {
        var total = "%d.%02d".formatted(5 + random.nextInt(90), random.nextInt(100));
        var order = database.number("insert into orders (customer_id, status, total)"
                + " select id, 'new', " + total + " from customers order by random() limit 1 returning id");
        Log.info("order %d over %s EUR".formatted(order, total));
        var declined = random.nextInt(30) == 0;
        var took = 120 + random.nextInt(random.nextInt(12) == 0 ? 2_500 : 400);
        database.number(
                """
                with payment as (
                    insert into payments (order_id, provider, status, amount, failure, settled_at)
                    values (%1$d, 'card', '%2$s', %3$s, %4$s, now()) returning order_id
                )
                update orders set status = '%5$s' from payment where id = payment.order_id returning id
                """
                        .formatted(
                                order,
                                declined ? "failed" : "succeeded",
                                total,
                                declined ? "'card declined'" : "null",
                                declined ? "cancelled" : "paid"));
        if (declined) {
            Log.warn("payment of order %d declined by the card's bank".formatted(order));
        } else if (took > 1_000) {
            Log.warn("payment of order %d confirmed after %d ms: the provider is slow".formatted(order, took));
        } else {
            Log.info("payment of order %d confirmed after %d ms".formatted(order, took));
        }
    }
}
