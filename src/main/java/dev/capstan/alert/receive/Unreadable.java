package dev.capstan.alert.receive;

/** What came can't be understood; the message says why, to whoever set the sender up. */
final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String why) {
        super(why);
    }
}
