package dev.capstan.store;

import dev.capstan.monitor.GraphOrder;

/** Graphs that somebody wants to see, told by way of the outbox. */
public final class JdbiGraphOrders implements GraphOrder.Book {
    private final Store store;
    private final Runnable told;

    /** @param told hears that something needs telling; returns at once */
    public JdbiGraphOrders(Store store, Runnable told) {
        this.store = store;
        this.told = told;
    }

    @Override
    public void record(GraphOrder order) {
        store.with(handle -> handle.createUpdate(
                        "insert into outbox (kind, subject) values ('GRAPH', :id) on conflict do nothing")
                .bind("id", order.id())
                .execute());
        told.run();
    }
}
