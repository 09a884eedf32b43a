package dev.capstan.catalog;

import dev.capstan.catalog.RunbookStep.Action;
import dev.capstan.yaml.Reading;
import dev.capstan.yaml.Suggestion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What happens after a failed step: it must exist, get what it needs, come to an end, and find a copy to put back. */
final class RecoveryChecks {
    private final ServiceDraft service;
    private final Reading reading;
    private final List<Use> uses = new ArrayList<>();

    /** One name under {@code on-failure}: in which runbook and at which step. */
    private record Use(RunbookName by, RunbookDraft runbook, int step, RunbookName recovery) {}

    RecoveryChecks(ServiceDraft service, Reading reading) {
        this.service = service;
        this.reading = reading;
        service.runbooks().forEach((name, runbook) -> {
            for (int step = 0; step < runbook.steps().size(); step++) {
                for (var recovery : runbook.steps().get(step).onFailure()) {
                    uses.add(new Use(name, runbook, step, recovery));
                }
            }
        });
    }

    void report() {
        uses.forEach(use -> Optional.ofNullable(service.runbooks().get(use.recovery()))
                .ifPresentOrElse(recovery -> checkParameters(use, recovery), () -> checkExists(use)));
        var done = new HashSet<RunbookName>();
        service.runbooks().keySet().forEach(name -> findCircles(name, new ArrayList<>(), done));
        service.runbooks().values().forEach(this::checkCopies);
    }

    private void checkExists(Use use) {
        if (!service.isWritten(use.recovery(), reading)) {
            var names = service.runbooks().keySet().stream()
                    .filter(name -> !name.equals(use.by()))
                    .map(RunbookName::value)
                    .toList();
            reading.problem(
                    reading.place(use.recovery()),
                    "on-failure names " + use.recovery() + ", which is no runbook of this service",
                    names.isEmpty()
                            ? "add it under runbooks"
                            : Suggestion.instead(use.recovery().value(), names));
        }
    }

    private void checkParameters(Use use, RunbookDraft recovery) {
        for (var wanted : recovery.parameters()) {
            var given = use.runbook().parameter(wanted.name()).filter(own -> own.kind() == wanted.kind());
            if (given.isPresent() || !use.runbook().sound()) {
                continue;
            }
            if (wanted.kind() == Parameter.Kind.KEPT_COPY) {
                if (!copyIsKept(use.by(), use.runbook(), use.step(), new HashSet<>())) {
                    reading.problem(
                            reading.place(use.recovery()),
                            use.recovery() + " puts a kept copy back, but no step before this one keeps one",
                            "add a keep-copy step above");
                }
            } else if (wanted.defaultValue().isEmpty()) {
                reading.problem(
                        reading.place(use.recovery()),
                        use.recovery() + " needs " + wanted.name() + " ("
                                + wanted.kind().word() + "), which " + use.by() + " does not have",
                        "add it to the parameters of " + use.by() + ", or give it a default in " + use.recovery());
            }
        }
    }

    private void findCircles(RunbookName name, List<RunbookName> path, Set<RunbookName> done) {
        if (!done.contains(name)) {
            path.add(name);
            uses.stream().filter(use -> use.by().equals(name)).forEach(use -> {
                int seen = path.indexOf(use.recovery());
                if (seen >= 0) {
                    var circle = new ArrayList<>(path.subList(seen, path.size()));
                    circle.add(use.recovery());
                    reading.problem(
                            reading.place(use.recovery()),
                            "on-failure leads in a circle: "
                                    + String.join(
                                            " → ",
                                            circle.stream()
                                                    .map(RunbookName::value)
                                                    .toList()),
                            "leave on-failure out here, so that a person decides");
                } else {
                    findCircles(use.recovery(), path, done);
                }
            });
            path.removeLast();
            done.add(name);
        }
    }

    private void checkCopies(RunbookDraft runbook) {
        for (int at = 0; at < runbook.steps().size(); at++) {
            var step = runbook.steps().get(at);
            if (step.does() instanceof StepDraft.Does.Finished finished
                    && finished.action() instanceof Action.PutCopyBack back
                    && runbook.sound()) {
                checkCopy(runbook, at, step, back);
            }
        }
    }

    private void checkCopy(RunbookDraft runbook, int at, StepDraft step, Action.PutCopyBack back) {
        var place = reading.place(step, "put-copy-back");
        var named = runbook.parameter("copy");
        if (named.isPresent() && named.get().kind() != Parameter.Kind.KEPT_COPY) {
            reading.problem(place, "the parameter copy names no kept copy", "write copy: { type: kept-copy }");
        } else if (named.isEmpty()
                && !runbook.recovery()
                && keptBefore(runbook, at).isEmpty()) {
            reading.problem(
                    place,
                    "nothing says which copy to put back",
                    "add parameters: { copy: { type: kept-copy } }, or a keep-copy step above");
        } else if (named.isEmpty() && runbook.recovery()) {
            checkUsersKeep(runbook);
        }
        var everyCopy = service.runbooks().values().stream()
                .flatMap(each -> keptBefore(each, each.steps().size()).stream())
                .toList();
        boolean allRead = service.runbooks().values().stream().allMatch(RunbookDraft::sound);
        if (allRead && everyCopy.stream().noneMatch(copy -> copy.of().equals(back.to()))) {
            reading.problem(
                    place,
                    "no runbook keeps copies of " + back.to(),
                    Suggestion.instead(
                                    back.to(),
                                    everyCopy.stream()
                                            .map(Action.KeepCopy::of)
                                            .distinct()
                                            .toList())
                            .replace("leave it out", "add a keep-copy step to the runbook that changes it"));
        }
    }

    /** A recovery without the parameter puts back what its caller kept. */
    private void checkUsersKeep(RunbookDraft recovery) {
        uses.stream()
                .filter(use -> service.runbooks().get(use.recovery()) == recovery
                        && use.runbook().sound()
                        && !copyIsKept(use.by(), use.runbook(), use.step(), new HashSet<>()))
                .forEach(use -> reading.problem(
                        reading.place(use.recovery()),
                        use.recovery() + " puts a kept copy back, but no step before this one keeps one",
                        "add a keep-copy step above"));
    }

    private boolean copyIsKept(RunbookName name, RunbookDraft runbook, int before, Set<RunbookName> asked) {
        if (!keptBefore(runbook, before).isEmpty()) {
            return true;
        }
        var callers = uses.stream().filter(use -> use.recovery().equals(name)).toList();
        return runbook.recovery()
                && asked.add(name)
                && !callers.isEmpty()
                && callers.stream().allMatch(use -> copyIsKept(use.by(), use.runbook(), use.step(), asked));
    }

    private static List<Action.KeepCopy> keptBefore(RunbookDraft runbook, int before) {
        return runbook.steps().subList(0, before).stream()
                .map(StepDraft::does)
                .filter(StepDraft.Does.Finished.class::isInstance)
                .map(does -> ((StepDraft.Does.Finished) does).action())
                .filter(Action.KeepCopy.class::isInstance)
                .map(Action.KeepCopy.class::cast)
                .toList();
    }
}
