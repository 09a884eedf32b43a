package dev.capstan.catalog;

import java.util.Set;

/** People by id, and user groups whose members count too. */
public record Role(RoleName name, Text title, Set<UserId> users, Set<GroupId> groups) {
    public Role {
        users = Set.copyOf(users);
        groups = Set.copyOf(groups);
    }
}
