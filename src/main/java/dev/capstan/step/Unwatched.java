package dev.capstan.step;

/** Nobody watches: what runs has its time, and no more. */
public final class Unwatched implements StepWatcher {
    @Override
    public void output(long fromByte, String text) {}

    @Override
    public long outputKnownUpTo() {
        return 0;
    }

    @Override
    public void unreachable(HostAddress host, String why) {}

    @Override
    public void reachableAgain(HostAddress host) {}

    @Override
    public Wish wish() {
        return Wish.GO_ON;
    }
}
