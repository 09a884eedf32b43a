package dev.capstan.watch;

import dev.capstan.catalog.Guard;
import dev.capstan.catalog.Parameter;
import dev.capstan.catalog.Runbook;
import dev.capstan.catalog.RunbookName;
import dev.capstan.catalog.RunbookStep.Action;
import dev.capstan.catalog.Service;
import dev.capstan.monitor.Monitor;
import dev.capstan.monitor.MonitorsChapter;
import dev.capstan.operation.plan.PlannedWatch.Mode;
import dev.capstan.yaml.Place;
import dev.capstan.yaml.Reading;
import dev.capstan.yaml.Suggestion;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/** Whether a watch fits the service: something to watch, a way back that can be told exactly, and somebody who agrees. */
record WatchLink(Service service, Reading reading) {
    private static final int READINGS = 3;

    void check(RunbookName name, Declaration declaration) {
        var place = reading.place(declaration);
        var watched = runbook(name, place);
        var back = runbook(declaration.back(), place);
        for (var environment : declaration.environments()) {
            if (!service.environments().containsKey(environment)) {
                reading.problem(
                        place,
                        service.name() + " has no environment " + environment,
                        "write one of " + service.environments().keySet());
            }
        }
        declaration.causes().forEach(cause -> check(cause, declaration));
        if (watched.isPresent() && back.isPresent()) {
            checkWayBack(watched.get(), back.get(), place);
            if (declaration.mode() == Mode.AUTO) {
                checkAgreed(watched.get(), back.get(), place);
            }
        }
    }

    private Optional<Runbook> runbook(RunbookName name, Place place) {
        var known = Optional.ofNullable(service.runbooks().get(name)).filter(runbook -> !runbook.recovery());
        if (known.isEmpty()) {
            unknown("runbook", name.value(), service.runbooks().keySet(), place);
        }
        return known;
    }

    private void check(Declaration.Cause cause, Declaration declaration) {
        var place = reading.place(declaration);
        var monitors = MonitorsChapter.of(service);
        var monitor = monitors.get(cause.monitor());
        if (monitor == null) {
            unknown("monitor", cause.monitor().value(), monitors.keySet(), place);
            return;
        }
        checkPlaces(monitor, declaration, place);
        if (cause.in(monitor).isEmpty()) {
            reading.problem(
                    place,
                    "the limit of " + monitor.name() + " is not in what it counts in",
                    "write it like the limits in monitors.yaml");
        }
        var lasting = cause.lasting(monitor);
        if (lasting.compareTo(monitor.every().multipliedBy(READINGS)) < 0) {
            reading.problem(
                    place,
                    monitor.name() + " is read every " + text(monitor.every()) + ", which is more than a third of for "
                            + text(lasting) + ": one bad reading would roll back",
                    "write for: " + text(monitor.every().multipliedBy(READINGS)) + " or longer");
        }
        if (declaration.settle().plus(lasting).compareTo(declaration.within()) >= 0) {
            reading.problem(
                    place,
                    monitor.name() + " has to be bad for " + text(lasting) + ", and is watched for "
                            + text(declaration.within().minus(declaration.settle())),
                    "make within longer");
        }
    }

    private void checkPlaces(Monitor monitor, Declaration declaration, Place place) {
        service.environments().keySet().stream()
                .filter(declaration::isIn)
                .filter(environment -> !monitor.environments().contains(environment))
                .forEach(environment -> reading.problem(
                        place,
                        monitor.name() + " is not read in " + environment,
                        "add environments: " + monitor.environments().getFirst()));
    }

    /** It has to be told to what it leads back: by a copy that was kept, or by the commit. */
    private void checkWayBack(Runbook watched, Runbook back, Place place) {
        if (watched.name().equals(back.name()) || watched.name().equals(Runbook.ROLLBACK)) {
            reading.problem(place, "what leads back is not watched itself", "watch deploy");
            return;
        }
        boolean brings = watched.parameters().stream().anyMatch(each -> each.kind() == Parameter.Kind.GIT_REF);
        if (!brings) {
            reading.problem(
                    place,
                    watched.name() + " brings no version, so nobody knows what was before",
                    "give it a parameter of type git-ref");
        }
        var leading = back.parameters().stream().filter(WayBack::leads).toList();
        var others = back.parameters().stream()
                .filter(each -> !WayBack.leads(each) && each.defaultValue().isEmpty())
                .map(Parameter::name)
                .toList();
        if (leading.size() != 1 || !others.isEmpty()) {
            reading.problem(
                    place,
                    others.isEmpty()
                            ? back.name() + " can't be told to what it leads back"
                            : back.name() + " wants to know " + String.join(", ", others),
                    "give it one parameter of type kept-copy or git-ref, and the others defaults");
        } else if (leading.getFirst().kind() == Parameter.Kind.KEPT_COPY
                && watched.steps().stream().noneMatch(step -> step.action() instanceof Action.KeepCopy)) {
            reading.problem(
                    place,
                    watched.name() + " keeps no copy that " + back.name() + " could put back",
                    "add a step keep-copy to " + watched.name());
        }
    }

    /** The yes to the plan is the yes to the way back, so that it may not be the easier one to get. */
    private void checkAgreed(Runbook watched, Runbook back, Place place) {
        var given = watched.guard();
        var wanted = back.guard();
        if (given.approvals() == 0) {
            reading.problem(
                    place,
                    "nobody approves " + watched.name() + ", so nobody agrees that it is rolled back",
                    "write mode: ask, or give " + watched.name() + " a guard");
        } else if (isEasier(given, wanted)) {
            reading.problem(
                    place,
                    back.name() + " is guarded more strictly than " + watched.name()
                            + ", whose approval would have to do for both",
                    "write mode: ask, or guard " + watched.name() + " as strictly");
        }
    }

    private static boolean isEasier(Guard given, Guard wanted) {
        return given.approvals() < wanted.approvals()
                || wanted.typed() && !given.typed()
                || wanted.notRequester() && !given.notRequester()
                || wanted.by().isPresent() && !wanted.by().equals(given.by());
    }

    private void unknown(String what, String name, Collection<?> known, Place place) {
        reading.problem(
                place,
                "there is no " + what + " " + name,
                Suggestion.instead(name, known.stream().map(Object::toString).toList()));
    }

    private static String text(Duration length) {
        return length.toSeconds() % 60 == 0 ? length.toMinutes() + "m" : length.toSeconds() + "s";
    }
}
