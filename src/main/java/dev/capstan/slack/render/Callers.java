package dev.capstan.slack.render;

import dev.capstan.alert.Alert;
import dev.capstan.alert.Audience;
import dev.capstan.alert.Duty;
import dev.capstan.alert.Where;
import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.Role;
import dev.capstan.catalog.RoleName;
import dev.capstan.catalog.Service;
import dev.capstan.catalog.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Who is meant when an alert calls somebody, by the catalogue in force and the rota. */
public record Callers(Catalogue catalogue, Duty duty, Instant now) {

    Mrkdwn called(Collection<Audience> audiences, Alert alert) {
        var roles = roles(audiences);
        var users = Stream.concat(
                persons(audiences, alert).stream(), roles.stream().flatMap(role -> role.users().stream()));
        var all = new Role(
                new RoleName("called"),
                dev.capstan.catalog.Text.same("called"),
                new LinkedHashSet<>(users.toList()),
                Set.copyOf(
                        roles.stream().flatMap(role -> role.groups().stream()).toList()));
        return Mrkdwn.people(List.of(all));
    }

    /** Those who can be told alone: a group has no direct messages. */
    public List<UserId> persons(Collection<Audience> audiences, Alert alert) {
        var persons = new ArrayList<UserId>();
        var service = alert.origin().where().map(Where::service).map(catalogue.services()::get);
        for (var audience : audiences) {
            onCall(audience, service)
                    .or(() -> service.flatMap(
                            known -> Optional.ofNullable(known.contacts().get(audience.name()))))
                    .ifPresent(persons::add);
        }
        roles(audiences).forEach(role -> persons.addAll(role.users()));
        return persons.stream().distinct().toList();
    }

    private Optional<UserId> onCall(Audience audience, Optional<Service> service) {
        return audience.equals(Audience.ON_CALL)
                ? service.flatMap(known -> duty.onCall(known.name(), now))
                : Optional.empty();
    }

    private List<Role> roles(Collection<Audience> audiences) {
        return audiences.stream()
                .flatMap(audience -> catalogue.house().roles().values().stream()
                        .filter(role -> role.name().value().equals(audience.name())))
                .toList();
    }
}
