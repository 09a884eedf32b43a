package dev.capstan.trial;

import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.Environment;
import dev.capstan.catalog.GroupId;
import dev.capstan.catalog.Role;
import dev.capstan.catalog.Service;
import dev.capstan.catalog.UserId;
import dev.capstan.trial.Cast.Room;
import dev.capstan.workspace.model.Person;
import dev.capstan.workspace.model.UserGroup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The people, groups and channels that somebody's own catalogue speaks of, so that it works at once. */
final class CatalogueCast {
    private final Map<String, Person> people = new LinkedHashMap<>();
    private final Map<String, UserGroup> groups = new LinkedHashMap<>();
    private final Map<String, Room> rooms = new LinkedHashMap<>();

    private CatalogueCast() {}

    static Cast of(Catalogue catalogue) {
        return new CatalogueCast().drawn(catalogue);
    }

    private Cast drawn(Catalogue catalogue) {
        catalogue.services().values().forEach(this::contacts);
        catalogue.house().roles().values().stream()
                .sorted((one, other) ->
                        one.name().value().compareTo(other.name().value()))
                .forEach(this::role);
        person("U0OUTSIDER", "outsider");
        people.putIfAbsent("U0GUEST", Person.of("U0GUEST", "guest").asGuest());
        var all = List.copyOf(people.values());
        catalogue.services().values().forEach(service -> rooms(service, all));
        room(catalogue.house().adminChannel().value(), "capstan-admin", all);
        rooms.putIfAbsent(Cast.GENERAL, new Room(Cast.GENERAL, "general", Cast.everyone(all)));
        return new Cast(
                all,
                List.copyOf(groups.values()),
                List.copyOf(rooms.values()),
                all.getFirst().id());
    }

    private void contacts(Service service) {
        service.contacts().forEach((what, id) -> person(id.value(), what));
    }

    private void role(Role role) {
        role.users().stream()
                .map(UserId::value)
                .sorted()
                .forEach(id -> person(id, role.name().value()));
        role.groups().stream().map(GroupId::value).sorted().forEach(id -> group(id, role));
    }

    /** Two members, since one of them alone could approve nothing; the second reads Chinese. */
    private void group(String id, Role role) {
        var members =
                Stream.of("1", "2").map(end -> "U" + id.substring(1) + end).toList();
        members.forEach(member -> person(member, role.name().value()));
        people.computeIfPresent(members.getLast(), (key, person) -> person.speaking("zh-CN"));
        var handle = groups.values().stream()
                        .anyMatch(group -> group.handle().equals(role.name().value()))
                ? id.toLowerCase(java.util.Locale.ROOT)
                : role.name().value();
        groups.putIfAbsent(id, new UserGroup(id, handle, role.title().english(), members, false));
    }

    /** Called like what they are; who is that too gets a number. */
    private void person(String id, String wished) {
        people.computeIfAbsent(
                id,
                unknown -> Person.of(
                        id,
                        unused(
                                wished,
                                people.values().stream().map(Person::name).toList())));
    }

    private void rooms(Service service, List<Person> all) {
        for (Environment environment : service.environments().values()) {
            room(environment.channel().value(), service.name() + "-" + environment.name(), all);
        }
    }

    private void room(String id, String name, List<Person> all) {
        var names = rooms.values().stream().map(Room::name).toList();
        rooms.computeIfAbsent(id, unknown -> new Room(id, unused(name, names), Cast.members(all)));
    }

    private static String unused(String wished, List<String> taken) {
        var name = wished;
        for (int number = 2; taken.contains(name); number++) {
            name = wished + "-" + number;
        }
        return name;
    }
}
