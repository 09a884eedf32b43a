package dev.capstan.slack.render;

import dev.capstan.catalog.ComponentName;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.RunbookName;
import dev.capstan.catalog.ServiceName;
import dev.capstan.operation.OperationRequest;
import java.util.Map;
import java.util.Optional;

/**
 * What is chosen in the request form so far. The form's metadata carries runbook, service and environment; the rest
 * stands in its fields.
 */
public record RequestDraft(
        RunbookName runbook,
        Optional<ServiceName> service,
        Optional<EnvironmentName> environment,
        Optional<ComponentName> component,
        Map<String, String> parameters,
        Optional<String> reason) {
    public RequestDraft {
        parameters = Map.copyOf(parameters);
    }

    public static RequestDraft of(RunbookName runbook) {
        return new RequestDraft(
                runbook, Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), Optional.empty());
    }

    /** The same once more. */
    public static RequestDraft again(OperationRequest request) {
        var scope = request.scope();
        return new RequestDraft(
                request.runbook(),
                Optional.of(scope.service()),
                Optional.of(scope.environment()),
                scope.component(),
                request.parameters(),
                request.reason());
    }

    public String encode() {
        return runbook + "|" + service.map(ServiceName::value).orElse("") + "|"
                + environment.map(EnvironmentName::value).orElse("");
    }

    public static Optional<RequestDraft> parse(String metadata) {
        var parts = metadata.split("\\|", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            return Optional.of(new RequestDraft(
                    new RunbookName(parts[0]),
                    Optional.of(parts[1]).filter(name -> !name.isEmpty()).map(ServiceName::new),
                    Optional.of(parts[2]).filter(name -> !name.isEmpty()).map(EnvironmentName::new),
                    Optional.empty(),
                    Map.of(),
                    Optional.empty()));
        } catch (IllegalArgumentException notNames) {
            return Optional.empty();
        }
    }
}
