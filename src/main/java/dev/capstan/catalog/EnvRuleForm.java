package dev.capstan.catalog;

import dev.capstan.step.EnvRule;
import dev.capstan.yaml.Fields;
import dev.capstan.yaml.Form;
import dev.capstan.yaml.Scalars;
import dev.capstan.yaml.Scalars.Objection;
import dev.capstan.yaml.Shapes;
import java.util.List;
import java.util.function.Function;

/** The rules about environment variables: {@code DATABASE_SSL: { equals: "true" }}. */
final class EnvRuleForm {
    private EnvRuleForm() {}

    static Form<List<EnvRule>> form() {
        return Shapes.named(NameForms.VARIABLE, rule()).map(rules -> List.copyOf(rules.values()));
    }

    private static Form<Function<String, EnvRule>> rule() {
        var keys = Fields.of("a rule for a variable");
        var equal = keys.optional("equals", Scalars.asWritten("\"true\""), "The variable must be exactly this.");
        var atLeast = keys.optional("at-least", characters(), "The variable must be at least this long.");
        var not = keys.optional("not", Scalars.asWritten("mock"), "The variable must be set, to anything but this.");
        var matches = keys.optional(
                "matches",
                Scalars.pattern("postgres(ql)?://.+"),
                "The whole variable must match this regular expression.");
        keys.exactlyOne(equal, atLeast, not, matches);
        Form<Function<String, EnvRule>> mapping = keys.whole(found -> variable -> {
            if (found.get(equal).isPresent()) {
                return new EnvRule.Equal(variable, found.need(equal));
            }
            if (found.get(atLeast).isPresent()) {
                return new EnvRule.AtLeast(variable, found.need(atLeast));
            }
            return found.get(not).isPresent()
                    ? new EnvRule.Not(variable, found.need(not))
                    : new EnvRule.Matches(variable, found.need(matches));
        });
        Form<Function<String, EnvRule>> word = Scalars.oneOf("required").map(required -> EnvRule.Required::new);
        return Shapes.valueOrKeys(word, mapping);
    }

    private static Form<Integer> characters() {
        return Scalars.text(
                        "[1-9][0-9]{0,5} characters?",
                        "32 characters",
                        text -> text.matches("[0-9]+")
                                ? new Objection("needs its unit", "write " + text + " characters")
                                : new Objection(
                                        "is not a length", "write a number with its unit, such as 32 characters"))
                .map(text -> Integer.parseInt(text.substring(0, text.indexOf(' '))));
    }
}
