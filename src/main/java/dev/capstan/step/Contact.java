package dev.capstan.step;

/** Tells a watcher once that its host fell silent, and once that it answers again. */
public final class Contact {
    private final HostAddress host;
    private final StepWatcher watcher;
    private boolean silent;

    public Contact(HostAddress host, StepWatcher watcher) {
        this.host = host;
        this.watcher = watcher;
    }

    public void lost(String why) {
        if (!silent) {
            silent = true;
            watcher.unreachable(host, why);
        }
    }

    public void heard() {
        if (silent) {
            silent = false;
            watcher.reachableAgain(host);
        }
    }
}
