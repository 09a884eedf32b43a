package dev.capstan.catalog;

import dev.capstan.yaml.Place;
import dev.capstan.yaml.Reading;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Guards that nobody could ever satisfy. Members of Slack user groups are unknown here, so groups are never doubted. */
record GuardChecks(ServiceDraft service, HouseDraft house, Reading reading) {

    void report(RunbookName name, RunbookDraft runbook) {
        var guard = runbook.guardInForce();
        guard.by().ifPresent(role -> ServiceChecks.checkRole(role, house, reading));
        boolean broken = runbook.guard().isEmpty() && reading.mentions(runbook, "guard");
        if (runbook.recovery() || broken || guard.approvals() == 0) {
            return;
        }
        var place = runbook.guard().map(reading::place).orElseGet(() -> reading.place(runbook));
        service.environments().forEach((environment, draft) -> {
            var asking = draft.rights().get(name);
            if (asking != null) {
                check(name, environment, guard, asking, place);
            }
        });
    }

    private void check(RunbookName name, EnvironmentName environment, Guard guard, List<RoleName> asking, Place place) {
        var deciding = guard.by().map(List::of).orElse(asking);
        var askers = people(asking);
        var deciders = people(deciding);
        if (deciders.isEmpty()) {
            return;
        }
        var who = String.join(" and ", deciding.stream().map(RoleName::value).toList());
        if (deciders.get().size() < guard.approvals()) {
            reading.problem(
                    place,
                    name + " needs " + guard.approvals() + " approvals, but " + who + " has only "
                            + counted(deciders.get().size()),
                    "write approvals: " + deciders.get().size() + ", or add people to the role");
        } else if (guard.notRequester()
                && askers.isPresent()
                && nobodyCanBeAnswered(askers.get(), deciders.get(), guard)) {
            reading.problem(
                    place,
                    name + " in " + environment + " can never be approved: the asker's own yes does not count, and "
                            + who + " has only " + counted(deciders.get().size()),
                    "add people to the role, or write guard: requester");
        }
    }

    private static boolean nobodyCanBeAnswered(Set<UserId> askers, Set<UserId> deciders, Guard guard) {
        return askers.stream().allMatch(asker -> {
            var others = new HashSet<>(deciders);
            others.remove(asker);
            return others.size() < guard.approvals();
        });
    }

    /** Empty if the roles are not all known down to the person. */
    private Optional<Set<UserId>> people(Collection<RoleName> names) {
        var people = new HashSet<UserId>();
        for (var name : names) {
            var role = house.roles().map(roles -> roles.get(name)).orElse(null);
            if (role == null || !role.groups().isEmpty()) {
                return Optional.empty();
            }
            people.addAll(role.users());
        }
        return Optional.of(people);
    }

    private static String counted(int people) {
        return people == 1 ? "1 person" : people + " people";
    }
}
