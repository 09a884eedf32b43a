package dev.capstan.catalog;

import dev.capstan.step.HostAddress;
import dev.capstan.yaml.Fields;
import dev.capstan.yaml.Form;
import dev.capstan.yaml.Scalars;
import dev.capstan.yaml.Scalars.Objection;
import dev.capstan.yaml.Shapes;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** How names, ids, addresses, paths and texts are written. */
final class NameForms {
    private static final Pattern SECRET = Pattern.compile("\\$\\{secret:([A-Za-z_][A-Za-z0-9_]*)}");

    static final Form<ServiceName> SERVICE = word("ctea").map(ServiceName::new);
    static final Form<EnvironmentName> ENVIRONMENT = word("production").map(EnvironmentName::new);
    static final Form<ComponentName> COMPONENT = word("web").map(ComponentName::new);
    static final Form<RoleName> ROLE = word("engineers").map(RoleName::new);
    static final Form<RunbookName> RUNBOOK = word("deploy").map(RunbookName::new);

    static final Form<UserId> USER = slackId("[UW]", "a Slack user id", "U0123ABCD", "from the profile's menu")
            .map(UserId::new);
    static final Form<GroupId> GROUP = slackId("S", "a Slack user group id", "S0123ABCD", "from the group's menu")
            .map(GroupId::new);
    static final Form<ChannelId> CHANNEL = slackId(
                    "[CG]", "a Slack channel id", "C0123ABCD", "from the end of the channel's details")
            .map(ChannelId::new);

    static final Form<String> VARIABLE =
            Scalars.text("[A-Za-z_][A-Za-z0-9_]*", "is not the name of an environment variable", "DATABASE_URL");

    static final Form<Language> LANGUAGE = Scalars.oneOf(java.util.List.of(Language.values()), Language::code);

    static final Form<HostAddress> HOST = Scalars.text(
                    "local|ssh://[A-Za-z0-9._-]+@([A-Za-z0-9._-]+|\\[[0-9a-fA-F:]+\\])(:[1-9][0-9]{0,4})?",
                    "ssh://deploy@host",
                    NameForms::objectionToHost)
            .refine((written, node, reading) -> {
                var host = HostAddress.parse(written);
                if (host.isEmpty()) {
                    reading.problem(
                            node.place(),
                            node.label() + " \"" + written + "\" has no such port",
                            "write one up to 65535");
                }
                return host;
            });

    static final Form<Value> VALUE = Scalars.asWritten("\"…\"").refine((written, node, reading) -> {
        var secret = SECRET.matcher(written);
        if (secret.matches()) {
            return Optional.of(new Value.SecretReference(secret.group(1)));
        }
        if (written.contains("${secret:")) {
            reading.problem(
                    node.place(),
                    node.label() + " mixes a secret with other text",
                    "write only ${secret:NAME}, and put it together in the script");
            return Optional.empty();
        }
        return Optional.of(new Value.Plain(written));
    });

    static final Form<String> SECRET_NAME = Scalars.text(
                    "\\$\\{secret:[A-Za-z_][A-Za-z0-9_]*\\}", "is not the name of a secret", "${secret:NAME}")
            .map(written -> written.substring("${secret:".length(), written.length() - 1));

    static final Form<Text> TEXT = text();

    private NameForms() {}

    static Form<String> word(String sample) {
        return Scalars.text(
                Names.WORD.pattern(),
                sample,
                text -> new Objection(
                        "is not a name", "write lower-case letters, digits, - and _, such as " + likely(text, sample)));
    }

    private static String likely(String text, String sample) {
        var tidy = text.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9_-]+", "-")
                .replaceAll("^[^a-z]+|-+$", "");
        return Names.WORD.matcher(tidy).matches() ? tidy : sample;
    }

    private static Form<String> slackId(String initial, String kind, String sample, String whence) {
        return Scalars.text(
                initial + "[A-Z0-9]{1,30}",
                sample,
                text -> new Objection("is not " + kind, "copy the id " + whence + ", such as " + sample));
    }

    /** An absolute path of plain characters, which needs no quoting anywhere. */
    static Form<String> path(String sample) {
        return path("[A-Za-z0-9._@+-]+", sample);
    }

    static Form<String> path(String segment, String sample) {
        return Scalars.text("(/" + segment + ")+", sample, text -> objectionToPath(text, sample))
                .refine((written, node, reading) -> {
                    if (!Path.of(written).normalize().toString().equals(written)) {
                        reading.problem(
                                node.place(),
                                node.label() + " \"" + written + "\" goes through . or ..",
                                "write " + Path.of(written).normalize());
                        return Optional.empty();
                    }
                    return Optional.of(written);
                });
    }

    private static Objection objectionToPath(String text, String sample) {
        if (!text.startsWith("/")) {
            return new Objection("is not absolute", "begin with /, such as " + sample);
        }
        return text.endsWith("/") && text.length() > 1
                ? new Objection("ends with /", "write " + text.replaceAll("/+$", ""))
                : new Objection(
                        "is not a path Capstan can use", "write letters, digits and . _ @ + - only, such as " + sample);
    }

    private static Objection objectionToHost(String text) {
        var instead = text.equals("localhost")
                ? "local"
                : text.matches("[A-Za-z0-9._-]+@[A-Za-z0-9._-]+(:[0-9]+)?")
                        ? "ssh://" + text
                        : "local or ssh://user@host:port";
        return new Objection("is not a target", "write " + instead);
    }

    private static Form<Text> text() {
        var keys = Fields.of("a text in two languages");
        var english = keys.required("en", Scalars.text("…"), "What people read in English.");
        var chinese = keys.required("zh", Scalars.text("…"), "What people read in Chinese.");
        Form<Text> both = keys.whole(found -> new Text(found.need(english), found.need(chinese)));
        return Shapes.valueOrKeys(Scalars.text("…").map(Text::same), both);
    }
}
