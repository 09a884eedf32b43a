package dev.capstan.catalog;

import dev.capstan.step.Check;
import dev.capstan.step.EnvRule;
import dev.capstan.yaml.Fields;
import dev.capstan.yaml.Fields.Found;
import dev.capstan.yaml.Fields.Key;
import dev.capstan.yaml.Form;
import dev.capstan.yaml.Scalars;
import dev.capstan.yaml.Shapes;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The keys of {@code service.yaml} that every service may have. */
final class ServiceForm {
    private final Key<ServiceName> service;
    private final Key<Text> title;
    private final Key<Map<ComponentName, Service.Component>> components;
    private final Key<Map<EnvironmentName, EnvironmentDraft>> environments;
    private final Key<List<EnvRule>> rules;
    private final Key<Map<String, Check>> health;
    private final Key<String> migrationLevel;
    private final Key<List<String>> incompatible;
    private final Key<Map<String, UserId>> contacts;

    ServiceForm(Fields keys) {
        service = keys.required("service", NameForms.SERVICE, "The name people type; the folder is called the same.");
        title = keys.required(
                "title", NameForms.TEXT, "What people see: a text, or one in each language ({ en, zh }).");
        components = keys.optional(
                "components",
                Shapes.named(NameForms.COMPONENT, component()),
                "Parts that are deployed on their own, by name.");
        environments = keys.required("environments", EnvironmentForm.form(), "Where the service lives, by name.");
        rules = keys.optional(
                "environment-variables",
                EnvRuleForm.form(),
                "What must be true of the service's environment variables, held by check-env: required, { equals },"
                        + " { at-least: 32 characters }, { not } or { matches }.");
        health = keys.optional(
                "health",
                Shapes.mapOf(NameForms.word("app"), CheckForms.check()),
                "Checks of the service's health, by name.");
        migrationLevel = keys.optional(
                "migration-level",
                Scalars.text("cat db/level"),
                "A script that prints which migration the database is at; it only looks.");
        incompatible = keys.optional(
                "incompatible-migrations",
                Shapes.oneOrMore(Scalars.asWritten("0042_*")),
                "Migrations (with * for anything) that older code can't live with; after one of them a rollback asks first.");
        contacts = keys.optional(
                "contacts", Shapes.mapOf(NameForms.word("dba"), NameForms.USER), "Whom to ask, by what they know.");
    }

    ServiceDraft read(Found found) {
        return new ServiceDraft(
                found.get(service),
                found.get(title),
                found.get(components).orElse(Map.of()),
                found.get(environments).orElse(Map.of()),
                found.get(health).orElse(Map.of()),
                found.get(rules).orElse(List.of()),
                found.get(migrationLevel),
                found.get(incompatible).orElse(List.of()),
                found.get(contacts).orElse(Map.of()),
                Map.of());
    }

    private static Form<Function<ComponentName, Service.Component>> component() {
        var keys = Fields.of("a component");
        var title = keys.optional("title", NameForms.TEXT, "What people see.");
        var folder =
                keys.optional("folder", NameForms.path("/app/web"), "Its work folder, instead of the environment's.");
        var values = keys.optional("values", EnvironmentForm.values(), "More environment variables for its steps.");
        return keys.whole(found -> name -> new Service.Component(
                name,
                found.get(title).orElse(Text.same(name.value())),
                found.get(folder),
                found.get(values).orElse(Map.of())));
    }
}
