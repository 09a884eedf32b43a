package dev.capstan.alert.receive;

import java.util.Map;

/**
 * Somebody at the door.
 *
 * @param receiver as the path names it
 * @param headers by lower-case names
 */
public record Knocking(String receiver, Map<String, String> headers, byte[] body) {}
