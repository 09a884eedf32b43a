package dev.capstan.store;

import java.time.Instant;

/** Quiet operations that went well: nobody heard of them, and there is one every few minutes. */
public final class QuietPast {
    private static final int AT_ONCE = 1_000;

    private final Store store;

    public QuietPast(Store store) {
        this.store = store;
    }

    /** That their moments were seen to is remembered elsewhere. */
    public int forget(Instant endedBefore) {
        int all = 0;
        int some;
        do {
            some = forgetSome(endedBefore);
            all += some;
        } while (some == AT_ONCE);
        return all;
    }

    private int forgetSome(Instant endedBefore) {
        return store.with(handle -> handle.createUpdate(
                        """
                        with past as (
                          select o.id from operation o
                           where o.finished and o.line = 'quiet' and o.changed_at < :before
                             and o.request ->> 'manner' = 'QUIET' and o.request ->> 'requester' = 'CAPSTAN'
                             and o.state -> 'result' ->> 'result' = 'succeeded'
                             and not exists (select from anchor a where a.kind = 'OPERATION' and a.subject = o.id)
                           limit :many
                        ), output as (
                          delete from step_output where operation in (select id from past)
                        ), attempts as (
                          delete from step_attempt where operation in (select id from past)
                        ), history as (
                          delete from operation_history where operation in (select id from past)
                        )
                        delete from operation where id in (select id from past)
                        """)
                .bind("before", endedBefore)
                .bind("many", AT_ONCE)
                .execute());
    }
}
