package dev.capstan.slack.render;

import dev.capstan.catalog.Guard;
import dev.capstan.catalog.Role;
import dev.capstan.catalog.RoleName;
import dev.capstan.catalog.RunbookName;
import dev.capstan.operation.Scope;
import java.util.Collection;
import java.util.List;

/** Who is to act, by the catalogue in force. A role that is no longer declared is left out. */
public interface Mentions {
    List<Role> deciding(Scope scope, RunbookName runbook, Guard guard);

    List<Role> running(Scope scope, RunbookName runbook);

    List<Role> roles(Collection<RoleName> names);
}
