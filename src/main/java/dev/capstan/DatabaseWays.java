package dev.capstan;

import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.sql.Database;
import dev.capstan.sql.Source;
import dev.capstan.sql.engine.Ways;
import dev.capstan.step.HostAddress;
import dev.capstan.step.HostShell;
import dev.capstan.step.ssh.SshHosts;
import java.util.Optional;

/** A database that is reached by its target is reached from the first host of the environment. */
record DatabaseWays(CurrentCatalogue catalogue, SshHosts ssh) implements Ways {
    @Override
    public Optional<HostShell> to(Source source) {
        if (source.database().via() == Database.Via.BOT) {
            return Optional.empty();
        }
        return Optional.ofNullable(catalogue.now().services().get(source.service()))
                .map(service -> service.environments().get(source.environment()))
                .flatMap(environment -> switch (environment.hosts().getFirst()) {
                    case HostAddress.Local here -> Optional.empty();
                    case HostAddress.Ssh there -> Optional.of(ssh.at(there));
                });
    }
}
