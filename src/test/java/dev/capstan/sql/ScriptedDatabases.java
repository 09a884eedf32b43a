package dev.capstan.sql;

import dev.capstan.sql.Column.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/** Databases that answer as a test says, and remember what they were asked. */
public final class ScriptedDatabases implements Databases {
    public static final Duration TOOK = Duration.ofMillis(41);

    private final List<Ask> asked = new CopyOnWriteArrayList<>();
    private final Map<InquiryId, CountDownLatch> held = new ConcurrentHashMap<>();
    private volatile BiFunction<Ask, RowSink, Answered> script = (ask, into) -> complete(0);

    public static Column column(String name, Kind kind) {
        return new Column(name, kind, Optional.empty());
    }

    /** As it stands in a table. */
    public static Column stored(String name, Kind kind) {
        return new Column(name, kind, Optional.of(new BaseColumn("public", "orders", name)));
    }

    public static Answered complete(long rows) {
        return new Answered.Complete(rows, TOOK, "shop", "capstan_ro");
    }

    public void answers(List<Column> columns, List<List<Object>> rows) {
        script = (ask, into) -> {
            into.columns(columns);
            rows.forEach(into::row);
            return complete(rows.size());
        };
    }

    public void answers(Answered answered) {
        script = (ask, into) -> answered;
    }

    /** It goes on until somebody ends it. */
    public void hangs() {
        script = (ask, into) -> {
            try {
                boolean ended = held.computeIfAbsent(ask.id(), id -> new CountDownLatch(1))
                        .await(20, TimeUnit.SECONDS);
                return ended ? new Answered.Cancelled(Duration.ofSeconds(3)) : new Answered.TimedOut(TOOK);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return new Answered.Cancelled(TOOK);
            }
        };
    }

    public List<Ask> asked() {
        return List.copyOf(asked);
    }

    @Override
    public Answered ask(Ask ask, RowSink into) {
        asked.add(ask);
        return script.apply(ask, into);
    }

    @Override
    public boolean cancel(InquiryId id) {
        held.computeIfAbsent(id, none -> new CountDownLatch(1)).countDown();
        return true;
    }

    @Override
    public Fitness fitness(Source source) {
        return new Fitness.Fit("capstan_ro");
    }
}
