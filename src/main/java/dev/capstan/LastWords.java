package dev.capstan;

import java.io.PrintWriter;
import java.util.Map;

/** What a person reads when the process ends because something failed. */
final class LastWords {
    private static final int FAILED = 1;

    private LastWords() {}

    static boolean areTraced(Map<String, String> environment) {
        return !environment.getOrDefault("DEBUG", "").isEmpty();
    }

    /** @return the exit code */
    static int tell(Exception failure, PrintWriter err, boolean traced) {
        var reason = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        err.println("Capstan stopped: " + reason.strip());
        if (traced) {
            failure.printStackTrace(err);
        } else {
            err.println(
                    "The log is what stands above on standard error; --verbose adds where in the code it happened.");
        }
        return FAILED;
    }
}
