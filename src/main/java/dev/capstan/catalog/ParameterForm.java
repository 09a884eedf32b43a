package dev.capstan.catalog;

import dev.capstan.catalog.Parameter.Kind;
import dev.capstan.yaml.Fields;
import dev.capstan.yaml.Fields.Found;
import dev.capstan.yaml.Fields.Key;
import dev.capstan.yaml.Form;
import dev.capstan.yaml.Scalars;
import dev.capstan.yaml.Scalars.Objection;
import dev.capstan.yaml.Shapes;
import dev.capstan.yaml.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a person may type into a runbook. */
final class ParameterForm {
    /** Words of the command line, and variables that other programs listen to. */
    private static final Set<String> RESERVED =
            Set.of("plan", "reason", "path", "home", "http-proxy", "https-proxy", "all-proxy", "no-proxy");

    static final Form<String> NAME = Scalars.text("[a-z][a-z0-9-]{0,39}", "version", ParameterForm::objectionToName)
            .refine((name, node, reading) -> {
                if (RESERVED.contains(name)) {
                    var objection = objectionToName(name);
                    reading.problem(
                            node.place(), node.label() + " \"" + name + "\" " + objection.what(), objection.instead());
                    return Optional.empty();
                }
                return Optional.of(name);
            });

    private final Fields keys = Fields.of("a parameter");
    private final Key<Kind> type = keys.optional(
            "type",
            Scalars.oneOf(Arrays.asList(Kind.values()), Kind::word),
            "What kind of value: text (when left out), number, duration, time (2026-01-06T15:30), yes-no, choice, git-ref (tag, branch or commit"
                    + " in the work folder) or kept-copy (the time of a copy).");
    private final Key<String> byDefault = keys.optional(
            "default", Scalars.asWritten("main"), "Used when nothing is typed; without it the value must be given.");
    private final Key<String> pattern = keys.optional(
            "pattern", Scalars.pattern("v[0-9.]+"), "A regular expression that the whole value must match.");
    private final Key<List<String>> choices = keys.optional(
            "choices", Shapes.listOf(Scalars.asWritten("small")), "The values to choose from, for type: choice.");
    private final Key<Text> title = keys.optional("title", NameForms.TEXT, "What people see in the form.");

    private ParameterForm() {}

    static Form<Parameter> form() {
        var form = new ParameterForm();
        return form.keys.whole(form::read);
    }

    private Parameter read(Found found) {
        var kind = found.get(type).orElse(found.wrote(choices) ? Kind.CHOICE : Kind.TEXT);
        var offered = found.get(choices).orElse(List.of());
        if (kind == Kind.CHOICE && offered.isEmpty()) {
            found.problem(type, found.label() + " is a choice without choices", "add choices: [small, large]");
        }
        if (kind != Kind.CHOICE && !offered.isEmpty()) {
            found.problem(
                    choices,
                    "choices mean something only for type: choice",
                    "write type: choice, or leave choices out");
        }
        offered.stream()
                .filter(choice -> !choice.matches(kind.form()))
                .forEach(choice -> found.problem(
                        choices,
                        "choice \"" + choice + "\" is too long to show",
                        "keep it under 76 characters, on one line"));
        var parameter = new Parameter(
                found.label(),
                found.get(title).orElse(Text.same(found.label())),
                kind,
                found.get(byDefault).or(() -> kind == Kind.KEPT_COPY ? Optional.of("latest") : Optional.empty()),
                found.get(pattern),
                offered);
        checkDefault(parameter, found);
        return parameter;
    }

    private void checkDefault(Parameter parameter, Found found) {
        var written = parameter.defaultValue();
        var what = "default \"" + written.orElse("") + "\" ";
        if (written.filter(value -> !value.matches(parameter.kind().form())).isPresent()) {
            found.problem(
                    byDefault,
                    what + "is not a " + parameter.kind().word(),
                    "write " + sample(parameter.kind()) + ", or change type");
        } else if (parameter.kind() == Kind.CHOICE
                && !parameter.choices().isEmpty()
                && written.filter(value -> !parameter.choices().contains(value)).isPresent()) {
            found.problem(
                    byDefault,
                    what + "is not among the choices",
                    Suggestion.instead(written.orElse(""), parameter.choices()));
        } else if (parameter.pattern().isPresent()
                && written.filter(value -> !value.matches(parameter.pattern().get()))
                        .isPresent()) {
            found.problem(
                    byDefault,
                    what + "does not match its own pattern "
                            + parameter.pattern().get(),
                    "change one of them; the whole value must match");
        }
    }

    private static String sample(Kind kind) {
        return switch (kind) {
            case TEXT -> "one line of text";
            case NUMBER -> "a number such as 5";
            case DURATION -> "a number with its unit such as 24h";
            case TIME -> "a moment such as 2026-01-06T15:30";
            case YES_NO -> "yes or no";
            case CHOICE -> "one of the choices";
            case GIT_REF -> "a tag, branch or commit such as main";
            case KEPT_COPY -> "latest or a time such as 20260106_153000";
        };
    }

    private static Objection objectionToName(String name) {
        var tidy = name.toLowerCase(Locale.ROOT).replace('_', '-');
        if (RESERVED.contains(tidy)) {
            return new Objection("is taken: Capstan or the shell uses it", "choose another, such as my-" + tidy);
        }
        return new Objection(
                "is not the name of a parameter",
                "write "
                        + (tidy.matches("[a-z][a-z0-9-]{0,39}")
                                ? tidy
                                : "lower-case letters, digits and -, such as version"));
    }
}
