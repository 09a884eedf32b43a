package dev.capstan.access;

import dev.capstan.catalog.GroupId;
import dev.capstan.catalog.UserId;
import java.util.Set;

/** The members of a Slack user group; empty when they can't be had, so that doubt denies. */
public interface GroupMembers {
    Set<UserId> of(GroupId group);
}
