package dev.capstan.slack.render;

import dev.capstan.catalog.Value;
import dev.capstan.operation.Operation;
import dev.capstan.operation.plan.Plan;
import dev.capstan.operation.plan.PlannedStep;
import dev.capstan.step.Check;
import dev.capstan.step.EnvRule;
import dev.capstan.step.EnvSource;
import dev.capstan.step.HttpCheck;
import dev.capstan.step.ScriptCheck;
import dev.capstan.step.StepSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A plan word for word, as text that reads like a script. Secrets appear by name. */
final class PlanListing {
    /** One code block; several make up a message. */
    private static final int BLOCK = 2_800;

    private static final int MESSAGE = 9_500;

    private final Plan plan;
    private final Wording wording;
    private final ThreadPhrases phrases;
    private final Failures failures;
    private final List<String> lines = new ArrayList<>();

    PlanListing(Plan plan, Wording wording) {
        this.plan = plan;
        this.wording = wording;
        this.phrases = wording.phrases().threads();
        this.failures = new Failures(wording);
    }

    CommandListing listing(Operation operation) {
        write();
        var whole = String.join("\n", lines);
        var heading = phrases.commandsOf(Mrkdwn.name("*" + wording.subject(operation) + "* · " + operation.id()));
        var sheet = new Sheet(wording.phrases()).line(heading);
        boolean cut = whole.length() > MESSAGE;
        blocks(cut ? whole.substring(0, lastLineEnd(whole, MESSAGE)) : whole).forEach(sheet::exactly);
        if (cut) {
            sheet.line(phrases.commandsGoOn());
        }
        var file = new TextFile(operation.id() + ".txt", whole + "\n");
        return new CommandListing(
                sheet.rendered(phrases.commandsOf(wording.subject(operation)).value()),
                cut ? Optional.of(file) : Optional.empty());
    }

    private static List<String> blocks(String text) {
        var blocks = new ArrayList<String>();
        int from = 0;
        while (from < text.length()) {
            int to = text.length() - from <= BLOCK ? text.length() : from + lastLineEnd(text.substring(from), BLOCK);
            blocks.add(text.substring(from, to).stripTrailing());
            from = to;
        }
        return blocks;
    }

    /** A line too long for a block is broken inside, but never between two halves of one character. */
    private static int lastLineEnd(String text, int most) {
        int end = text.lastIndexOf('\n', most - 1) + 1;
        if (end > 0) {
            return end;
        }
        return Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    }

    private void write() {
        if (!plan.steps().stream().allMatch(step -> step.spec() instanceof StepSpec.Call)) {
            comment(phrases.inFolder(plan.folder(), plan.envFile()));
        }
        comment(phrases.everyStepHas());
        values(plan.values());
        plan.steps().forEach(this::step);
        plan.recoveries().forEach((runbook, steps) -> {
            lines.add("");
            comment("── " + phrases.recoveryHeading(runbook.value()) + " ──");
            steps.forEach(this::step);
        });
    }

    private void step(PlannedStep step) {
        lines.add("");
        var facts = new ArrayList<String>();
        facts.add(step.number() + " " + Foreign.plain(step.title().in(wording.language()), 80));
        facts.add(wording.host(step.host()).value());
        facts.add(phrases.atMost(wording.duration(step.timeout()).value()));
        if (!step.onFailure().isEmpty()) {
            facts.add(phrases.whenItFails(
                    step.onFailure().stream().map(Object::toString).collect(Collectors.joining(", "))));
        }
        if (step.repeatable()) {
            facts.add(phrases.repeatable());
        }
        if (step.pointOfNoReturn()) {
            facts.add(phrases.noReturn());
        }
        comment(String.join(" · ", facts));
        values(step.values());
        spec(step.spec());
    }

    private void values(Map<String, Value> values) {
        values.forEach((name, value) -> exact(name + "="
                + switch (value) {
                    case Value.Plain(var text) -> text;
                    case Value.SecretReference(var secret) -> phrases.secret(secret);
                }));
    }

    private void spec(StepSpec spec) {
        switch (spec) {
            case StepSpec.Run(var script) -> exact(script.stripTrailing());
            case StepSpec.Http(var check) -> check(check);
            case StepSpec.Until until -> {
                comment(phrases.asksUntil(wording.duration(until.every()).value()));
                until.checks().forEach(this::check);
            }
            case StepSpec.Wait(var length) ->
                exact(phrases.waits(wording.duration(length).value()));
            case StepSpec.CheckEnv checkEnv -> {
                comment(phrases.checksEnvironment(source(checkEnv.source())));
                checkEnv.rules().forEach(this::rule);
            }
            case StepSpec.Call call -> {
                exact(phrases.offeredBy(call.name()));
                new TreeMap<>(call.values()).forEach((name, value) -> exact(name + "=" + value));
            }
        }
    }

    private void check(Check check) {
        switch (check) {
            case HttpCheck http -> http(http);
            case ScriptCheck script -> exact(script.script().stripTrailing());
        }
    }

    private void http(HttpCheck http) {
        exact(http.method() + " " + http.url());
        new TreeMap<>(http.headers()).forEach((name, value) -> exact(name + ": " + value));
        http.body().ifPresent(this::exact);
        var statuses = http.statuses().isEmpty()
                ? "2xx"
                : http.statuses().stream().map(Object::toString).collect(Collectors.joining(", "));
        comment(phrases.expectsStatus(statuses));
        http.bodyContains().ifPresent(text -> comment(phrases.expectsText(text)));
        new TreeMap<>(http.json()).forEach((path, value) -> comment(phrases.expectsField(path, value)));
        if (http.fromBot()) {
            comment(phrases.fromBot());
        }
    }

    private String source(EnvSource source) {
        return switch (source) {
            case EnvSource.EnvFile file -> phrases.envFile();
            case EnvSource.Process(var pidFile) -> phrases.process(pidFile);
            case EnvSource.Pm2(var name) -> phrases.pm2(name);
        };
    }

    private void rule(EnvRule rule) {
        comment(failures.rule(rule, UnaryOperator.identity()).value());
    }

    private void comment(String text) {
        exact("# " + text);
    }

    private void exact(String text) {
        lines.add(Foreign.lines(text));
    }
}
