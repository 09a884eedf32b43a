package dev.capstan.slack.manifest;

import dev.capstan.slack.listen.Offer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** What Slack's app page would refuse, said before anybody goes there. */
public final class SlackLimits {
    private static final int COMMANDS = 50;
    private static final int LONGEST_COMMAND = 32;
    private static final int LONGEST_USAGE = 1_000;

    private SlackLimits() {}

    /** Sentences for a person; none when Slack takes it. */
    public static List<String> problems(Offer offer) {
        var problems = new ArrayList<String>();
        var seen = new HashSet<String>();
        for (var command : offer.commands()) {
            var slash = command.slash();
            if (slash.length() > LONGEST_COMMAND) {
                problems.add("%s has %d characters, and Slack takes %d — shorten the runbook's name or the prefix"
                        .formatted(slash, slash.length(), LONGEST_COMMAND));
            }
            if (command.usage().length() > LONGEST_USAGE) {
                problems.add("the parameters of %s take %d characters to name, and Slack takes %d — give it fewer"
                        .formatted(slash, command.usage().length(), LONGEST_USAGE));
            }
            if (!seen.add(slash)) {
                problems.add(
                        "%s is Capstan's own command — give the runbook of that name another one".formatted(slash));
            }
        }
        if (offer.commands().size() > COMMANDS) {
            problems.add("there are %d commands, and Slack takes %d — mark runbooks that nobody asks for with recovery"
                    .formatted(offer.commands().size(), COMMANDS));
        }
        return problems;
    }
}
