package dev.capstan.operation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.Manner;
import dev.capstan.catalog.RunbookName;
import dev.capstan.catalog.UserId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a person asked for, judged against the catalogue but not yet resolved on any target.
 *
 * @param parameters by name, with defaults filled in
 * @param channel where the operation is told: the environment's channel
 * @param planOnly show the plan and run nothing
 * @param manner whom it waits for; absent in what was stored before there was a choice
 * @param takesBack where a rule asked for it: what it is bound to
 */
public record OperationRequest(
        Scope scope,
        RunbookName runbook,
        Map<String, String> parameters,
        Optional<String> reason,
        UserId requester,
        ChannelId channel,
        boolean planOnly,
        Manner manner,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<TakenBack> takesBack) {
    public OperationRequest {
        parameters = java.util.Collections.unmodifiableMap(new TreeMap<>(parameters));
        manner = manner == null ? Manner.IN_LINE : manner;
        takesBack = takesBack == null ? Optional.empty() : takesBack;
    }

    public OperationRequest(
            Scope scope,
            RunbookName runbook,
            Map<String, String> parameters,
            Optional<String> reason,
            UserId requester,
            ChannelId channel,
            boolean planOnly,
            Manner manner) {
        this(scope, runbook, parameters, reason, requester, channel, planOnly, manner, Optional.empty());
    }

    public boolean bySchedule() {
        return requester.equals(UserId.CAPSTAN);
    }

    /** Nobody waits to hear of it while it goes well; a person who asked does. */
    public boolean quiet() {
        return manner == Manner.QUIET && bySchedule();
    }
}
