package dev.capstan.slack.render;

import dev.capstan.sql.Health;

/** The one sign at the head of a line, always the same for the same state. */
enum Mark {
    RUNNING("⏳"),
    DONE("✅"),
    FAILED("❌"),
    ATTENTION("⚠️"),
    WAITING("⏸"),
    ROLLED_BACK("⏪"),
    LOCKED("🔒"),
    /** It ended because someone wished so, or because nobody decided. */
    ENDED("⏹"),
    ONLY_A_PLAN("📋"),
    /** A question has its answer, and nothing was expected of it. */
    ANSWERED("🔎"),
    /** Somebody is on it. */
    ATTENDED("👀"),
    SILENCED("🔕"),
    /** It could not be seen. */
    UNSEEN("❔");

    private final String sign;

    Mark(String sign) {
        this.sign = sign;
    }

    static Mark of(Health health) {
        return switch (health) {
            case BAD -> FAILED;
            case WATCH -> ATTENTION;
            case UNSEEN -> UNSEEN;
            case GOOD -> DONE;
        };
    }

    String sign() {
        return sign;
    }

    String before(Object line) {
        return sign + " " + line;
    }
}
