package dev.capstan.finding;

import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.ServiceName;
import dev.capstan.outbox.InMemoryOutbox;
import dev.capstan.outbox.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Findings in memory, each change with its outbox entry, as the database does it. */
public final class InMemoryFindings implements Findings {
    private final InMemoryOutbox outbox;
    private final List<Found> all = new ArrayList<>();

    public InMemoryFindings(InMemoryOutbox outbox) {
        this.outbox = outbox;
    }

    public synchronized List<Found> all() {
        return List.copyOf(all);
    }

    @Override
    public synchronized void settle(
            ServiceName service, EnvironmentName environment, ChannelId channel, List<Finding> standing, Instant now) {
        var matters = standing.stream().map(Finding::matter).toList();
        for (int id = 0; id < all.size(); id++) {
            var found = all.get(id);
            if (isThere(found, service, environment)
                    && !matters.contains(found.finding().matter())) {
                all.set(
                        id,
                        new Found(
                                service,
                                environment,
                                found.channel(),
                                found.finding(),
                                found.since(),
                                Optional.of(now)));
                tell(id);
            }
        }
        for (var finding : standing) {
            boolean known = all.stream()
                    .anyMatch(found -> isThere(found, service, environment)
                            && found.finding().matter().equals(finding.matter()));
            if (!known) {
                all.add(new Found(service, environment, channel, finding, now, Optional.empty()));
                tell(all.size() - 1);
            }
        }
    }

    private static boolean isThere(Found found, ServiceName service, EnvironmentName environment) {
        return found.overAt().isEmpty()
                && found.service().equals(service)
                && found.environment().equals(environment);
    }

    private void tell(int id) {
        outbox.changed(new Subject(Subject.Kind.FINDING, Integer.toString(id)));
    }

    @Override
    public synchronized Optional<Found> found(String id) {
        return Optional.of(all.get(Integer.parseInt(id)));
    }
}
