package dev.capstan;

import java.util.concurrent.atomic.AtomicReference;

/** Somebody who wants to nudge before there is anybody to be nudged. */
final class LateNudge implements Runnable {
    private final AtomicReference<Runnable> nudged = new AtomicReference<>(() -> {});

    void to(Runnable somebody) {
        nudged.set(somebody);
    }

    @Override
    public void run() {
        nudged.get().run();
    }
}
