package dev.capstan.alert.receive;

import java.util.List;

/** Where a deploy is asked for on behalf of a CI server; somebody still has to agree. */
@FunctionalInterface
public interface DeployRequests {
    /**
     * @param words as a person would type them after {@code /deploy}
     * @param delivery the same for the same request, however often it comes
     */
    Answer ask(List<String> words, String delivery);

    sealed interface Answer {
        /** @param operation its id */
        record Asked(String operation) implements Answer {}

        record Refused(String why) implements Answer {}
    }
}
