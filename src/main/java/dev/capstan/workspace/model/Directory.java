package dev.capstan.workspace.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;

/** Who is in the workspace. */
public final class Directory {
    private final Map<String, Person> people = new LinkedHashMap<>();
    private final Map<String, UserGroup> groups = new LinkedHashMap<>();

    private final Consumer<Change> changes;

    Directory(Consumer<Change> changes) {
        this.changes = changes;
    }

    public void put(Person person) {
        if (!person.equals(people.put(person.id(), person))) {
            changes.accept(new Change.PersonChanged(person));
        }
    }

    public void put(UserGroup group) {
        if (!group.equals(groups.put(group.id(), group))) {
            changes.accept(new Change.GroupChanged(group));
        }
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
