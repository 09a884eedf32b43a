package dev.capstan.step;

/** What came of looking ahead at a step. */
public sealed interface Look {
    /** There is nothing to be seen beforehand. */
    record Nothing() implements Look {}

    record Seen(Preview preview) implements Look {}

    /** It would fail now, so it is not even asked for. */
    record Refused(FailureReason reason) implements Look {}
}
