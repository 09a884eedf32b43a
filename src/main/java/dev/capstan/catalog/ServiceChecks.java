package dev.capstan.catalog;

import dev.capstan.step.HostAddress;
import dev.capstan.yaml.Reading;
import dev.capstan.yaml.Suggestion;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * The meaning of a service as a whole: what its parts name must exist, and everything must be possible. What is there
 * but broken counts as there, so that one fault is told once.
 *
 * @param runbooksRead false if the file of the runbooks could not be read: then nothing is missed in it
 */
record ServiceChecks(
        ServiceDraft service, HouseDraft house, boolean runbooksRead, List<OfferedCall> calls, Reading reading) {

    void report() {
        service.environments().forEach(this::checkHosts);
        service.environments().forEach(this::checkRights);
        if (!runbooksRead) {
            return;
        }
        service.runbooks().forEach((name, runbook) -> {
            checkSomebodyMayRun(name, runbook);
            new GuardChecks(service, house, reading).report(name, runbook);
            new StepChecks(service, calls, reading).report(name, runbook);
        });
        new RecoveryChecks(service, reading).report();
    }

    private void checkHosts(EnvironmentName name, EnvironmentDraft environment) {
        var seen = new HashSet<HostAddress>();
        for (var host : environment.hosts()) {
            if (!seen.add(host)) {
                reading.problem(
                        reading.place(environment, "runs-on"),
                        "runs-on names " + host + " twice",
                        "name each target once");
            }
        }
        boolean remote = environment.hosts().stream().anyMatch(HostAddress.Ssh.class::isInstance);
        if (remote && !house.sshWritten()) {
            reading.problem(
                    reading.place(environment, "runs-on"),
                    name + " is reached by SSH, but capstan.yaml has no ssh",
                    "add to capstan.yaml: ssh: { key: ~/.ssh/id_ed25519 }");
        }
    }

    private void checkRights(EnvironmentName name, EnvironmentDraft environment) {
        environment.rights().forEach((runbook, roles) -> {
            if (runbooksRead) {
                checkRunbookOfRight(runbook);
            }
            roles.forEach(role -> checkRole(role, house, reading));
        });
    }

    private void checkRunbookOfRight(RunbookName runbook) {
        var draft = service.runbooks().get(runbook);
        if (draft == null && !service.isWritten(runbook, reading)) {
            reading.problem(
                    reading.place(runbook),
                    "there is no runbook " + runbook,
                    Suggestion.instead(runbook.value(), askedFor()));
        } else if (draft != null && draft.recovery()) {
            reading.problem(
                    reading.place(runbook),
                    runbook + " is a recovery: nobody can ask for it",
                    "leave it out here, or drop recovery: true");
        }
    }

    private List<String> askedFor() {
        return service.runbooks().entrySet().stream()
                .filter(each -> !each.getValue().recovery())
                .map(each -> each.getKey().value())
                .toList();
    }

    private void checkSomebodyMayRun(RunbookName name, RunbookDraft runbook) {
        boolean named = service.environments().values().stream()
                .anyMatch(environment -> environment.rights().containsKey(name)
                        || reading.mentions(environment.rights(), name.value())
                        || reading.mentions(environment, "may")
                                && environment.rights().isEmpty());
        if (!named && !runbook.recovery() && !service.environments().isEmpty()) {
            var environment = service.environments().keySet().iterator().next();
            reading.problem(
                    reading.place(runbook),
                    "nobody may run " + name,
                    "add to " + environment + " in service.yaml: may: { " + name + ": [ROLE] }");
        }
    }

    static void checkRole(RoleName role, HouseDraft house, Reading reading) {
        house.roles()
                .filter(roles -> !roles.containsKey(role) && !reading.mentions(roles, role.value()))
                .ifPresent(roles -> reading.problem(
                        reading.place(role),
                        "there is no role " + role,
                        roles.isEmpty()
                                ? "add it to capstan.yaml: roles: { " + role + ": { users: [U0123ABCD] } }"
                                : Suggestion.instead(role.value(), names(roles))));
    }

    private static List<String> names(Map<RoleName, Role> roles) {
        return roles.keySet().stream().map(RoleName::value).toList();
    }
}
