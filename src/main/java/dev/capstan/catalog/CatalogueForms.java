package dev.capstan.catalog;

import dev.capstan.step.Check;
import dev.capstan.yaml.Form;
import dev.capstan.yaml.Shapes;
import java.util.List;
import java.util.Map;

/** How the catalogue's own words are written, for the chapters of other rooms. */
public final class CatalogueForms {
    private CatalogueForms() {}

    /** Something people type: short, lower case, no spaces. */
    public static Form<String> name(String sample) {
        return NameForms.word(sample);
    }

    /** What people see, in both languages. */
    public static Form<Text> text() {
        return NameForms.TEXT;
    }

    public static Form<EnvironmentName> environment() {
        return NameForms.ENVIRONMENT;
    }

    public static Form<ChannelId> channel() {
        return NameForms.CHANNEL;
    }

    public static Form<UserId> user() {
        return NameForms.USER;
    }

    public static Form<RoleName> role() {
        return NameForms.ROLE;
    }

    public static Form<RunbookName> runbook() {
        return NameForms.RUNBOOK;
    }

    /** A check that stands alone, as under {@code health}. */
    public static Form<Check> check() {
        return CheckForms.check();
    }

    /** {@code ${secret:NAME}}, as the name. */
    public static Form<String> secret() {
        return NameForms.SECRET_NAME;
    }

    /** A text, or {@code ${secret:NAME}}. */
    public static Form<Value> value() {
        return NameForms.VALUE;
    }

    /** Environment, then a role or a list of roles. */
    public static Form<Map<EnvironmentName, List<RoleName>>> may() {
        return Shapes.mapOf(NameForms.ENVIRONMENT, Shapes.oneOrMore(NameForms.ROLE));
    }

    /** What must be agreed first; left out it is {@link #usualGuard()}. */
    public static Form<Guard> guard() {
        return GuardForm.form();
    }

    /** Somebody else who may run it agrees. */
    public static Guard usualGuard() {
        return GuardForm.whenLeftOut();
    }

    /** What a person may type, by name and in this order. */
    public static Form<Map<String, Parameter>> parameters() {
        return Shapes.mapOf(ParameterForm.NAME, ParameterForm.form());
    }
}
