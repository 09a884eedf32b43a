package dev.capstan.alert.receive;

/** What a sender is answered. */
public sealed interface Heard {
    /** No crash can lose it any more. */
    record Taken(int signals) implements Heard {}

    /** A CI server asked for a deploy. */
    record Asked(String answer) implements Heard {}

    /** Who knocks is not known, or does not prove it; which of the two is not told. */
    record Unknown() implements Heard {}

    /** @param why to whoever set the sender up */
    record Refused(String why) implements Heard {}

    /** It could not be kept: come again. */
    record NotNow() implements Heard {}
}
