package dev.capstan.slack.render;

import dev.capstan.catalog.RunbookName;
import dev.capstan.operation.OperationRequest;
import dev.capstan.operation.plan.Plan;
import dev.capstan.operation.plan.PlannedStep;
import dev.capstan.operation.plan.PlannedWatch;
import dev.capstan.step.StepSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** A plan in a few lines: what it brings, its steps, and what a failure does. */
final class PlanLines {
    private static final int GROUPS_SHOWN = 30;
    private static final int NUMBERS_SHOWN = 12;
    private static final int SUBJECT = 90;

    private final Wording wording;
    private final CardPhrases phrases;
    private final Plan plan;

    PlanLines(Wording wording, Plan plan) {
        this.wording = wording;
        this.phrases = wording.phrases().cards();
        this.plan = plan;
    }

    /** Other rooms do all of it, so the targets say nothing. */
    static boolean leavesTargetsAlone(Plan plan) {
        return plan.steps().stream().allMatch(step -> step.spec() instanceof StepSpec.Call);
    }

    /** From what to what, and what that brings. */
    List<Mrkdwn> changes(OperationRequest request) {
        var facts = plan.facts();
        var lines = new ArrayList<Mrkdwn>();
        facts.keptCopy().ifPresent(path -> lines.add(phrases.fromCopy(Mrkdwn.code(path))));
        facts.commits().forEach((parameter, commit) -> {
            var asked = request.parameters().getOrDefault(parameter, "");
            var to = version(asked, commit);
            var from = facts.current()
                    .map(current -> version(facts.currentLabel().orElse(""), current))
                    .orElse(Mrkdwn.NOTHING);
            if (facts.current().filter(commit::equals).isPresent()) {
                lines.add(phrases.sameVersion(to));
                return;
            }
            var brings = phrases.versions(from, to);
            lines.add(facts.newsCount() == 0 ? brings : Mrkdwn.joined(Stream.of(brings, commits()), phrases.comma()));
            if (facts.goesBack()) {
                lines.add(phrases.goesBack(from, to));
            }
        });
        return lines;
    }

    /** A name and the commit it stands for; only the commit where the name says no more. */
    private static Mrkdwn version(String name, String commit) {
        var id = commit.substring(0, Math.min(7, commit.length()));
        return name.isEmpty() || commit.startsWith(name)
                ? Mrkdwn.code(id)
                : Mrkdwn.name(Mrkdwn.text(name) + " " + Mrkdwn.code(id));
    }

    private Mrkdwn commits() {
        var facts = plan.facts();
        var shown = facts.news().stream().limit(5).map(subject -> Mrkdwn.text(subject, SUBJECT));
        int left = facts.newsCount() - (int) facts.news().stream().limit(5).count();
        var more = left > 0 && !facts.news().isEmpty() ? wording.phrases().more(left) : Mrkdwn.NOTHING;
        return phrases.commits(facts.newsCount(), Mrkdwn.dotted(Stream.concat(shown, Stream.of(more))));
    }

    /** All steps in one line; the same step on several hosts is said once. */
    Mrkdwn steps() {
        var groups = groups();
        var shown = groups.stream().limit(GROUPS_SHOWN).map(this::group);
        var rest = new ArrayList<Mrkdwn>();
        if (groups.size() > GROUPS_SHOWN) {
            rest.add(wording.phrases().more(groups.size() - GROUPS_SHOWN));
            groups.stream()
                    .skip(GROUPS_SHOWN)
                    .flatMap(List::stream)
                    .filter(PlannedStep::pointOfNoReturn)
                    .findFirst()
                    .ifPresent(step -> rest.add(phrases.pointOfNoReturnIs(label(step))));
        }
        return Mrkdwn.dotted(Stream.concat(shown, rest.stream()));
    }

    private List<List<PlannedStep>> groups() {
        var groups = new ArrayList<List<PlannedStep>>();
        for (var step : plan.steps()) {
            var last = groups.isEmpty() ? null : groups.getLast();
            boolean sameElsewhere = last != null
                    && last.getFirst().title().equals(step.title())
                    && last.stream().noneMatch(other -> other.host().equals(step.host()));
            if (sameElsewhere) {
                last.add(step);
            } else {
                groups.add(new ArrayList<>(List.of(step)));
            }
        }
        return groups;
    }

    private Mrkdwn group(List<PlannedStep> steps) {
        var first = steps.getFirst();
        var numbers = steps.size() == 1
                ? Integer.toString(first.number())
                : first.number() + "–" + steps.getLast().number();
        return Mrkdwn.name(numbers + " " + wording.title(first)
                + (steps.size() == 1 ? "" : phrases.onHosts(steps.size()))
                + (first.pointOfNoReturn() ? phrases.pointOfNoReturn() : ""));
    }

    private Mrkdwn label(PlannedStep step) {
        return wording.phrases().step(step.number(), wording.title(step));
    }

    /** What a failure at which step does. */
    List<Mrkdwn> failures() {
        var byRecovery = new LinkedHashMap<List<RunbookName>, List<Integer>>();
        for (var step : plan.steps()) {
            byRecovery
                    .computeIfAbsent(step.onFailure(), none -> new ArrayList<>())
                    .add(step.number());
        }
        var lines = new ArrayList<Mrkdwn>();
        byRecovery.forEach((recoveries, numbers) -> {
            if (!recoveries.isEmpty()) {
                lines.add(phrases.ifFails(
                        phrases.either(ranges(numbers)), numbers.size() > 1, wording.runbooks(recoveries)));
            }
        });
        // a single step that was looked ahead at has said itself what becomes of it
        boolean saidAlready =
                plan.steps().size() == 1 && !plan.facts().previews().isEmpty();
        if (byRecovery.containsKey(List.<RunbookName>of()) && !saidAlready) {
            lines.add(phrases.ifOthersFail(byRecovery.size() > 1));
        }
        if (byRecovery.keySet().stream().anyMatch(recoveries -> !recoveries.isEmpty())) {
            plan.steps().stream()
                    .filter(PlannedStep::pointOfNoReturn)
                    .findFirst()
                    .ifPresent(step -> lines.add(Mrkdwn.dotted(Stream.of(
                            phrases.notUndone(label(step)),
                            plan.facts()
                                    .migrationLevel()
                                    .map(level -> phrases.databaseAt(Mrkdwn.code(level)))
                                    .orElse(Mrkdwn.NOTHING)))));
        }
        return lines;
    }

    /** What follows by rule once it has succeeded. */
    Mrkdwn watch() {
        return plan.watch()
                .map(watch -> phrases.watched(
                        wording.duration(watch.within()),
                        new WatchWords(wording).limits(watch),
                        watch.mode() == PlannedWatch.Mode.AUTO,
                        Mrkdwn.code(watch.back().value())))
                .orElse(Mrkdwn.NOTHING);
    }

    private List<String> ranges(List<Integer> numbers) {
        var ranges = new ArrayList<String>();
        for (int i = 0; i < numbers.size(); ) {
            int end = i;
            while (end + 1 < numbers.size() && numbers.get(end + 1) == numbers.get(end) + 1) {
                end++;
            }
            if (end - i >= 2) {
                ranges.add(numbers.get(i) + "–" + numbers.get(end));
            } else {
                numbers.subList(i, end + 1).forEach(number -> ranges.add(Integer.toString(number)));
            }
            i = end + 1;
        }
        if (ranges.size() <= NUMBERS_SHOWN) {
            return ranges;
        }
        var shown = new ArrayList<>(ranges.subList(0, NUMBERS_SHOWN));
        shown.add(wording.phrases().more(ranges.size() - NUMBERS_SHOWN).value());
        return shown;
    }
}
