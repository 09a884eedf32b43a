package dev.capstan;

import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.operation.Scope;
import dev.capstan.operation.plan.FactFinder;
import dev.capstan.operation.plan.Site;
import dev.capstan.slack.listen.VersionSource;
import java.util.List;

/** The tags of a service's repository, for the form in which a version is chosen. */
record Tags(CurrentCatalogue catalogue, FactFinder facts) implements VersionSource {
    @Override
    public List<String> tags(Scope scope, String part) {
        return Site.find(catalogue.now(), scope)
                .map(site -> facts.tags(site, part))
                .orElse(List.of());
    }
}
