package dev.capstan.workspace.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Who is in the workspace. */
public final class Directory {
    private final Map<String, Person> people = new LinkedHashMap<>();
    private final Map<String, UserGroup> groups = new LinkedHashMap<>();

    public void put(Person person) {
        people.put(person.id(), person);
    }

    public void put(UserGroup group) {
        groups.put(group.id(), group);
    }

    public Optional<Person> person(String id) {
        return Optional.ofNullable(people.get(id));
    }

    public Optional<UserGroup> group(String id) {
        return Optional.ofNullable(groups.get(id));
    }

    public List<Person> people() {
        return List.copyOf(people.values());
    }

    public List<UserGroup> groups() {
        return List.copyOf(groups.values());
    }

    /** Finds by id or by name, with or without the leading at-sign. */
    public Person find(String idOrName) {
        var plain = idOrName.startsWith("@") ? idOrName.substring(1) : idOrName;
        return people.values().stream()
                .filter(p -> p.id().equals(plain) || p.name().equals(plain))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("nobody here is called " + idOrName));
    }
}
