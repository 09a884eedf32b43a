package dev.capstan.workspace.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A method with what it demands: one of these scopes, and how often it may be called. */
record Endpoint(String name, Tier tier, List<String> anyScope, Audience audience, Method method) {

    /** Called under the workspace's lock; answers the fields beside {@code ok}. */
    interface Method {
        ObjectNode answer(Call call);
    }

    /** Whose token opens the method. */
    enum Audience {
        BOT,
        APP,
        BOTH
    }

    /** Calls a minute, by method. */
    enum Tier {
        ONE(1),
        TWO(20),
        THREE(50),
        FOUR(100),
        POSTING(0);

        final int perMinute;

        Tier(int perMinute) {
            this.perMinute = perMinute;
        }
    }
}
