package dev.capstan.access;

import dev.capstan.catalog.Environment;
import dev.capstan.catalog.Guard;
import dev.capstan.catalog.House;
import dev.capstan.catalog.RoleName;
import dev.capstan.catalog.RunbookName;
import dev.capstan.catalog.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Answers who may. A person has a right by a role, and a role by id or by user group. */
public final class Access {
    private final GroupMembers groups;

    public Access(GroupMembers groups) {
        this.groups = groups;
    }

    public boolean mayRun(House house, Environment environment, RunbookName runbook, UserId person) {
        return hasAny(house, rolesThatMayRun(environment, runbook), person);
    }

    public List<RoleName> rolesThatMayRun(Environment environment, RunbookName runbook) {
        return environment.rights().getOrDefault(runbook, Set.of()).stream()
                .sorted()
                .toList();
    }

    /** Whether this person's yes counts under the guard; who asked is judged elsewhere. */
    public boolean mayDecide(House house, Environment environment, RunbookName runbook, Guard guard, UserId person) {
        return hasAny(house, rolesThatDecide(environment, runbook, guard), person);
    }

    public List<RoleName> rolesThatDecide(Environment environment, RunbookName runbook, Guard guard) {
        return guard.by().map(List::of).orElseGet(() -> rolesThatMayRun(environment, runbook));
    }

    /** Whether the person has at least one of these roles. */
    public boolean hasAny(House house, Collection<RoleName> roles, UserId person) {
        return roles.stream()
                .map(house.roles()::get)
                .anyMatch(role -> role != null
                        && (role.users().contains(person)
                                || role.groups().stream()
                                        .anyMatch(group -> groups.of(group).contains(person))));
    }
}
