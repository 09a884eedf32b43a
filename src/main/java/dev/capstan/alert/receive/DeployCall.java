package dev.capstan.alert.receive;

import dev.capstan.alert.Receiver;
import java.util.ArrayList;
import java.util.List;

/** {@code {"service": "shop", "environment": "production", "version": "v1.4.2", "id": "build-4711"}} */
record DeployCall(DeployRequests deploys) {

    Heard hear(Receiver receiver, Payload payload) throws Unreadable {
        var service = payload.need("service");
        var environment = payload.text("environment").orElse("production");
        boolean may = receiver.deploys().entrySet().stream()
                .anyMatch(entry -> entry.getKey().value().equals(service)
                        && entry.getValue().stream()
                                .anyMatch(name -> name.value().equals(environment)));
        if (!may) {
            throw new Unreadable("receiver " + receiver.name() + " may not deploy " + service + " to " + environment
                    + "; capstan.yaml says what it may");
        }
        var words = new ArrayList<>(List.of(
                service + payload.text("component").map(name -> "/" + name).orElse(""), environment));
        payload.text("version").ifPresent(version -> words.add("version=" + version));
        payload.texts("parameters", true).forEach((name, value) -> words.add(name + "=" + value));
        payload.text("reason").ifPresent(reason -> words.addAll(List.of("--", reason)));
        return switch (deploys.ask(words, receiver.name() + "/" + payload.need("id"))) {
            case DeployRequests.Answer.Asked(var operation) -> new Heard.Asked(operation);
            case DeployRequests.Answer.Refused(var why) -> throw new Unreadable(why);
        };
    }
}
