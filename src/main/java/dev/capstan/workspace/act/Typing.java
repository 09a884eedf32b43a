package dev.capstan.workspace.act;

import dev.capstan.workspace.model.Workspace;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What becomes of the letters a person types: three characters escaped, mentions and channels turned into links. */
final class Typing {
    private static final Pattern MENTION =
            Pattern.compile("(?<![\\p{L}\\p{N}])([@#])([\\p{L}\\p{N}_.-]*[\\p{L}\\p{N}])");

    private final Workspace workspace;

    Typing(Workspace workspace) {
        this.workspace = workspace;
    }

    String inMessage(String typed) {
        return resolved(typed, false);
    }

    /** Commands carry the name behind the id, as Slack does where an app lets it escape names. */
    String inCommand(String typed) {
        return resolved(typed, true);
    }

    /** Names stay as they were typed. */
    String unresolved(String typed) {
        return escapeAngles(typed.replaceAll("&(?!(?:amp|lt|gt);)", "&amp;"));
    }

    private String resolved(String typed, boolean named) {
        var safe = new StringBuilder();
        var matcher = MENTION.matcher(unresolved(typed));
        while (matcher.find()) {
            matcher.appendReplacement(
                    safe, Matcher.quoteReplacement(link(matcher.group(1), matcher.group(2), matcher.group(), named)));
        }
        return matcher.appendTail(safe).toString();
    }

    /** Links a person pasted in Slack's own writing stay links. */
    private static String escapeAngles(String text) {
        return text.replaceAll("<(?![@#!][A-Za-z])", "&lt;").replaceAll("(?<!<[@#!][A-Za-z0-9^|_.-]{1,80})>", "&gt;");
    }

    private String link(String sign, String name, String whole, boolean named) {
        if (sign.equals("#")) {
            return workspace
                    .conversations()
                    .byName(name)
                    .map(c -> named ? "<#" + c.id() + "|" + c.name() + ">" : "<#" + c.id() + ">")
                    .orElse(whole);
        }
        var directory = workspace.directory();
        for (var person : directory.people()) {
            if (person.name().equals(name)) {
                return named ? "<@" + person.id() + "|" + person.name() + ">" : "<@" + person.id() + ">";
            }
        }
        for (var group : directory.groups()) {
            if (group.handle().equals(name)) {
                return "<!subteam^" + group.id() + (named ? "|@" + name : "") + ">";
            }
        }
        return whole;
    }
}
