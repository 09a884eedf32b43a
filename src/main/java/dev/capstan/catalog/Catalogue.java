package dev.capstan.catalog;

import java.util.Map;

/** Everything read from {@code commands/}: one immutable snapshot. */
public record Catalogue(House house, Map<ServiceName, Service> services) {
    public Catalogue {
        services = Service.inOrder(services);
    }
}
