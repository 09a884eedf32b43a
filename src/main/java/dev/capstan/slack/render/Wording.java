package dev.capstan.slack.render;

import dev.capstan.catalog.Language;
import dev.capstan.catalog.Runbook;
import dev.capstan.catalog.RunbookName;
import dev.capstan.operation.Operation;
import dev.capstan.operation.OperationRequest;
import dev.capstan.operation.Scope;
import dev.capstan.operation.Setback;
import dev.capstan.operation.plan.Plan;
import dev.capstan.operation.plan.PlannedStep;
import dev.capstan.step.HostAddress;
import dev.capstan.step.Told;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What recurring things are called in one language: the operation itself, its steps, hosts and setbacks. */
record Wording(Language language, Phrases phrases) {
    private static final int TOLD = 900;

    static Wording in(Language language) {
        return new Wording(language, Phrases.in(language));
    }

    Mrkdwn subject(Operation operation) {
        return subject(operation.request(), operation.plan());
    }

    /** What it is, as a short phrase: {@code Deploy ctea v1.4.2 to production}. */
    Mrkdwn subject(OperationRequest request, Optional<Plan> plan) {
        var headlines = phrases.headlines();
        var service = service(request.scope());
        var environment = Mrkdwn.name(request.scope().environment());
        if (request.runbook().equals(Runbook.DEPLOY)) {
            return headlines.deploy(service, version(request, plan).map(Mrkdwn::text), environment);
        }
        if (request.runbook().equals(Runbook.ROLLBACK)) {
            return headlines.rollback(service, copy(request, plan).map(Mrkdwn::text), environment);
        }
        var title = plan.map(known -> Mrkdwn.text(known.title().in(language)))
                // Before there is a plan only the name is known, and this one is no sentence
                .orElseGet(() -> request.runbook().equals(Runbook.BACKUP_NOW)
                        ? headlines.backup()
                        : Mrkdwn.name(request.runbook()));
        return headlines.runbook(title, service, environment);
    }

    static Mrkdwn service(Scope scope) {
        return Mrkdwn.name(
                scope.service() + scope.component().map(name -> "/" + name).orElse(""));
    }

    /** What the asker called the version: the value of the first parameter that was resolved to a commit. */
    private static Optional<String> version(OperationRequest request, Optional<Plan> plan) {
        return Optional.ofNullable(request.parameters().get("version"))
                .or(() -> plan.flatMap(known ->
                        known.facts().commits().keySet().stream().findFirst().map(request.parameters()::get)));
    }

    private static Optional<String> copy(OperationRequest request, Optional<Plan> plan) {
        return plan.flatMap(known -> known.facts().keptCopy())
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .or(() -> Optional.ofNullable(request.parameters().get("copy")).filter(copy -> !copy.equals("latest")));
    }

    Mrkdwn title(PlannedStep step) {
        return Mrkdwn.text(step.title().in(language), 80);
    }

    /** A step by number and title, with its host where there are several. */
    Mrkdwn step(Plan plan, int number) {
        var step = plan.step(number);
        var host = plan.hosts().size() > 1 ? Mrkdwn.name(" (" + host(step.host()) + ")") : Mrkdwn.NOTHING;
        return phrases.step(number, Mrkdwn.name(title(step).value() + host));
    }

    Mrkdwn host(HostAddress host) {
        return switch (host) {
            case HostAddress.Local local -> phrases.thisMachine();
            case HostAddress.Ssh ssh -> Mrkdwn.text(ssh.shortName(), 80);
        };
    }

    Mrkdwn hosts(Plan plan) {
        int shown = Math.min(5, plan.hosts().size());
        var named =
                plan.hosts().subList(0, shown).stream().map(host -> host(host).value());
        var more = plan.hosts().size() > shown ? " " + phrases.more(plan.hosts().size() - shown) : "";
        return Mrkdwn.name(named.collect(Collectors.joining(", ")) + more);
    }

    Mrkdwn setback(Plan plan, Setback setback) {
        var step = step(plan, setback.step());
        return switch (setback) {
            case Setback.StepFailed failed -> phrases.headlines().failedAt(step);
            case Setback.StoppedBy stopped -> phrases.headlines().stoppedAt(step);
            case Setback.GivenUp givenUp -> phrases.headlines().givenUpAt(step);
        };
    }

    Mrkdwn runbooks(Collection<RunbookName> names) {
        return Mrkdwn.codes(List.copyOf(names));
    }

    /** What another room said of its step. */
    Mrkdwn told(Told told) {
        return Mrkdwn.text(language == Language.CHINESE ? told.chinese() : told.english(), TOLD);
    }

    Mrkdwn duration(Duration length) {
        return phrases.duration(length);
    }
}
