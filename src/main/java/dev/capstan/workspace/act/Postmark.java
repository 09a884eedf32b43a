package dev.capstan.workspace.act;

import java.time.Duration;

/**
 * How a parcel is sent. The ordinary one is signed, current and sent once; the others are what a receiver must be able to
 * bear.
 *
 * @param forged signed with a secret that isn't the app's
 * @param age how far in the past the signed timestamp lies
 * @param teamId whose workspace it claims to come from, or null for this one
 * @param copies how often the very same parcel is delivered
 * @param lateBy how long it lies around before it is sent, while its trigger id ages
 */
public record Postmark(boolean forged, Duration age, String teamId, int copies, Duration lateBy) {
    public static final Postmark ORDINARY = new Postmark(false, Duration.ZERO, null, 1, Duration.ZERO);

    public static Postmark wronglySigned() {
        return new Postmark(true, Duration.ZERO, null, 1, Duration.ZERO);
    }

    public static Postmark aged(Duration age) {
        return new Postmark(false, age, null, 1, Duration.ZERO);
    }

    public static Postmark fromTeam(String teamId) {
        return new Postmark(false, Duration.ZERO, teamId, 1, Duration.ZERO);
    }

    public static Postmark repeated(int copies) {
        return new Postmark(false, Duration.ZERO, null, copies, Duration.ZERO);
    }

    public static Postmark late(Duration by) {
        return new Postmark(false, Duration.ZERO, null, 1, by);
    }
}
