package dev.capstan.web;

import java.util.Map;

/** Takes what other systems send, and says what to answer. Called on a virtual thread, so it may wait. */
public interface HookEndpoint {
    /**
     * @param name the last part of the path
     * @param headers by lower-case names
     */
    Answer receive(String name, Map<String, String> headers, byte[] body);

    record Answer(int status, String text) {}
}
