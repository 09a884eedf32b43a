package dev.capstan.bench;

/** What was measured is worth nothing, since Capstan did not do what was asked of it. */
final class BenchFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    BenchFailed(String what) {
        super(what);
    }

    BenchFailed(String what, Throwable cause) {
        super(what, cause);
    }
}
