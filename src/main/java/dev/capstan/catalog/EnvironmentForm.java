package dev.capstan.catalog;

import dev.capstan.yaml.Fields;
import dev.capstan.yaml.Form;
import dev.capstan.yaml.Shapes;
import java.util.List;
import java.util.Map;

/** What stands under {@code environments}. */
final class EnvironmentForm {
    private EnvironmentForm() {}

    static Form<Map<EnvironmentName, EnvironmentDraft>> form() {
        return Shapes.mapOf(NameForms.ENVIRONMENT, environment());
    }

    private static Form<EnvironmentDraft> environment() {
        var keys = Fields.of("an environment");
        var channel = keys.required("channel", NameForms.CHANNEL, "Where its operations are told and decided.");
        var runsOn = keys.required(
                "runs-on",
                Shapes.oneOrMore(NameForms.HOST),
                "The target, or a list of targets: local, or ssh://user@host:port.");
        var folder = keys.required(
                "folder",
                NameForms.path("/app/current"),
                "The work folder on every target; git-ref parameters are resolved in it.");
        var envFile = keys.optional(
                "env-file",
                NameForms.path("/app/env/production"),
                "A file on the target with NAME=value lines, read before every step.");
        var values = keys.optional(
                "values",
                values(),
                "Environment variables for every step: written out, or ${secret:NAME}, read when a step starts.");
        var may = keys.optional(
                "may",
                Shapes.mapOf(NameForms.RUNBOOK, Shapes.oneOrMore(NameForms.ROLE)),
                "Who may run what here: runbook, then a role or a list of roles. What is not named nobody may run.");
        return keys.anyway(found -> new EnvironmentDraft(
                found.get(channel),
                found.get(runsOn).orElse(List.of()),
                found.get(folder),
                found.get(envFile),
                found.get(values).orElse(Map.of()),
                found.get(may).orElse(Map.of())));
    }

    static Form<Map<String, Value>> values() {
        return Shapes.mapOf(NameForms.VARIABLE, NameForms.VALUE);
    }
}
