package dev.capstan.workspace.model;

import java.util.List;

/** A group that can be mentioned as a whole, such as {@code @release-managers}. */
public record UserGroup(String id, String handle, String name, List<String> members, boolean disabled) {

    public UserGroup {
        members = List.copyOf(members);
    }
}
