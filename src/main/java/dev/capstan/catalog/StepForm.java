package dev.capstan.catalog;

import dev.capstan.catalog.RunbookStep.Action;
import dev.capstan.catalog.StepDraft.Awaited;
import dev.capstan.catalog.StepDraft.Does;
import dev.capstan.step.Check;
import dev.capstan.step.EnvSource;
import dev.capstan.step.StepSpec;
import dev.capstan.yaml.Fields;
import dev.capstan.yaml.Fields.Found;
import dev.capstan.yaml.Fields.Key;
import dev.capstan.yaml.Form;
import dev.capstan.yaml.Scalars;
import dev.capstan.yaml.Shapes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One step: exactly one of its kinds, and what goes for every kind. */
final class StepForm {
    private static final Duration EVERY = Duration.ofSeconds(2);

    private final Fields keys = Fields.of("a step");
    private final Key<String> run = keys.optional(
            "run",
            Scalars.text("pnpm build"),
            "A shell script on the target, in the work folder; it goes on when the bot dies. Parameters and values reach"
                    + " it as environment variables.");
    private final CheckForms.RequestKeys request = CheckForms.RequestKeys.declaredIn(keys);
    private final Key<Awaited> until = keys.optional(
            "until",
            awaited(),
            "Asks until it holds: health, one of its checks (health.app), or { http: … } or { run: … }.");
    private final Key<Duration> pause = keys.optional("wait", Scalars.duration("5s"), "Does nothing for so long.");
    private final Key<EnvSource> checkEnv = keys.optional(
            "check-env",
            source(),
            "Holds what the service will see against environment-variables: env-file, { process: PID-FILE } or { pm2: NAME }.");
    private final Key<Action.KeepCopy> keepCopy =
            keys.optional("keep-copy", KeepCopyForm.form(), "Copies a folder before it is changed.");
    private final Key<String> putCopyBack = keys.optional(
            "put-copy-back",
            NameForms.path("/app/current"),
            "The folder whose kept copy comes back, by renaming: the copy that the parameter copy names, else the one this"
                    + " operation kept.");
    private final Key<String> call = keys.optional(
            "call",
            NameForms.word("backup"),
            "A step that another part of Capstan offers: fix, a change of fixes.yaml.");
    private final Key<Map<String, String>> with = keys.optional(
            "with",
            Shapes.mapOf(NameForms.word("database"), Scalars.asWritten("main")),
            "The values that the called step takes: fix, its name, and its parameters that the runbook has not.");
    private final Key<Text> name = keys.optional("name", NameForms.TEXT, "What people see while it runs.");
    private final Key<Duration> timeout = keys.optional(
            "timeout",
            Scalars.duration("10m"),
            "When the step counts as failed and is ended (run 10m, until 60s, http 10s, check-env 30s when left out).");
    private final Key<Duration> within =
            keys.optional("within", Scalars.duration("60s"), "The same as timeout; reads better after until.");
    private final Key<Duration> every =
            keys.optional("every", Scalars.duration("2s"), "How often until asks (2s when left out).");
    private final Key<List<RunbookName>> onFailure = keys.optional(
            "on-failure",
            Shapes.oneOrMore(NameForms.RUNBOOK),
            "The runbook, or runbooks in order, that run under the same lock when this step fails; without it everything"
                    + " stays as it is.");
    private final Key<Boolean> repeatable =
            keys.optional("repeatable", Scalars.trueOrFalse(), "Safe to run again when nobody knows how it ended.");
    private final Key<Boolean> pointOfNoReturn = keys.optional(
            "point-of-no-return", Scalars.trueOrFalse(), "From here on the database or the outside world has changed.");

    private StepForm() {
        keys.exactlyOne(run, request.http(), until, pause, checkEnv, keepCopy, putCopyBack, call)
                .atMostOne(timeout, within)
                .atMostOne(pause, timeout)
                .atMostOne(pause, within)
                .onlyWith(every, until)
                .onlyWith(request.from(), request.http(), until)
                .onlyWith(with, call);
    }

    static Form<StepDraft> form() {
        var form = new StepForm();
        return form.keys.whole(form::read);
    }

    private StepDraft read(Found found) {
        var limit = found.get(timeout).or(() -> found.get(within));
        if (found.get(every).isPresent() && found.get(every).get().compareTo(limit.orElse(RunbookFinish.UNTIL)) >= 0) {
            found.problem(
                    every, "every is not shorter than the time there is", "ask more often, or allow more with within");
        }
        return new StepDraft(
                found.get(name),
                does(found, limit),
                limit,
                found.get(onFailure).orElse(List.of()),
                found.get(repeatable).orElse(false),
                found.get(pointOfNoReturn).orElse(false));
    }

    private Does does(Found found, Optional<Duration> limit) {
        if (found.get(until).isPresent()) {
            return new Does.Until(found.need(until), found.get(every).orElse(EVERY), request.fromBot(found));
        }
        if (found.get(checkEnv).isPresent()) {
            return new Does.CheckEnv(found.need(checkEnv));
        }
        return new Does.Finished(action(found, limit));
    }

    private Action action(Found found, Optional<Duration> limit) {
        if (found.get(keepCopy).isPresent()) {
            return found.need(keepCopy);
        }
        if (found.get(putCopyBack).isPresent()) {
            return new Action.PutCopyBack(found.need(putCopyBack));
        }
        if (found.get(run).isPresent()) {
            return new Action.Does(new StepSpec.Run(found.need(run)));
        }
        if (found.get(pause).isPresent()) {
            return new Action.Does(new StepSpec.Wait(found.need(pause)));
        }
        if (found.get(call).isPresent()) {
            var called = new StepSpec.Call(found.need(call), found.get(with).orElse(Map.of()));
            return new Action.Does(found.here(called));
        }
        var check = request.check(found, "http", limit.orElse(CheckForms.REQUEST_TIMEOUT));
        return new Action.Does(new StepSpec.Http(check));
    }

    private static Form<Awaited> awaited() {
        Form<Awaited> health = Scalars.text(
                        "health(\\.[a-z][a-z0-9_-]{0,39})?",
                        "is nothing to wait for",
                        "health, health.NAME or { http: … }")
                .map(written -> new Awaited.Health(
                        written.equals("health")
                                ? Optional.empty()
                                : Optional.of(written.substring("health.".length()))));
        Form<Check> one = CheckForms.check();
        return Shapes.valueOrKeys(health, one.map(Awaited.One::new));
    }

    private static Form<EnvSource> source() {
        var keys = Fields.of("a source of environment variables");
        var process = keys.optional(
                "process",
                NameForms.path("/run/app.pid"),
                "The file that holds the process id of the running service.");
        var pm2 = keys.optional(
                "pm2",
                Scalars.text("[A-Za-z0-9._-]+", "is not a name pm2 knows", "my-app"),
                "The name that pm2 knows it by.");
        keys.exactlyOne(process, pm2);
        Form<EnvSource> mapping = keys.whole(found -> found.get(process)
                .<EnvSource>map(EnvSource.Process::new)
                .orElseGet(() -> new EnvSource.Pm2(found.need(pm2))));
        return Shapes.valueOrKeys(Scalars.oneOf("env-file").map(word -> new EnvSource.EnvFile()), mapping);
    }
}
