package dev.capstan.step.shell;

/** How an attempt stands on its host. */
public sealed interface AttemptState {
    /** There is no folder of it. */
    record Nothing() implements AttemptState {}

    /** There is a folder, but nothing has claimed it: nothing runs. */
    record Unclaimed() implements AttemptState {}

    /** It never ran and never will. */
    record Abandoned() implements AttemptState {}

    record Alive() implements AttemptState {}

    record Exited(int code) implements AttemptState {}

    record Ended(EndReason reason) implements AttemptState {}

    /** Its work folder was missing, so the script was not run. */
    record NoFolder() implements AttemptState {}

    /** @param rebooted the host has been started anew since, which tells why */
    record Gone(boolean rebooted) implements AttemptState {}

    /** Why a living attempt was ended by us. */
    enum EndReason {
        STOPPED("stopped"),
        TIMED_OUT("timed-out");

        private final String word;

        EndReason(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    static AttemptState of(String said) {
        return switch (said) {
            case "none" -> new Nothing();
            case "unclaimed" -> new Unclaimed();
            case "abandoned" -> new Abandoned();
            case "alive" -> new Alive();
            case "missing" -> new NoFolder();
            case "gone" -> new Gone(false);
            case "gone rebooted" -> new Gone(true);
            case "ended timed-out" -> new Ended(EndReason.TIMED_OUT);
            case "ended stopped" -> new Ended(EndReason.STOPPED);
            default -> exited(said);
        };
    }

    /** An outcome file that says nothing sensible is as good as none. */
    private static AttemptState exited(String said) {
        return said.matches("exited [0-9]{1,3}")
                ? new Exited(Integer.parseInt(said.substring("exited ".length())))
                : new Gone(false);
    }
}
