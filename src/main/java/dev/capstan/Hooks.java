package dev.capstan;

import dev.capstan.alert.receive.DeployRequests;
import dev.capstan.alert.receive.Heard;
import dev.capstan.alert.receive.Knocking;
import dev.capstan.alert.receive.Reception;
import dev.capstan.catalog.Runbook;
import dev.capstan.operation.Desk;
import dev.capstan.operation.RequestOutcome;
import dev.capstan.operation.StoreUnavailable;
import dev.capstan.web.HookEndpoint;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The web server's door for other systems, led to the reception of alerts and from there to the desk. */
record Hooks(Reception reception) implements HookEndpoint {
    private static final Logger log = LoggerFactory.getLogger(Hooks.class);

    @Override
    public Answer receive(String name, Map<String, String> headers, byte[] body) {
        try {
            return answer(reception.hear(new Knocking(name, headers, body)), name);
        } catch (StoreUnavailable down) {
            log.warn("What {} sent could not be kept: {}", name, down.getMessage());
            return answer(new Heard.NotNow(), name);
        }
    }

    private static Answer answer(Heard heard, String name) {
        return switch (heard) {
            case Heard.Taken(int signals) -> new Answer(200, "taken: " + signals);
            case Heard.Asked(var operation) -> new Answer(202, operation);
            case Heard.Unknown unknown -> new Answer(401, "not a known receiver, or not its token or signature");
            case Heard.Refused(var why) -> {
                log.warn("What {} sent is refused: {}", name, why);
                yield new Answer(400, why);
            }
            case Heard.NotNow notNow -> new Answer(503, "not kept, come again");
        };
    }

    static DeployRequests deploys(Desk desk) {
        return (words, delivery) -> switch (desk.fromCi(Runbook.DEPLOY.value(), words, delivery)) {
            case RequestOutcome.Accepted(var id, var request) -> new DeployRequests.Answer.Asked(id.value());
            case RequestOutcome.AlreadyOpen(var id, var request) -> new DeployRequests.Answer.Asked(id.value());
            case RequestOutcome.Busy(var holder, var scope) ->
                new DeployRequests.Answer.Refused(holder + " is under way");
            case RequestOutcome.Refused(var refusal) -> new DeployRequests.Answer.Refused(said(refusal));
        };
    }

    /** For the log of a CI server: which of its words is wrong. */
    private static String said(Object refusal) {
        return "can't be asked for so: " + refusal;
    }
}
