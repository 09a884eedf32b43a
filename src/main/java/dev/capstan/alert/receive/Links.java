package dev.capstan.alert.receive;

/** Addresses from outside. */
final class Links {
    private Links() {}

    static boolean isOne(String text) {
        return text.matches("https?://[^\\s|<>]{1,2000}");
    }
}
