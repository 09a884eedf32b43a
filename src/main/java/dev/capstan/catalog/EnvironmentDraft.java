package dev.capstan.catalog;

import dev.capstan.step.HostAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An environment as it was written. */
record EnvironmentDraft(
        Optional<ChannelId> channel,
        List<HostAddress> hosts,
        Optional<String> folder,
        Optional<String> envFile,
        Map<String, Value> values,
        Map<RunbookName, List<RoleName>> rights) {}
